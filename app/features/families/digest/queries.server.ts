import { getCentre } from "~/features/centres/queries.server";
import { findChild } from "~/features/children/queries.server";
import { wordsOf } from "~/i18n/words.server";
import type { Ctx, OwnChildId } from "~/lib/context.server";
import { formatDay, formatLongDay, formatTime, formatWeekday } from "~/lib/dates";
import { getOwnDay } from "../queries.server";
import { answersInWords, momentInWords } from "./rules";

/** A day of the own child as a document: the six answers and every moment, as sentences in the reader's language. */
export const getDayReport = (ctx: Ctx, childId: OwnChildId, input: { day: string | null }) =>
  ctx.tx(async () => {
    const { name, className } = await findChild(ctx, childId);
    const { name: centreName } = await getCentre(ctx);
    const page = await getOwnDay(ctx, childId, input);
    const { t } = wordsOf(ctx.locale);
    const { day, today, answers, dishes } = page;
    const isOver = day < today || answers.arrival?.leftAt != null;
    return {
      ...{ childId, name, className, centreName, day, today, photos: page.photos.length },
      ...{ previous: page.previous, next: page.next, isEmpty: page.state !== "logged" },
      date: t("families:report.date", {
        ...{ day: formatLongDay(day, ctx.locale), weekday: formatWeekday(day, ctx.locale) },
      }),
      shortDate: formatDay(day, ctx.locale),
      madeAt: formatTime(ctx.now, ctx.timeZone),
      answers: answersInWords(answers, { dishes, isOver, t }),
      moments: [...page.timeline]
        .reverse()
        .map((item) => ({ id: item.id, at: item.at, text: momentInWords(item, dishes, t) })),
    };
  });

export type DayReport = Awaited<ReturnType<typeof getDayReport>>;
