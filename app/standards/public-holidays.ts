import type { StandardHeader } from "./header";

const holidayRules = {
  issuer: "国务院",
  title: "全国年节及纪念日放假办法",
  number: "国务院令第795号",
  edition: "2024修订",
  effectiveOn: "2025-01-01",
  clause: "第二条",
  note: "农历节日与调休以国务院办公厅每年十一月前后的通知为准",
} as const satisfies StandardHeader;

export const sources = [holidayRules] as const;

/** `MM-DD` of the holidays that fall on the same date every year: 元旦, 劳动节, 国庆节. */
export const fixedHolidays = ["01-01", "05-01", "05-02", "10-01", "10-02", "10-03"] as const;
