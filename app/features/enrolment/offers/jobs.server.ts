import { holdPlaces } from "~/features/centres/places/commands.server";
import { commandPart } from "~/lib/command.server";
import type { Ctx } from "~/lib/context.server";
import { dayOf } from "~/lib/dates";
import { holdApplication } from "../applications/commands.server";
import { listRanked } from "../applications/queries.server";
import { inLine } from "../applications/rules";
import { getEnrolmentSetting } from "../settings/queries.server";
import { expireOffers, findOffer, makeOffer } from "./commands.server";
import { answerDay, suiting } from "./rules";

/** Daily: the places of offers that nobody answered are free again. */
export const expire = async (ctx: Ctx): Promise<void> => {
  await expireOffers(ctx);
};

/**
 * When an offer came to nothing and the director asked for it, the place is offered to the first family in
 * line whom it suits: by age, days, day of beginning, and what is free by then.
 */
export const offerNext = (ctx: Ctx, { offerId }: { offerId: string }): Promise<void> =>
  ctx.tx(async (tx) => {
    await holdPlaces(tx, ctx);
    const closed = await findOffer(tx, ctx, offerId);
    if (!closed.offersNext || !["declined", "expired"].includes(closed.state)) return;
    const today = dayOf(ctx.now, ctx.timeZone);
    const { offerDays } = await getEnrolmentSetting(ctx);
    const waiting = inLine(await listRanked(tx, ctx, ["waiting"]));
    for (const { id, ...wish } of waiting) {
      // a family that has just let the place go is not asked again
      if (id === closed.applicationId) continue;
      const suits = suiting(wish, closed, today);
      if (!suits) continue;
      const made = await commandPart(ctx, async (part) =>
        makeOffer(part, ctx, await holdApplication(part, ctx, id), {
          ...{ ...suits, classId: closed.classId, offersNext: true },
          answerBy: answerDay(today, offerDays, suits.startsOn),
        }),
      );
      if (made.ok) return;
    }
  });
