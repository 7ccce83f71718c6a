import type { ClassType } from "~db/enums";
import { bookPlace } from "~/features/enrolment/bookings/commands.server";
import { enterApplication } from "~/features/enrolment/applying/commands.server";
import { offerPlace } from "~/features/enrolment/offers/commands.server";
import type { Ctx } from "~/lib/context.server";
import { addDays } from "~/lib/dates";
import { newId } from "~/lib/id";
import { done } from "../factories/sequence";

type Room = { id: string; type: ClassType; places: number };

const offers = 50;
const bookings = 100;
const offersBegin = "2027-03-01";
const firstMonday = "2026-11-16";

/** Birthdays that fit a class of the type from the bench's day to the day that the offers begin. */
export const bornOn = { toddler: "2025-06-05", olderToddler: "2024-05-05" } as const;

/**
 * What holds places beside the enrolments: fifty open offers of mornings, and a hundred bookings of older
 * toddlers, five on each weekday of the coming four weeks.
 */
export async function fillTheLine(
  ctx: Ctx,
  given: { classes: readonly Room[]; childIds: readonly string[] },
): Promise<void> {
  const older = given.classes.filter(({ type }) => type === "olderToddler");
  const toddlers = given.classes.filter(({ type }) => type === "toddler");
  const seats = [...older, ...toddlers].flatMap((room) => Array<Room>(room.places).fill(room));
  for (let at = 0; at < offers; at += 1) {
    const room = seats[at];
    const { applicationId } = done(
      await enterApplication(ctx, {
        ...{ formId: newId(ctx.now), childName: `排队${at}`, sex: "female" },
        bornOn: room?.type === "toddler" ? bornOn.toddler : bornOn.olderToddler,
        ...{ wantedFrom: offersBegin, schedule: "morning" },
        ...{ guardianName: `家长${at}`, guardianPhone: `138${String(at).padStart(8, "0")}` },
        guardianRelation: "mother",
      }),
    );
    done(
      await offerPlace(ctx, applicationId, {
        ...{ classId: room?.id ?? "", schedule: "morning", startsOn: offersBegin },
        answerBy: addDays(firstMonday, 3),
      }),
    );
  }
  for (let at = 0; at < bookings; at += 1) {
    const weekday = Math.floor(at / 5);
    done(
      await bookPlace(ctx, {
        ...{ childId: given.childIds[at] ?? "", classId: older[at % older.length]?.id ?? "" },
        day: addDays(firstMonday, 7 * Math.floor(weekday / 5) + (weekday % 5)),
        ...{ fromTime: "08:00", untilTime: "11:30" },
      }),
    );
  }
}
