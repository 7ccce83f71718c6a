import { asc, eq } from "drizzle-orm";
import { enrolmentSetting, priorityRule } from "~db/schema/applications";
import type { Ctx } from "~/lib/context.server";
import { getDocument } from "~/features/centres/documents/queries.server";
import { textIn } from "~/features/centres/documents/rules";
import { getCentre } from "~/features/centres/queries.server";
import { dayOf } from "~/lib/dates";
import { priorityOn, usualSetting } from "./rules";

/** How the centre takes applications. */
export const getEnrolmentSetting = (ctx: Ctx) =>
  ctx.tx(async (tx) => {
    const [own] = await tx
      .select({
        takesApplications: enrolmentSetting.takesApplications,
        offerDays: enrolmentSetting.offerDays,
        keepMonths: enrolmentSetting.keepMonths,
      })
      .from(enrolmentSetting)
      .where(eq(enrolmentSetting.centreId, ctx.centreId));
    return own ?? usualSetting;
  });

/** Every priority rule the centre has set, in the order of the days they count from. */
export const listPriorityRules = (ctx: Ctx) =>
  ctx.tx((tx) =>
    tx
      .select({
        fromDay: priorityRule.fromDay,
        sibling: priorityRule.sibling,
        staffChild: priorityRule.staffChild,
        district: priorityRule.district,
        halfDay: priorityRule.halfDay,
        perMonth: priorityRule.perMonth,
      })
      .from(priorityRule)
      .where(eq(priorityRule.centreId, ctx.centreId))
      .orderBy(asc(priorityRule.fromDay)),
  );

/** What the public pages show before anyone is known: the centre, whether it takes applications, its notice. */
export const getPublicForm = (ctx: Ctx) =>
  ctx.tx(async () => {
    const { name, address, phone } = await getCentre(ctx);
    const { takesApplications, keepMonths } = await getEnrolmentSetting(ctx);
    const notice = await getDocument(ctx, { kind: "privacyNotice" });
    const values = { centreName: name, address, phone, keepMonths: String(keepMonths) };
    return {
      ...{ phone, takesApplications },
      notice: {
        version: notice.version,
        text: textIn(notice, ctx.locale, values),
      },
    };
  });

/** The priority rules for their page: all of them, and the one in force today. */
export const getPriority = (ctx: Ctx) =>
  ctx.tx(async () => {
    const today = dayOf(ctx.now, ctx.timeZone);
    const rules = await listPriorityRules(ctx);
    return { rules, inForce: priorityOn(rules, today), today };
  });
