import { eq } from "drizzle-orm";
import { emailConfirmation, user } from "~db/schema/accounts";
import { realNow } from "~/lib/clock";
import type { Ctx } from "~/lib/context.server";
import { hasMail } from "~/lib/mail.server";

/** The own address, the one that waits for its code, and whether this installation can send mail at all. */
export const getOwnEmail = (ctx: Ctx) =>
  ctx.tx(async (tx) => {
    const [found] = await tx
      .select({
        ...{ email: user.email, phone: user.phone, waiting: emailConfirmation.email },
        expiresAt: emailConfirmation.expiresAt,
      })
      .from(user)
      .leftJoin(emailConfirmation, eq(emailConfirmation.userId, user.id))
      .where(eq(user.id, ctx.actor.id));
    const isWaiting = found?.expiresAt ? found.expiresAt > realNow() : false;
    return {
      isOffered: hasMail(),
      email: found?.email ?? null,
      // somebody who signs in by the address alone keeps it
      isRemovable: Boolean(found?.phone),
      waiting: isWaiting ? (found?.waiting ?? null) : null,
    };
  });

export type OwnEmail = Awaited<ReturnType<typeof getOwnEmail>>;
