import { isUnlocked } from "~/features/accounts/pins/queries.server";
import type { Ctx } from "~/lib/context.server";
import type { LoggedEvent } from "../log/rules";
import { findActor } from "./queries.server";
import { isOfAnother, type Owner } from "./rules";

export type Writer = { staffId: string | null; userId: string | null };

/**
 * Who writes a save: the person who signed in, whoever is named besides; on a tablet who was chosen there, or
 * nobody. Null where the one named does not work here on the days that are written about.
 */
export async function findWriter(
  ctx: Ctx,
  staffId: string | null | undefined,
  events: readonly Pick<LoggedEvent, "day">[],
): Promise<Writer | null> {
  if (ctx.actor.kind === "user") return { staffId: null, userId: ctx.actor.id };
  if (!staffId) return { staffId: null, userId: null };
  return findActor(ctx, staffId, [...new Set(events.map(({ day }) => day))]);
}

/** What a writer may change: on a tablet another person's only after the PIN. */
export async function changesOf(
  ctx: Ctx,
  writer: Writer,
): Promise<((written: Owner) => boolean) | undefined> {
  if (ctx.actor.kind !== "device" || (await isUnlocked(ctx, writer.staffId))) return undefined;
  return (written) => !isOfAnother(written, writer);
}
