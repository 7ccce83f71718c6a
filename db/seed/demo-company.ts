import { publishedCalendar } from "~/features/centres/calendar/rules";
import { recordCompany } from "~/features/kitchen/company/commands.server";
import { addDays, instantAt, type Day } from "~/lib/dates";
import { demoAccounts } from "./demo-accounts";
import { demoCentre, demoClasses, demoDay } from "./demo-centre";
import type { Seeding } from "./demo-people";
import { must } from "./demo-result";

const remarks = [
  "饭菜温热，孩子添饭的多。",
  "青菜稍老，已告诉厨房。",
  "汤的咸淡合适。",
  "分量够，两个孩子吃得慢，老师在旁提醒。",
  "餐具干净，桌面擦过。",
];

/** Those in charge took turns at lunch, a class a day, since the beginning of the month before. */
export async function eatAlong({ at, users, classIds }: Seeding): Promise<void> {
  const inCharge = demoAccounts.filter(({ role }) => role === "director" || role === "office");
  const days: Day[] = [];
  for (let day = addDays(demoDay, -28); day < demoDay; day = addDays(day, 1)) {
    if (publishedCalendar.isOpenDay(day)) days.push(day);
  }
  for (const [nth, day] of days.entries()) {
    const account = inCharge[nth % inCharge.length];
    const own = demoClasses[nth % demoClasses.length];
    if (!account || !own) continue;
    const as = { userId: users.get(account.login) ?? "", name: account.name, role: account.role };
    const ctx = at(instantAt(day, "12:20", demoCentre.timeZone), as);
    const classId = classIds.get(own.name) ?? null;
    const remark = remarks[nth % remarks.length] ?? "";
    const input = { day, meal: "lunch", eater: account.name, classId, remark } as const;
    must(await recordCompany(ctx, input), day);
  }
}
