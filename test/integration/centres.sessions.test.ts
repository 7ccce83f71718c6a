import { describe, expect, it } from "vitest";
import { cancelSessions, changeSessions } from "~/features/centres/sessions/commands.server";
import { getSessionsPage, listMealsOfDay } from "~/features/centres/sessions/queries.server";
import { listDiets } from "~/features/children/care/queries.server";
import { expectedChildren } from "~/features/enrolment/queries.server";
import type { Ctx } from "~/lib/context.server";
import { ownerSql, useDatabase } from "../database";
import { aCentre, aClass, someSessions } from "../factories/centres";
import { anEnrolment } from "../factories/enrolment";
import { done } from "../factories/sequence";

useDatabase();

const today = "2026-11-12";
const later = "2027-01-04";

/** The first and the last half-hour in which a class has somebody. */
async function hoursOn(ctx: Ctx, day: string) {
  const [room] = await expectedChildren(ctx, { day });
  const there = room?.slots.filter(({ children }) => children > 0).map(({ from }) => from) ?? [];
  return `${there[0]} ${there.at(-1)}`;
}

describe("the sessions of a centre", () => {
  it("count from their day on: who is expected when, and who eats what", async () => {
    const { ctx } = await aCentre({ opensAt: "07:00" });
    const { classId } = await aClass(ctx);
    await anEnrolment(ctx, { classId, schedule: "afternoon" });
    expect(await hoursOn(ctx, later)).toBe("12:00 17:30");
    const shorter = someSessions({
      ...{ fromDay: later, morningEnds: "11:30", afternoonBegins: "13:00", afternoonEnds: "16:00" },
      ...{ leavesAt: "15:30", afternoonMeals: ["lunch", "afternoonSnack"], morningMeals: [] },
    });
    done(await changeSessions(ctx, shorter));
    expect(await hoursOn(ctx, today)).toBe("12:00 17:30");
    expect(await hoursOn(ctx, later)).toBe("13:00 15:30");
    expect(await listMealsOfDay(ctx, { day: later })).toEqual(["lunch", "afternoonSnack"]);
    expect((await listDiets(ctx)).meals).toEqual([
      { meal: "morningSnack", count: 0 },
      { meal: "lunch", count: 0 },
      { meal: "afternoonSnack", count: 1 },
    ]);
    const then = { ...ctx, now: new Date(`${later}T02:00:00Z`) };
    expect((await listDiets(then)).meals).toEqual([
      { meal: "lunch", count: 1 },
      { meal: "afternoonSnack", count: 1 },
    ]);
    expect((await getSessionsPage(ctx)).history).toMatchObject([
      { fromDay: later, state: "later" },
    ]);
    done(await cancelSessions(ctx, { fromDay: later }));
    expect(await hoursOn(ctx, later)).toBe("12:00 17:30");
  });

  it.each([
    ["morningBegins", { morningBegins: "07:00" }, "session_outside_hours"],
    ["morningEnds", { morningEnds: "07:30" }, "session_ends_before_start"],
    ["afternoonBegins", { afternoonBegins: "11:30" }, "sessions_overlap"],
    ["afternoonEnds", { afternoonEnds: "12:00" }, "session_ends_before_start"],
    ["afternoonEnds", { afternoonEnds: "18:30" }, "session_outside_hours"],
    ["arrivesAt", { arrivesAt: "07:00" }, "usual_outside_day"],
    ["leavesAt", { leavesAt: "08:00" }, "usual_outside_day"],
    ["fromDay", { fromDay: "2026-11-11" }, "sessions_in_past"],
  ])("refuse %s out of order: %j", async (field, given, reason) => {
    const { ctx } = await aCentre();
    expect(await changeSessions(ctx, someSessions(given))).toMatchObject({ reason, field });
  });

  it("stay once they have begun, and may be set again on their first day", async () => {
    const { ctx } = await aCentre();
    done(await changeSessions(ctx, someSessions()));
    done(await changeSessions(ctx, someSessions({ leavesAt: "16:00" })));
    const { history, current } = await getSessionsPage(ctx);
    expect(history).toMatchObject([{ fromDay: today, state: "now" }]);
    expect(current.usual.to).toBe("16:00");
    expect(await cancelSessions(ctx, { fromDay: today })).toMatchObject({
      reason: "sessions_have_begun",
    });
  });

  it("are held by the database too", async () => {
    const { centreId } = await aCentre();
    const write = (ends: string, meals: string[]) =>
      ownerSql()`insert into session_setting values
        (${centreId}, ${today}, '07:30', ${ends}, '12:00', '18:00', ${meals}, '{}', '08:00', '17:00', now())`;
    await expect(write("12:30", [])).rejects.toMatchObject({ code: "23514" });
    await expect(write("12:00", ["feast"])).rejects.toMatchObject({ code: "23514" });
  });
});
