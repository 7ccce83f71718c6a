import { and, eq } from "drizzle-orm";
import type { ApplicationState, ApplicationStep } from "~db/enums";
import { application, applicationEvent } from "~db/schema/applications";
import { getAges } from "~/features/centres/ages/queries.server";
import { writeAudit } from "~/lib/audit.server";
import { command } from "~/lib/command.server";
import type { Ctx } from "~/lib/context.server";
import { dayOf } from "~/lib/dates";
import type { Transaction } from "~/lib/db.server";
import { notFound } from "~/lib/errors";
import { newId } from "~/lib/id";
import { pinyinOf } from "~/lib/pinyin.server";
import { done, ok, refuse, type Result } from "~/lib/result";
import { refuseStale, versionOf } from "~/lib/stale";
import { patternAsked, weekFieldsOf } from "../rules";
import { isOver, wishProblem } from "./rules";
import type { ChangeApplicationInput, CloseApplicationInput, Wish } from "./schema";

const capability = "enrolment.application.change";

/** Writes down a step of an application: what, who, when. */
export const recordStep = (
  tx: Transaction,
  ctx: Ctx,
  of: { applicationId: string; step: ApplicationStep; offerId?: string; reason?: string },
) =>
  tx.insert(applicationEvent).values({
    ...{ centreId: ctx.centreId, id: newId(ctx.now), at: ctx.now, ...of },
    actorKind: ctx.actor.kind,
    actorId: ctx.actor.kind === "user" ? ctx.actor.id : null,
  });

const ofId = (ctx: Ctx, id: string) =>
  and(eq(application.centreId, ctx.centreId), eq(application.id, id));

export type Application = typeof application.$inferSelect;

/** The application, held until the command is over. */
export async function holdApplication(tx: Transaction, ctx: Ctx, id: string): Promise<Application> {
  const [found] = await tx.select().from(application).where(ofId(ctx, id)).for("update");
  if (!found) throw notFound("application");
  return found;
}

export const setApplicationState = (
  tx: Transaction,
  ctx: Ctx,
  id: string,
  state: ApplicationState,
  childId: string | null = null,
) =>
  tx
    .update(application)
    .set({
      ...{ state, childId, updatedAt: ctx.now },
      closedAt: state === "waiting" || state === "offered" ? null : ctx.now,
    })
    .where(ofId(ctx, id));

/** The columns of a wish, or why it cannot stand. */
export async function wishColumns(ctx: Ctx, wish: Wish) {
  const problem = wishProblem(wish, dayOf(ctx.now, ctx.timeZone), await getAges(ctx));
  if (problem) return refuse(problem.reason, problem.field);
  const pattern = patternAsked(wish);
  if (pattern === 0) return refuse("week_empty", "schedule");
  const second = [wish.secondName, wish.secondPhone, wish.secondRelation];
  if (second.some((part) => part !== "") && second.includes("")) {
    return refuse("second_guardian_half", "secondName");
  }
  if (wish.secondPhone === wish.guardianPhone) return refuse("same_phone", "secondPhone");
  const { full: pinyin, initials } = pinyinOf(wish.childName);
  return ok({
    ...{ childName: wish.childName, pinyin, initials, sex: wish.sex, bornOn: wish.bornOn },
    ...{ guardianName: wish.guardianName, guardianPhone: wish.guardianPhone },
    ...{ guardianRelation: wish.guardianRelation, note: wish.note, pattern },
    ...{ secondName: wish.secondName, secondPhone: wish.secondPhone },
    secondRelation: wish.secondRelation || null,
    ...{ wantedFrom: wish.wantedFrom, takesHalfDay: wish.takesHalfDay },
    ...{ sibling: wish.sibling, staffChild: wish.staffChild, district: wish.district },
  });
}

/**
 * Corrects an application that waits or is offered a place, and marks its claims as looked at. Refuses a
 * form that was filled in from an older state, with what stands now.
 */
export const changeApplication = (
  ctx: Ctx,
  applicationId: string,
  input: ChangeApplicationInput,
): Promise<Result> =>
  command(ctx, async (tx) => {
    const stored = await holdApplication(tx, ctx, applicationId);
    if (stored.closedAt) return refuse("application_over");
    const { version: now, ...shown } = fieldsOfApplication(stored);
    const stale = refuseStale(input.version, now, shown);
    if (stale) return stale;
    const columns = await wishColumns(ctx, input);
    if (!columns.ok) return columns;
    await tx
      .update(application)
      .set({
        ...{ ...columns.value, updatedAt: ctx.now },
        ...{ checkedAt: ctx.now, checkedBy: ctx.actor.id },
      })
      .where(ofId(ctx, applicationId));
    await recordStep(tx, ctx, { applicationId, step: "changed" });
    await writeAudit(ctx, { capability, after: { applicationId } });
    return done;
  });

/** An application as its form shows it. */
export function fieldsOfApplication(
  stored: Application,
): Record<string, string | undefined> & { version: string } {
  const { pattern, updatedAt, secondRelation, ...row } = stored;
  const ticks = ["takesHalfDay", "sibling", "staffChild", "district"] as const;
  const texts = [
    ...(["childName", "sex", "bornOn", "wantedFrom", "note", "guardianName"] as const),
    ...(["guardianPhone", "guardianRelation", "secondName", "secondPhone"] as const),
  ] as const;
  return {
    ...Object.fromEntries(texts.map((name) => [name, row[name]])),
    ...Object.fromEntries(ticks.map((name) => [name, row[name] ? "on" : ""])),
    ...{ ...weekFieldsOf(pattern), secondRelation: secondRelation ?? "" },
    version: versionOf(updatedAt),
  };
}

type Closing = "refused" | "withdrawn";

/** Ends an application that waits, by the centre or by the family; an open offer is to be closed first. */
export const closeApplication = (
  ctx: Ctx,
  applicationId: string,
  input: Partial<CloseApplicationInput> & { as: Closing },
): Promise<Result> =>
  command(ctx, async (tx) => {
    const { state } = await holdApplication(tx, ctx, applicationId);
    if (state === "offered") return refuse("offer_is_open");
    if (state !== "waiting") return refuse("application_over");
    await setApplicationState(tx, ctx, applicationId, input.as);
    await recordStep(tx, ctx, { applicationId, step: input.as, reason: input.reason });
    await writeAudit(ctx, { capability, after: { applicationId, state: input.as } });
    return done;
  });

/** Puts an application that came to nothing back on the list, with the day it first came. */
export const reopenApplication = (ctx: Ctx, applicationId: string): Promise<Result> =>
  command(ctx, async (tx) => {
    const { state } = await holdApplication(tx, ctx, applicationId);
    if (!isOver(state)) return refuse("application_not_over");
    await setApplicationState(tx, ctx, applicationId, "waiting");
    await recordStep(tx, ctx, { applicationId, step: "reopened" });
    await writeAudit(ctx, { capability, after: { applicationId, state: "waiting" } });
    return done;
  });
