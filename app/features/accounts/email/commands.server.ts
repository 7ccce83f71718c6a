import { randomInt, timingSafeEqual } from "node:crypto";
import { eq } from "drizzle-orm";
import { emailConfirmation, user } from "~db/schema/accounts";
import { writeAudit } from "~/lib/audit.server";
import { instantOf, realNow } from "~/lib/clock";
import { command } from "~/lib/command.server";
import type { Ctx } from "~/lib/context.server";
import { hasMail } from "~/lib/mail.server";
import { announce } from "~/lib/outbox.server";
import { done, refuse, type Result } from "~/lib/result";
import { seal, unseal } from "~/lib/vault.server";
import { codeEverySeconds, codeMinutes, codeTries } from "./rules";
import type { AskForEmailInput, ConfirmEmailInput } from "./schema";

const capability = "accounts.own.change";
const own = (ctx: Ctx) => eq(emailConfirmation.userId, ctx.actor.id);

/** Has a code sent to an address that is to be the account's own; the one before it is good no more. */
export const askForEmail = (ctx: Ctx, { email }: AskForEmailInput): Promise<Result> =>
  command(ctx, async (tx) => {
    if (!hasMail()) return refuse("no_mail_server", "email");
    const userId = ctx.actor.id;
    const at = realNow();
    const [before] = await tx
      .select({ createdAt: emailConfirmation.createdAt })
      .from(emailConfirmation)
      .where(own(ctx))
      .for("update");
    const passed = before ? at.getTime() - before.createdAt.getTime() : Infinity;
    if (passed < codeEverySeconds * 1000) return refuse("code_just_sent", "email");
    const code = String(randomInt(1_000_000)).padStart(6, "0");
    const row = {
      ...{ email, codeCipher: seal(code, userId), tries: 0, createdAt: at },
      expiresAt: instantOf(at.getTime() + codeMinutes * 60_000),
    };
    await tx
      .insert(emailConfirmation)
      .values({ userId, ...row })
      .onConflictDoUpdate({ target: emailConfirmation.userId, set: row });
    await writeAudit(ctx, { capability, after: { email: "asked" } });
    await announce(ctx, "account.emailAsked", { userId });
    return done;
  });

/** A wrong code is counted, so this refusal must not take its own row back. */
async function takeCode(ctx: Ctx, { code }: ConfirmEmailInput): Promise<Result<{ email: string }>> {
  return ctx.tx(async (tx) => {
    const [waiting] = await tx.select().from(emailConfirmation).where(own(ctx)).for("update");
    if (!waiting || waiting.expiresAt <= realNow()) return refuse("email_code_expired", "code");
    if (waiting.tries >= codeTries) return refuse("email_code_expired", "code");
    await tx
      .update(emailConfirmation)
      .set({ tries: waiting.tries + 1 })
      .where(own(ctx));
    const wanted = Buffer.from(unseal(waiting.codeCipher, ctx.actor.id));
    if (!timingSafeEqual(wanted, Buffer.from(code))) return refuse("email_code_wrong", "code");
    return { ok: true, value: { email: waiting.email } };
  }, "alone");
}

/** Refused while somebody else signs in by this address. */
const guards = { "23505": refuse("email_taken", "code") };

/** Whoever reads the mail at an address may have it on the account. */
export async function confirmEmail(ctx: Ctx, input: ConfirmEmailInput): Promise<Result> {
  const taken = await takeCode(ctx, input);
  if (!taken.ok) return taken;
  return command(
    ctx,
    async (tx) => {
      const { email } = taken.value;
      await tx.update(user).set({ email, updatedAt: realNow() }).where(eq(user.id, ctx.actor.id));
      await tx.delete(emailConfirmation).where(own(ctx));
      await writeAudit(ctx, { capability, after: { email: "confirmed" } });
      return done;
    },
    guards,
  );
}

/** Takes the address off the account, or forgets the one that waits. Refused where one signs in by it alone. */
export const forgetEmail = (ctx: Ctx): Promise<Result> =>
  command(ctx, async (tx) => {
    const [waiting] = await tx.delete(emailConfirmation).where(own(ctx)).returning();
    if (!waiting) {
      const [account] = await tx
        .select({ phone: user.phone })
        .from(user)
        .where(eq(user.id, ctx.actor.id));
      if (!account?.phone) return refuse("email_is_login");
      await tx
        .update(user)
        .set({ email: null, updatedAt: realNow() })
        .where(eq(user.id, ctx.actor.id));
    }
    await writeAudit(ctx, { capability, after: { email: "forgotten" } });
    return done;
  });
