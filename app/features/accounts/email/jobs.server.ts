import { eq } from "drizzle-orm";
import { emailConfirmation, user } from "~db/schema/accounts";
import { wordsOf } from "~/i18n/words.server";
import { realNow } from "~/lib/clock";
import type { Ctx } from "~/lib/context.server";
import { sendMail } from "~/lib/mail.server";
import { unseal } from "~/lib/vault.server";
import { codeMinutes } from "./rules";

/** On account.emailAsked: the code goes to the address that waits for it, while it is good. */
export async function sendEmailCode(ctx: Ctx, { userId }: { userId: string }): Promise<void> {
  const [waiting] = await ctx.tx((tx) =>
    tx
      .select({ waiting: emailConfirmation, locale: user.locale })
      .from(emailConfirmation)
      .innerJoin(user, eq(user.id, emailConfirmation.userId))
      .where(eq(emailConfirmation.userId, userId)),
  );
  if (!waiting || waiting.waiting.expiresAt <= realNow()) return;
  const { email, codeCipher, createdAt } = waiting.waiting;
  const { t } = wordsOf(waiting.locale ?? ctx.locale);
  const code = unseal(codeCipher, userId);
  await sendMail({
    to: email,
    subject: t("accounts:email.subject", { code }),
    text: t("accounts:email.text", { code, minutes: codeMinutes }),
    messageId: `${userId}.${createdAt.getTime()}`,
  });
}
