import { and, eq, isNull } from "drizzle-orm";
import type { Locale } from "~db/enums";
import { alertChoice, pushSubscription, user } from "~db/schema/accounts";
import { guardian } from "~db/schema/children";
import { alert, alertDelivery } from "~db/schema/families";
import { listFamily, type FamilyMember } from "~/access/family.server";
import { findChild } from "~/features/children/queries.server";
import { wordsOf } from "~/i18n/words.server";
import type { Ctx, OwnChildId } from "~/lib/context.server";
import type { Transaction } from "~/lib/db.server";
import { sendMail } from "~/lib/mail.server";
import { Postponed } from "~/lib/outbox.server";
import { publicUrl } from "~/lib/public-url.server";
import { sendPush } from "~/lib/push.server";
import { postSigned } from "~/lib/signature.server";
import { alertWords, isWanted, quietUntil } from "../alerts/rules";
import { getDayReport } from "../digest/queries.server";
import { openHook } from "../hooks/commands.server";

export type Due = { alertId: string; channel: string; target: string };

/** What is handed to a channel: the words in the recipient's language, and where they lead. */
type Outgoing = {
  alertId: string;
  category: string;
  childId: string | null;
  userId: string;
  title: string;
  body: string;
  path: string;
};

type Sender = (ctx: Ctx, due: Due, outgoing: Outgoing) => Promise<"sent" | "gone">;

/** Every channel that leaves the page: one function that hands a message over, or fails and is asked again. */
const channels: Record<string, Sender> = {
  push: async (ctx, { target }, { alertId, title, body, path }) => {
    const [to] = await ctx.tx((tx) =>
      tx.select().from(pushSubscription).where(eq(pushSubscription.id, target)),
    );
    if (!to) return "gone";
    const outcome = await sendPush(to, { title, body: body.slice(0, 600), path, tag: alertId });
    if (outcome === "gone") {
      await ctx.tx((tx) => tx.delete(pushSubscription).where(eq(pushSubscription.id, target)));
    }
    return outcome;
  },
  email: async (ctx, _due, { alertId, userId, title, body, path }) => {
    const { email, locale } = await findAccount(ctx, userId);
    if (!email) return "gone";
    const { t } = wordsOf(locale);
    const values = { url: publicUrl(path), settings: publicUrl("/family/settings/notifications") };
    const text = `${body}\n\n${t("families:alert.mailFoot", values)}\n`;
    await sendMail({ to: email, subject: title, text, messageId: alertId });
    return "sent";
  },
  hook: async (ctx, _due, { alertId, category, childId, userId, title, body, path }) => {
    const hook = await openHook(ctx);
    if (!hook) return "gone";
    const phone = hook.withPhone ? await findPhone(ctx, userId) : undefined;
    const { status } = await postSigned(hook, {
      ...{ id: alertId, centreId: ctx.centreId, category, childId, recipientId: userId },
      ...{ title, text: body, url: publicUrl(path), ...(phone && { phone }) },
    });
    if (status < 200 || status > 299) throw new Error(`gateway answered ${status}`);
    return "sent";
  },
};

/**
 * On families.alertDue: carries one alert out on one channel, to one account or device. The row says whether it
 * went: what went is not sent again, and what nobody wants or may see any more is dropped. At night it waits.
 */
export async function deliverAlert(ctx: Ctx, due: Due): Promise<void> {
  const { [due.channel]: send } = channels;
  if (!send) return;
  const found = await ctx.tx((tx) => prepare(tx, ctx, due));
  if (found === "over") return;
  if (found === "unwanted") return mark(ctx, due, { droppedAt: ctx.now });
  const quiet = quietUntil(ctx.now, ctx.timeZone);
  if (quiet) throw new Postponed(quiet);
  const outcome = await send(ctx, due, await inWords(ctx, found));
  await mark(ctx, due, outcome === "sent" ? { sentAt: ctx.now } : { droppedAt: ctx.now });
}

const ofDue = (ctx: Ctx, { alertId, channel, target }: Due) =>
  and(
    ...[eq(alertDelivery.centreId, ctx.centreId), eq(alertDelivery.alertId, alertId)],
    // reason: a channel without a sender has been turned away
    eq(alertDelivery.channel, channel as "push"),
    eq(alertDelivery.target, target),
  );

const mark = (ctx: Ctx, due: Due, as: { sentAt?: Date; droppedAt?: Date }): Promise<void> =>
  ctx.tx(async (tx) => {
    await tx.update(alertDelivery).set(as).where(ofDue(ctx, due));
  });

type Prepared = { told: typeof alert.$inferSelect; member: FamilyMember | null; locale: Locale };

async function prepare(
  tx: Transaction,
  ctx: Ctx,
  due: Due,
): Promise<Prepared | "over" | "unwanted"> {
  const [waiting] = await tx
    .select({ told: alert })
    .from(alertDelivery)
    .innerJoin(
      alert,
      and(eq(alert.centreId, alertDelivery.centreId), eq(alert.id, alertDelivery.alertId)),
    )
    .where(and(ofDue(ctx, due), isNull(alertDelivery.sentAt), isNull(alertDelivery.droppedAt)));
  if (!waiting) return "over";
  const { told } = waiting;
  const family = told.childId ? await listFamily(ctx, told.childId) : [];
  const member = family.find(({ userId }) => userId === told.userId) ?? null;
  // whose access ended meanwhile hears nothing more
  if (told.childId && !member) return "unwanted";
  const choices = await tx.select().from(alertChoice).where(eq(alertChoice.userId, told.userId));
  const isAsked = isWanted(choices, told.category, due.channel as "push"); // reason: as above
  if (!isAsked) return "unwanted";
  const { locale } = await findAccount(ctx, told.userId);
  return { told, member, locale };
}

/** Put together when it is sent, so that it says what stands then; a digest holds the day's six answers. */
const inWords = (ctx: Ctx, { told, member, locale }: Prepared): Promise<Outgoing> =>
  ctx.tx(async () => {
    const reader = { ...ctx, locale };
    const name = told.childId ? (await findChild(reader, told.childId)).name : null;
    const words = alertWords({ ...told, name }, wordsOf(locale).t, locale);
    const { id: alertId, category, childId, userId, path } = told;
    const body =
      category === "digest" && member
        ? await digestBody(reader, member.childId, told.day)
        : words.body;
    return { alertId, category, childId, userId, path, title: words.title, body };
  });

async function digestBody(reader: Ctx, childId: OwnChildId, day: string): Promise<string> {
  const { answers } = await getDayReport(reader, childId, { day });
  const { t } = wordsOf(reader.locale);
  return answers.map(({ ask, text }) => t("families:report.line", { ask, text })).join("\n");
}

const findAccount = (ctx: Ctx, userId: string): Promise<{ email: string | null; locale: Locale }> =>
  ctx.tx(async (tx) => {
    const [found] = await tx
      .select({ email: user.email, locale: user.locale })
      .from(user)
      .where(eq(user.id, userId));
    return { email: found?.email ?? null, locale: found?.locale ?? ctx.locale };
  });

/** The number that the centre has on its list for this account. */
const findPhone = (ctx: Ctx, userId: string): Promise<string | undefined> =>
  ctx.tx(async (tx) => {
    const [found] = await tx
      .select({ phone: guardian.phone })
      .from(guardian)
      .where(and(eq(guardian.centreId, ctx.centreId), eq(guardian.userId, userId)));
    return found?.phone;
  });
