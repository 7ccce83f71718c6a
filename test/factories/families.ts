import { listOwnChildIds } from "~/access/require.server";
import { recordEvents } from "~/features/attendance/log/commands.server";
import { linkGuardianAccount } from "~/features/children/family/commands.server";
import { changeChoices } from "~/features/families/channels/commands.server";
import { choiceKey } from "~/features/families/channels/schema";
import type { AlertCategory, AlertChannel, LogKind } from "~db/enums";
import { deliverNext, fanOut, finishApart } from "~/jobs/deliveries.server";
import { jobs } from "~/jobs/registry.server";
import type { Ctx } from "~/lib/context.server";
import { newId } from "~/lib/id";
import { testContext } from "../database";
import { anAccount } from "./accounts";
import { aChild } from "./children";
import { anEnrolment } from "./enrolment";
import { aPhone, done } from "./sequence";

/** A child of a class with its mother's account, and the mother's context. */
export async function aFamily(ctx: Ctx, classId: string, name?: string) {
  const phone = aPhone();
  const { childId, guardianId } = await aChild(ctx, {
    guardianPhone: phone,
    ...(name && { name }),
  });
  await anEnrolment(ctx, { childId, classId });
  const { userId } = await anAccount({ centreId: ctx.centreId, role: "guardian", phone });
  done(await linkGuardianAccount(ctx, guardianId, userId));
  const family = testContext({ centreId: ctx.centreId, role: "guardian", userId });
  const [own] = await listOwnChildIds(family);
  if (!own) throw new Error("the account is not linked");
  return { childId: own, userId, guardianId, phone, family };
}

export type Family = Awaited<ReturnType<typeof aFamily>>;

/** The account asks for a category on a channel, beside the page. */
export async function asksFor(
  family: Ctx,
  wanted: readonly (readonly [AlertCategory, AlertChannel])[],
): Promise<void> {
  const channels = [...new Set(wanted.map(([, channel]) => channel))];
  const keys = wanted.map(([category, channel]) => choiceKey(category, channel));
  done(await changeChoices(family, { channels, wanted: keys }));
}

/** One tap in a class, received when the context's clock says. */
export async function tapIn(
  ctx: Ctx,
  of: { classId: string; childId: string; kind: LogKind; payload?: object; at: Date },
): Promise<{ batchId: string; eventId: string }> {
  const { classId, childId, kind, payload = {}, at } = of;
  const [batchId, eventId] = [newId(), newId()];
  const event = { id: eventId, childId, kind, payload, at: at.toISOString() };
  const [outcome] = done(await recordEvents(ctx, { batchId, classId, events: [event] })).outcomes;
  if (outcome?.outcome !== "accepted") throw new Error(JSON.stringify(outcome));
  return { batchId, eventId };
}

/** Everything that is due by the product's clock, and what follows from it. */
export async function carryOut(): Promise<void> {
  for (let at = 0; at < 50; at += 1) {
    let worked = (await fanOut(jobs.handlers)) > 0;
    while (await deliverNext(jobs.handlers)) worked = true;
    await finishApart();
    if (!worked) return;
  }
  throw new Error("the outbox never came to rest");
}
