import { describe, expect, it } from "vitest";
import type { LogKind } from "~db/enums";
import { recordAbsence } from "~/features/attendance/absences/commands.server";
import { getAttendanceTrend, getWhoIsIn } from "~/features/attendance/board/queries.server";
import { recordEvents } from "~/features/attendance/log/commands.server";
import { instantOf } from "~/lib/clock";
import type { Ctx } from "~/lib/context.server";
import { newId } from "~/lib/id";
import { useDatabase } from "../database";
import { aCentre, aClass } from "../factories/centres";
import { anEnrolment } from "../factories/enrolment";
import { done } from "../factories/sequence";

useDatabase();

const today = "2026-11-12";

async function tap(ctx: Ctx, of: { classId: string; childId: string }, kind: LogKind, at: string) {
  const event = { id: newId(), childId: of.childId, kind, payload: {}, at };
  const { outcomes } = done(
    await recordEvents(ctx, { batchId: newId(), classId: of.classId, events: [event] }),
  );
  expect(outcomes[0]?.outcome).toBe("accepted");
}

describe("getWhoIsIn", () => {
  it("counts who is here of those who are due, class by class, and names who is missing", async () => {
    const { ctx } = await aCentre();
    const { classId } = await aClass(ctx);
    const { classId: other } = await aClass(ctx);
    const [here, gone, missing, ill] = await Promise.all(
      [1, 2, 3, 4].map(() => anEnrolment(ctx, { classId })),
    );
    const childOf = (one: { childId: string } | undefined) => ({
      ...{ classId, childId: one?.childId ?? "" },
    });
    await tap(ctx, childOf(here), "arrival", `${today}T08:06:00+08:00`);
    await tap(ctx, childOf(gone), "arrival", `${today}T08:10:00+08:00`);
    await tap(ctx, childOf(gone), "departure", `${today}T09:40:00+08:00`);
    const illness = { fromDay: today, toDay: today, schedule: "full", reason: "ill" } as const;
    const { childId } = childOf(ill);
    done(await recordAbsence(ctx, { childId, ...illness, symptoms: "", note: "" }));
    const half = await anEnrolment(ctx, { classId: other, schedule: "morning" });
    const { childId: halfId } = half;
    const afternoon = { ...illness, schedule: "afternoon", childId: halfId } as const;
    done(await recordAbsence(ctx, { ...afternoon, symptoms: "", note: "" }));

    const { classes, missing: names, absentees, isOpen } = await getWhoIsIn(ctx);
    expect(isOpen).toBe(true);
    expect(classes).toMatchObject([
      { id: classId, present: 1, left: 1, due: 3, absent: 1 },
      { id: other, present: 0, left: 0, due: 1, absent: 0 },
    ]);
    expect(names.map((one) => one.childId).sort()).toEqual(
      [childOf(missing).childId, halfId].sort(),
    );
    expect(absentees).toEqual([{ childId, schedule: "full" }]);
  });

  it("expects nobody on a day that is closed, and still sees who came", async () => {
    const sunday = instantOf("2026-11-15T10:20:00+08:00");
    const { ctx } = await aCentre({ now: sunday });
    const { classId } = await aClass(ctx);
    await anEnrolment(ctx, { classId });
    const { childId } = await anEnrolment(ctx, { classId });
    await tap(ctx, { classId, childId }, "arrival", sunday.toISOString());
    const { isOpen, classes, missing } = await getWhoIsIn(ctx);
    expect({ isOpen, missing }).toEqual({ isOpen: false, missing: [] });
    expect(classes).toMatchObject([{ present: 1, due: 1 }]);
  });
});

describe("getAttendanceTrend", () => {
  it("divides who came by who is enrolled, on open days up to yesterday", async () => {
    const { ctx } = await aCentre();
    const { classId } = await aClass(ctx);
    const one = await anEnrolment(ctx, { classId });
    await anEnrolment(ctx, { classId, startsOn: "2026-11-11" });
    for (const day of ["2026-11-10", "2026-11-11", today]) {
      const at = `${day}T08:06:00+08:00`;
      const then = { ...ctx, now: instantOf(`${day}T10:20:00+08:00`) };
      await tap(then, { classId, childId: one.childId }, "arrival", at);
      await tap(then, { classId, childId: one.childId }, "departure", `${day}T09:00:00+08:00`);
      if (day === "2026-11-11") {
        await tap(then, { classId, childId: one.childId }, "arrival", `${day}T09:30:00+08:00`);
      }
    }
    expect(await getAttendanceTrend(ctx, { weeks: 4 })).toEqual([
      { day: "2026-11-10", enrolled: 1, present: 1 },
      { day: "2026-11-11", enrolled: 2, present: 1 },
    ]);
  });

  it("has nothing to say of a centre that is new", async () => {
    const { ctx } = await aCentre();
    expect(await getAttendanceTrend(ctx, { weeks: 4 })).toEqual([]);
  });
});
