import { changeDay, closeDays } from "~/features/centres/calendar/commands.server";
import type { Seeding } from "./demo-people";
import { must } from "./demo-result";

/** What the centre has set in its calendar itself; the State has not published the holidays of 2027 yet. */
export async function setCalendar({ next }: Pick<Seeding, "next">): Promise<void> {
  const cleaning = {
    day: "2026-12-11",
    kind: "closed",
    name: "全园大扫除",
    follows: null,
  } as const;
  must(await changeDay(next(), cleaning), cleaning.name);
  const summer = { fromDay: "2027-07-26", toDay: "2027-08-08", name: "暑期闭园" };
  must(await closeDays(next(), summer), summer.name);
}
