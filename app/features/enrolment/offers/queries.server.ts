import { and, count, eq, lte } from "drizzle-orm";
import { offer } from "~db/schema/applications";
import { classTable } from "~db/schema/centres";
import type { Ctx } from "~/lib/context.server";
import { addDays, dayOf, type Day } from "~/lib/dates";
import { nameOf, type WeekPattern } from "~/lib/week-pattern";
import { getAges } from "~/features/centres/ages/queries.server";
import { listHeldPlaces } from "~/features/centres/places/queries.server";
import { listClasses, listLicences } from "~/features/centres/queries.server";
import { ageFit, mayBegin, weekFieldsOf } from "../rules";
import { placeFit } from "../places/rules";
import { getEnrolmentSetting } from "../settings/queries.server";
import { answerDay } from "./rules";

/**
 * The classes that a child of this age fits on the day, with the first day from then on which the place is
 * free in class and centre; null when none is in sight. Promises nothing; the command asks again.
 */
export const listOfferChoices = (
  ctx: Ctx,
  input: { bornOn: Day; startsOn: Day; pattern: WeekPattern },
) =>
  ctx.tx(async () => {
    const held = await listHeldPlaces(ctx, { from: input.startsOn });
    const licence = await listLicences(ctx);
    const ages = await getAges(ctx);
    const suits = (type: Parameters<typeof ageFit>[0], day: Day) =>
      mayBegin(ageFit(type, input.bornOn, day, ages));
    return (await listClasses(ctx))
      .filter(({ type }) => suits(type, input.startsOn))
      .map((room) => {
        const asked = { ...input, endsOn: null, classId: room.id };
        const { worksFrom } = placeFit(held, asked, { places: room.places, licence });
        return {
          ...{ id: room.id, name: room.name, colour: room.colour, places: room.places },
          freeFrom: worksFrom !== null && suits(room.type, worksFrom) ? worksFrom : null,
          isFree: worksFrom === input.startsOn,
        };
      });
  });

export type OfferChoice = Awaited<ReturnType<typeof listOfferChoices>>[number];

/** The open offer of an application, or null. */
export const getOpenOffer = (ctx: Ctx, input: { applicationId: string }) =>
  ctx.tx(async (tx) => {
    const [found] = await tx
      .select({
        className: classTable.name,
        pattern: offer.pattern,
        startsOn: offer.startsOn,
        answerBy: offer.answerBy,
        offersNext: offer.offersNext,
      })
      .from(offer)
      .innerJoin(
        classTable,
        and(eq(classTable.centreId, offer.centreId), eq(classTable.id, offer.classId)),
      )
      .where(
        and(
          eq(offer.centreId, ctx.centreId),
          eq(offer.applicationId, input.applicationId),
          eq(offer.state, "open"),
        ),
      );
    return found ? { ...found, schedule: nameOf(found.pattern) } : null;
  });

/** How many open offers are to be answered within so many days. */
export const countDueOffers = (ctx: Ctx, input: { withinDays: number }): Promise<number> =>
  ctx.tx(async (tx) => {
    const until = addDays(dayOf(ctx.now, ctx.timeZone), input.withinDays);
    const [row] = await tx
      .select({ count: count() })
      .from(offer)
      .where(
        and(eq(offer.centreId, ctx.centreId), eq(offer.state, "open"), lte(offer.answerBy, until)),
      );
    return row?.count ?? 0;
  });

export type OpenOffer = NonNullable<Awaited<ReturnType<typeof getOpenOffer>>>;

/** An offer as it would be made: the wish, the first class that suits, the usual time for the answer. */
export const draftOffer = (
  ctx: Ctx,
  wish: { bornOn: Day; wantedFrom: Day; pattern: WeekPattern },
) =>
  ctx.tx(async () => {
    const today = dayOf(ctx.now, ctx.timeZone);
    const startsOn = wish.wantedFrom > today ? wish.wantedFrom : addDays(today, 1);
    const choices = await listOfferChoices(ctx, { ...wish, startsOn });
    const { offerDays } = await getEnrolmentSetting(ctx);
    return {
      ...weekFieldsOf(wish.pattern),
      classId: choices.find(({ isFree }) => isFree)?.id ?? "",
      ...{ startsOn, answerBy: answerDay(today, offerDays, startsOn), choices },
    };
  });

export type OfferDraft = Awaited<ReturnType<typeof draftOffer>>;
