import { and, eq, inArray } from "drizzle-orm";
import { dayEntry } from "~db/schema/attendance";
import { command } from "~/lib/command.server";
import type { Ctx } from "~/lib/context.server";
import { notFound } from "~/lib/errors";
import { newId } from "~/lib/id";
import { done, ok, refuse, type Result } from "~/lib/result";
import { recordEvents } from "../log/commands.server";
import { listToCheck } from "./queries.server";
import { checkPayload, kindOfCheck } from "./rules";
import type { RecordCheckInput, RecordRestHealthyInput } from "./schema";

const nothingFound = {
  ...{ findings: [], familyTold: false, note: "" },
  action: "toClass" as const,
};

async function write(ctx: Ctx, classId: string, events: object[]): Promise<Result> {
  const result = await recordEvents(ctx, { batchId: newId(ctx.now), classId, events });
  if (!result.ok) return result;
  const refused = result.value.outcomes.find((one) => one.outcome === "refused");
  return refused?.outcome === "refused" ? refuse(refused.reason) : done;
}

/**
 * A morning or noon check of one child that is here today, in whichever class it is. The newest counts, so a
 * child that was well at the door may be found ill later. Refuses `not_present`.
 */
export const recordCheck = (ctx: Ctx, input: RecordCheckInput): Promise<Result> =>
  command(ctx, async () => {
    const pupils = (await listToCheck(ctx, {})).filter(({ childId }) => childId === input.childId);
    const pupil = pupils.find(({ status }) => status === "present") ?? pupils[0];
    if (!pupil) throw notFound("child");
    const { childId, part, result, ...facts } = input;
    const payload = checkPayload(result, facts);
    const at = ctx.now.toISOString();
    const event = { id: newId(ctx.now), childId, kind: kindOfCheck(part), payload, at };
    return write(ctx, pupil.classId, [event]);
  });

/** Everyone of a class who is here and was not checked yet is well. Refuses `nobody_to_log`; counts them. */
export const recordRestHealthy = (
  ctx: Ctx,
  input: RecordRestHealthyInput,
): Promise<Result<{ checked: number }>> =>
  command(ctx, async () => {
    const { classId, part } = input;
    const kind = kindOfCheck(part);
    const rest = (await listToCheck(ctx, { classId })).filter(
      ({ status, checks }) => status === "present" && !checks.some((check) => check.kind === kind),
    );
    if (rest.length === 0) return refuse("nobody_to_log");
    const payload = checkPayload("healthy", nothingFound);
    const at = ctx.now.toISOString();
    const events = rest.map(({ childId }) => ({ id: newId(ctx.now), childId, kind, payload, at }));
    const written = await write(ctx, classId, events);
    return written.ok ? ok({ checked: events.length }) : written;
  });

/** Notes on an abnormal check that its family knows now; the check keeps its time. */
export const tellFamilyOfCheck = (ctx: Ctx, input: { entryId: string }): Promise<Result> =>
  command(ctx, async (tx) => {
    const [check] = await tx
      .select()
      .from(dayEntry)
      .where(
        and(
          eq(dayEntry.centreId, ctx.centreId),
          eq(dayEntry.id, input.entryId),
          inArray(dayEntry.kind, ["morningCheck", "noonCheck"]),
          eq(dayEntry.removed, false),
        ),
      );
    if (!check) throw notFound("entry");
    if (check.payload["familyTold"] === true) return done;
    const event = {
      ...{ id: newId(ctx.now), childId: check.childId, kind: check.kind, supersedesId: check.id },
      payload: { ...check.payload, familyTold: true, familyToldAt: ctx.now.toISOString() },
      at: check.startsAt.toISOString(),
    };
    return write(ctx, check.classId, [event]);
  });
