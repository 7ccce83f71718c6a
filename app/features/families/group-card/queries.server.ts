import { getCentre, listClasses } from "~/features/centres/queries.server";
import { wordsOf } from "~/i18n/words.server";
import type { Ctx } from "~/lib/context.server";
import { dayOf, formatDay } from "~/lib/dates";
import { notFound } from "~/lib/errors";

/** What a teacher pastes into the class's chat: centre, class, day and where the reports are. About no child. */
export const getGroupCard = (ctx: Ctx, input: { classId: string; url: string }) =>
  ctx.tx(async () => {
    const room = (await listClasses(ctx)).find(({ id }) => id === input.classId);
    if (!room) throw notFound("class");
    const { shortName: centre } = await getCentre(ctx);
    const day = formatDay(dayOf(ctx.now, ctx.timeZone), ctx.locale);
    const { url } = input;
    const { id, name, colour } = room;
    const text = wordsOf(ctx.locale).t("families:groupCard.text", { centre, room: name, day, url });
    return { room: { id, name, colour }, text, url };
  });

export type GroupCardTexts = Awaited<ReturnType<typeof getGroupCard>>;
