import { describe, expect, it } from "vitest";
import { recordConsent } from "~/features/children/consents/commands.server";
import { removeGuardian } from "~/features/children/family/commands.server";
import { inviteGuardian } from "~/features/children/invitations/commands.server";
import { changePlace, withdrawChild } from "~/features/enrolment/commands.server";
import { getTimeline } from "~/features/reports/timeline/queries.server";
import type { TimelineKind } from "~/features/reports/timeline/rules";
import type { Ctx } from "~/lib/context.server";
import { ownerSql, testContext, useDatabase } from "../database";
import { aCentre, aClass } from "../factories/centres";
import { aChild, aCustodyNote, aGuardian } from "../factories/children";
import { anEnrolment } from "../factories/enrolment";
import { done } from "../factories/sequence";

useDatabase();

const tell = async (ctx: Ctx, childId: string, kind?: TimelineKind) =>
  (await getTimeline(ctx, { childId, kind })).map(({ day, what }) => [day, what]);

async function aHistory() {
  const { ctx, directorId } = await aCentre();
  await ownerSql()`update "user" set name = '王园长' where id = ${directorId}`;
  const [first, second] = [await aClass(ctx), await aClass(ctx, { name: "云朵班" })];
  const { childId, guardianId } = await aChild(ctx);
  const { enrolmentId } = await anEnrolment(ctx, { childId, classId: first.classId });
  return { ctx, childId, guardianId, enrolmentId, second };
}

describe("getTimeline", () => {
  it("tells of places begun, changed and ended, on the days from which they hold", async () => {
    const { ctx, childId, enrolmentId, second } = await aHistory();
    const change = { classId: second.classId, schedule: "morning", fromDay: "2026-12-01" } as const;
    const changed = done(await changePlace(ctx, { enrolmentId, ...change }));
    const leaving = { endsOn: "2027-01-04", reason: "搬家" };
    done(await withdrawChild(ctx, { enrolmentId: changed.enrolmentId, ...leaving }));
    const events = await getTimeline(ctx, { childId, kind: "places" });
    expect(events).toMatchObject([
      { day: "2027-01-04", what: "placeEndedWhy", by: "王园长", values: { reason: "搬家" } },
      {
        ...{ day: "2026-12-01", what: "placeChanged", by: "王园长" },
        values: { className: "云朵班", schedule: "morning" },
      },
      { day: "2026-10-08", what: "placeBegun", by: "王园长", values: { schedule: "full" } },
    ]);
  });

  it("tells of people, invitations, consents and custody notes, with who did it", async () => {
    const { ctx, childId, guardianId } = await aHistory();
    const father = await aGuardian(ctx, childId, { name: "陈父" });
    done(await removeGuardian(ctx, childId, father.guardianId));
    done(await inviteGuardian(ctx, { guardianId }));
    done(await recordConsent(ctx, childId, { kind: "outings", state: "granted", guardianId }));
    await aCustodyNote(ctx, childId);
    const people = await tell(ctx, childId, "people");
    expect(people.map(([, what]) => what).sort()).toEqual([
      ...["guardianAdded", "guardianAdded", "guardianRemoved", "registered"],
    ]);
    expect(await getTimeline(ctx, { childId, kind: "accounts" })).toMatchObject([
      { what: "invited", by: "王园长", values: { role: "guardian" } },
    ]);
    expect(await getTimeline(ctx, { childId, kind: "consents" })).toMatchObject([
      { what: "consent", by: "王园长", values: { consent: "outings", version: 1 } },
    ]);
    expect(await tell(ctx, childId, "custody")).toEqual([["2026-11-12", "custodyNoted"]]);
  });

  it("keeps custody from whoever may not read it", async () => {
    const { ctx, childId } = await aHistory();
    await aCustodyNote(ctx, childId);
    const { centreId } = ctx;
    const health = testContext({ centreId, role: "healthWorker" });
    expect(JSON.stringify(await getTimeline(health, { childId, kind: undefined }))).not.toContain(
      "法院",
    );
    const teacher = testContext({ centreId, role: "teacher" });
    expect(await tell(teacher, childId, "custody")).toHaveLength(1);
  });
});
