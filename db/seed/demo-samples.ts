import { publishedCalendar } from "~/features/centres/calendar/rules";
import { destroySamples, takeSample } from "~/features/kitchen/samples/commands.server";
import { getSampleDay } from "~/features/kitchen/samples/queries.server";
import { addDays, instantAt } from "~/lib/dates";
import { demoAccounts } from "./demo-accounts";
import { demoCentre, demoDay } from "./demo-centre";
import type { Seeding } from "./demo-people";
import { must } from "./demo-result";

const firstDay = addDays(demoDay, -7);
/** On this day one box was put behind the others and forgotten. */
const forgottenOn = addDays(demoDay, -6);
const takenAt = { breakfast: "07:50", morningSnack: "09:25", lunch: "11:20", afternoonSnack: "14:50", supper: "17:20" }; // prettier-ignore

const moment = (day: string, time: string) => instantAt(day, time, demoCentre.timeZone);

/** A week of food samples, destroyed two days later; this morning's snacks but the last. */
export async function keepSamples({ at, users }: Seeding): Promise<void> {
  const cook = demoAccounts.find(({ role }) => role === "cook");
  if (!cook) throw new Error("The demo has no cook");
  const as = { userId: users.get(cook.login) ?? "", name: cook.name, role: cook.role };
  let forgotten = "";
  for (let day = firstDay; day <= demoDay; day = addDays(day, 1)) {
    if (!publishedCalendar.isOpenDay(day)) continue;
    const isToday = day === demoDay;
    const { meals } = await getSampleDay(at(moment(day, "18:00"), as), { day });
    let box = 0;
    for (const { meal, tasks } of isToday ? meals.slice(0, 1) : meals) {
      for (const { dishId } of isToday ? tasks.slice(0, -1) : tasks) {
        box += 1;
        const facts = { day, meal, dishId, grams: box % 4 === 0 ? 150 : 125, box: String(box) };
        const time = takenAt[meal];
        const input = { ...facts, sampledBy: cook.name, time };
        const { sampleId } = must(await takeSample(at(moment(day, time), as), input), day);
        if (day === forgottenOn && meal === "lunch") forgotten ||= sampleId;
      }
    }
    if (isToday) continue;
    const closing = at(moment(day, "16:30"), as);
    const { ready } = await getSampleDay(closing, { day });
    const sampleIds = ready.map(({ id }) => id).filter((id) => id !== forgotten);
    if (sampleIds.length === 0) continue;
    must(await destroySamples(closing, { sampleIds, destroyedBy: cook.name }), day);
  }
}
