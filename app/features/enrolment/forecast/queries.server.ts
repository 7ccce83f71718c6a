import { and, eq, gt, isNull, lte, or } from "drizzle-orm";
import { classTypes } from "~db/enums";
import { application, offer } from "~db/schema/applications";
import { child } from "~db/schema/children";
import { classTable } from "~db/schema/centres";
import { enrolment } from "~db/schema/enrolment";
import { getAges } from "~/features/centres/ages/queries.server";
import { listClasses } from "~/features/centres/queries.server";
import type { Ctx } from "~/lib/context.server";
import { dayOf, type Day } from "~/lib/dates";
import type { Transaction } from "~/lib/db.server";
import { monthDays, occupancyOn, type Holder } from "./rules";

/** Everyone who holds a place, or is offered one, at some time from one day through another. */
async function listHolders(tx: Transaction, ctx: Ctx, from: Day, through: Day): Promise<Holder[]> {
  const enrolled = await tx
    .select({
      type: classTable.type,
      pattern: enrolment.pattern,
      startsOn: enrolment.startsOn,
      endsOn: enrolment.endsOn,
      bornOn: child.bornOn,
    })
    .from(enrolment)
    .innerJoin(
      classTable,
      and(eq(classTable.centreId, enrolment.centreId), eq(classTable.id, enrolment.classId)),
    )
    .innerJoin(child, and(eq(child.centreId, enrolment.centreId), eq(child.id, enrolment.childId)))
    .where(
      and(
        eq(enrolment.centreId, ctx.centreId),
        lte(enrolment.startsOn, through),
        or(isNull(enrolment.endsOn), gt(enrolment.endsOn, from)),
      ),
    );
  const offered = await tx
    .select({
      type: classTable.type,
      pattern: offer.pattern,
      startsOn: offer.startsOn,
      bornOn: application.bornOn,
    })
    .from(offer)
    .innerJoin(
      classTable,
      and(eq(classTable.centreId, offer.centreId), eq(classTable.id, offer.classId)),
    )
    .innerJoin(
      application,
      and(eq(application.centreId, offer.centreId), eq(application.id, offer.applicationId)),
    )
    .where(and(eq(offer.centreId, ctx.centreId), eq(offer.state, "open")));
  return [
    ...enrolled.map((row) => ({ ...row, kind: "enrolment" as const })),
    ...offered.map((row) => ({ ...row, kind: "offer" as const, endsOn: null })),
  ];
}

/** How full the centre and each band of it will be on the first of the next twelve months, as things stand. */
export const getForecast = (ctx: Ctx) =>
  ctx.tx(async (tx) => {
    const days = monthDays(dayOf(ctx.now, ctx.timeZone));
    const [from = "", through = ""] = [days[0], days.at(-1)];
    const holders = await listHolders(tx, ctx, from, through);
    const ages = await getAges(ctx);
    const classes = await listClasses(ctx);
    const placesOf = (of: readonly { places: number }[]) =>
      of.reduce((sum, { places }) => sum + places, 0);
    const bands = classTypes.flatMap((type) => {
      const own = classes.filter((room) => room.type === type);
      if (own.length === 0) return [];
      const here = holders.filter((holder) => holder.type === type);
      return { type, places: placesOf(own), months: occupancyOn(here, days, ages) };
    });
    const whole = { places: placesOf(classes), months: occupancyOn(holders, days, ages) };
    return { whole, bands };
  });

export type Forecast = Awaited<ReturnType<typeof getForecast>>;
