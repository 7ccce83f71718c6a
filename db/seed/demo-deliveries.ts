import { publishedCalendar } from "~/features/centres/calendar/rules";
import { recordPurchase } from "~/features/kitchen/records/commands.server";
import { recordPurchaseInput } from "~/features/kitchen/records/schema";
import { addDays, instantAt, weekdayOf } from "~/lib/dates";
import { demoAccounts } from "./demo-accounts";
import { demoCentre, demoDay } from "./demo-centre";
import type { Seeding } from "./demo-people";
import { must } from "./demo-result";

type Delivery = [food: string, quantity: number, unit: string, supplier: string, keepsDays: number];

const [market, grain, meat, dairy] = ["介休城东蔬菜配送", "晋中惠民粮油", "汾河鲜肉", "晋牧乳业"];

/** Fresh every morning; meat and milk on their days; what keeps, once a week. */
const daily: readonly Delivery[] = [
  ["大白菜", 12, "kg", market, 0],
  ["胡萝卜", 8, "kg", market, 0],
  ["苹果", 15, "kg", market, 0],
];
const onDays: Partial<Record<number, readonly Delivery[]>> = {
  1: [["大米", 50, "kg", grain, 180], ["花生油", 2, "barrel", grain, 540], ["鸡蛋", 15, "kg", market, 30]], // prettier-ignore
  2: [
    ["鲜牛奶", 20, "litre", dairy, 7],
    ["猪里脊", 9, "kg", meat, 3],
  ],
  3: [
    ["鲈鱼", 10, "kg", meat, 2],
    ["北豆腐", 8, "kg", market, 3],
  ],
  4: [
    ["鸡胸肉", 8.5, "kg", meat, 3],
    ["鲜牛奶", 20, "litre", dairy, 7],
  ],
  5: [
    ["小米", 10, "kg", grain, 180],
    ["酸奶", 6, "box", dairy, 18],
  ],
};

/** Two weeks of what came to the kitchen's door, with the papers of what has any. */
export async function takeDeliveries({ at, users }: Seeding): Promise<void> {
  const cook = demoAccounts.find(({ role }) => role === "cook");
  if (!cook) throw new Error("The demo has no cook");
  const as = { userId: users.get(cook.login) ?? "", name: cook.name, role: cook.role };
  for (let day = addDays(demoDay, -11); day <= demoDay; day = addDays(day, 1)) {
    if (!publishedCalendar.isOpenDay(day)) continue;
    const came = [...daily, ...(onDays[weekdayOf(day)] ?? [])];
    for (const [nth, [food, quantity, unit, supplier, keepsDays]] of came.entries()) {
      const time = `07:${String(10 + nth * 4)}`;
      const packed = keepsDays > 0;
      const input = recordPurchaseInput.parse({
        ...{ food, quantity, unit, supplier, receivedOn: day, time, receivedBy: cook.name },
        batch: packed ? addDays(day, -1).replaceAll("-", "") : "",
        producedOn: packed ? addDays(day, -1) : "",
        expiresOn: packed ? addDays(day, keepsDays - 1) : "",
        certificate: packed ? `JX${day.slice(5).replace("-", "")}${String(nth + 1)}` : "",
      });
      const moment = at(instantAt(day, time, demoCentre.timeZone), as);
      must(await recordPurchase(moment, input), food);
    }
  }
}
