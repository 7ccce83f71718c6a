import { eq } from "drizzle-orm";
import { alertHook } from "~db/schema/families";
import { getCentre } from "~/features/centres/queries.server";
import { wordsOf } from "~/i18n/words.server";
import { writeAudit } from "~/lib/audit.server";
import { command } from "~/lib/command.server";
import type { Ctx } from "~/lib/context.server";
import { notFound } from "~/lib/errors";
import { newId } from "~/lib/id";
import { refusedUrl } from "~/lib/outgoing.server";
import { done, ok, refuse, type Result } from "~/lib/result";
import { postSigned } from "~/lib/signature.server";
import { seal, unseal } from "~/lib/vault.server";
import type { ChangeHookInput } from "./schema";

const capability = "families.hook.change";
const ownerOf = (ctx: Ctx) => `hook ${ctx.centreId}`;
const own = (ctx: Ctx) => eq(alertHook.centreId, ctx.centreId);

/** Where the centre's gateway listens. Refuses an address that is not HTTPS or not public, and the first without a secret. */
export const changeHook = (ctx: Ctx, input: ChangeHookInput): Promise<Result> =>
  command(ctx, async (tx) => {
    const { url, secret, withPhone } = input;
    const refused = refusedUrl(url);
    if (refused) return refuse(refused, "url");
    const [before] = await tx.select().from(alertHook).where(own(ctx)).for("update");
    if (!before && !secret) return refuse("required", "secret");
    const secretCipher = secret ? seal(secret, ownerOf(ctx)) : (before?.secretCipher ?? "");
    const row = { url, secretCipher, withPhone, updatedAt: ctx.now };
    await tx
      .insert(alertHook)
      .values({ centreId: ctx.centreId, createdAt: ctx.now, ...row })
      .onConflictDoUpdate({
        target: alertHook.centreId,
        set: { ...row, testedAt: null, testedStatus: null },
      });
    await writeAudit(ctx, { capability, after: { withPhone: String(withPhone) } });
    return done;
  });

/** From now on nothing goes to the gateway. */
export const removeHook = (ctx: Ctx): Promise<Result> =>
  command(ctx, async (tx) => {
    await tx.delete(alertHook).where(own(ctx));
    await writeAudit(ctx, { capability, after: { removed: "true" } });
    return done;
  });

/** Where to send, opened for sending; null where the centre has no gateway. */
export const openHook = (ctx: Ctx) =>
  ctx.tx(async (tx) => {
    const [found] = await tx.select().from(alertHook).where(own(ctx));
    if (!found) return null;
    const { url, withPhone, secretCipher } = found;
    return { url, withPhone, secret: unseal(secretCipher, ownerOf(ctx)) };
  });

/** Sends a test, which is about nobody, outside any transaction; notes and answers what the gateway said. */
export async function testHook(ctx: Ctx): Promise<Result<{ status: number | null }>> {
  const hook = await openHook(ctx);
  if (!hook) throw notFound("hook");
  const { name } = await getCentre(ctx);
  const answer = await postSigned(hook, {
    ...{ id: newId(ctx.now), centreId: ctx.centreId, category: "test" },
    text: wordsOf(ctx.locale).t("families:hook.testText", { name }),
  }).catch(() => null);
  const status = answer?.status ?? null;
  return command(ctx, async (tx) => {
    await tx.update(alertHook).set({ testedAt: ctx.now, testedStatus: status }).where(own(ctx));
    await writeAudit(ctx, { capability, after: { tested: String(status) } });
    return ok({ status });
  });
}
