import type { StandardHeader } from "./header";

const healthCareRules = {
  issuer: "卫生部",
  title: "托儿所幼儿园卫生保健工作规范",
  number: "卫妇社发〔2012〕35号",
  edition: "2012",
  effectiveOn: "2012-05-09",
  clause: "晨检及全日健康观察",
  note: "the fever line is the usual one for the armpit; the line from which many centres send home is local practice",
} as const satisfies StandardHeader;

export const sources = [healthCareRules] as const;

/** From here on a child has a fever, in °C at the armpit. */
export const feverFrom = 37.3;

/** From here on many centres ask the family to collect the child, in °C at the armpit. */
export const sendHomeFrom = 37.5;
