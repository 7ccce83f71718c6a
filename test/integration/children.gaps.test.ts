import { describe, expect, it } from "vitest";
import { recordConsent } from "~/features/children/consents/commands.server";
import { countGaps, listGaps } from "~/features/children/gaps/queries.server";
import { withdrawChild } from "~/features/enrolment/commands.server";
import { useDatabase } from "../database";
import { aCentre, aClass } from "../factories/centres";
import { aChild } from "../factories/children";
import { anEnrolment } from "../factories/enrolment";
import { done } from "../factories/sequence";

useDatabase();

describe("listGaps", () => {
  it("names what each enrolled child's file lacks", async () => {
    const { ctx } = await aCentre();
    const { classId } = await aClass(ctx);
    const bare = await anEnrolment(ctx, { classId });
    const { childId, guardianId } = await aChild(ctx, {
      idKind: "passport",
      idNumber: "E12345678",
      vaccinationCheckedOn: "2026-09-01",
    });
    await anEnrolment(ctx, { classId, childId });
    for (const kind of ["enrolmentPrivacy", "healthData"] as const) {
      done(await recordConsent(ctx, childId, { kind, state: "granted", guardianId }));
    }
    const rows = await listGaps(ctx, {});
    expect(rows.map(({ id, lacks }) => [id, lacks])).toEqual([
      [bare.childId, ["identity", "consents", "vaccination"]],
    ]);
    expect(await countGaps(ctx)).toEqual({ identity: 1, consents: 1, vaccination: 1, clarify: 0 });
  });

  it("counts a consent as open until both necessary kinds are answered, whatever the answer", async () => {
    const { ctx } = await aCentre();
    const { classId } = await aClass(ctx);
    const { childId, guardianId } = await aChild(ctx);
    await anEnrolment(ctx, { classId, childId });
    const answer = async (kind: "enrolmentPrivacy" | "healthData" | "outings") =>
      done(await recordConsent(ctx, childId, { kind, state: "refused", guardianId }));
    await answer("enrolmentPrivacy");
    await answer("outings");
    expect(await listGaps(ctx, { gap: "consents" })).toHaveLength(1);
    await answer("healthData");
    expect(await listGaps(ctx, { gap: "consents" })).toHaveLength(0);
  });

  it("leaves out children without a place and those who left, and keeps a promised one once", async () => {
    const { ctx } = await aCentre();
    const { classId } = await aClass(ctx);
    const next = await aClass(ctx);
    await aChild(ctx);
    const left = await anEnrolment(ctx, { classId });
    done(
      await withdrawChild(ctx, {
        enrolmentId: left.enrolmentId,
        endsOn: "2026-11-01",
        reason: "",
      }),
    );
    const moving = await anEnrolment(ctx, { classId });
    done(
      await withdrawChild(ctx, {
        enrolmentId: moving.enrolmentId,
        endsOn: "2026-12-01",
        reason: "",
      }),
    );
    await anEnrolment(ctx, {
      classId: next.classId,
      childId: moving.childId,
      startsOn: "2026-12-01",
    });
    expect((await listGaps(ctx, {})).map(({ id }) => id)).toEqual([moving.childId]);
  });

  it("sees nothing of another centre", async () => {
    const { ctx } = await aCentre();
    const { classId } = await aClass(ctx);
    await anEnrolment(ctx, { classId });
    const other = await aCentre();
    expect(await listGaps(other.ctx, {})).toEqual([]);
  });
});
