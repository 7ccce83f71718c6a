import { expect, it } from "vitest";
import { changePlace } from "~/features/enrolment/commands.server";
import { listOutgrowing } from "~/features/enrolment/moves/queries.server";
import { useDatabase } from "../database";
import { aCentre, aClass } from "../factories/centres";
import { aChild } from "../factories/children";
import { anEnrolment } from "../factories/enrolment";
import { done } from "../factories/sequence";

useDatabase();

it("a child that outgrows its class is named ahead, with the classes that fit, until its move is planned", async () => {
  const { ctx } = await aCentre();
  const infants = await aClass(ctx, { type: "infant", name: "乳儿班", places: 2 });
  const toddlers = await aClass(ctx, { type: "toddler", name: "托小班", places: 3 });
  await aClass(ctx, { name: "托大班" });
  const { childId } = await aChild(ctx, { name: "林一", bornOn: "2026-01-20" });
  const younger = await aChild(ctx, { bornOn: "2026-05-01" });
  const { enrolmentId } = await anEnrolment(ctx, { ...infants, childId });
  await anEnrolment(ctx, { ...infants, childId: younger.childId });
  expect(await listOutgrowing(ctx, { weeks: 20 })).toMatchObject([
    { id: childId, day: "2027-01-20", className: "乳儿班", next: [{ name: "托小班", free: 3 }] },
  ]);
  const move = { enrolmentId, ...toddlers, schedule: "full" } as const;
  // a fortnight late is within the grace
  done(await changePlace(ctx, { ...move, fromDay: "2027-02-01" }));
  expect(await listOutgrowing(ctx, { weeks: 20 })).toEqual([]);
});
