import { and, asc, eq, inArray, sql } from "drizzle-orm";
import { may } from "~/access/policy";
import { user } from "~db/schema/accounts";
import { auditEntry } from "~db/schema/audit";
import { guardian, pickUpPerson } from "~db/schema/children";
import { listConsentAnswers } from "~/features/children/consents/queries.server";
import { listCustodyNotes } from "~/features/children/custody/queries.server";
import { listAgreements } from "~/features/enrolment/agreements/queries.server";
import { listEnrolments } from "~/features/enrolment/queries.server";
import type { Ctx } from "~/lib/context.server";
import { dayOf } from "~/lib/dates";
import { newestFirst, type TimelineEvent } from "./rules";
import type { TimelineInput } from "./schema";

const told = [
  ...["children.child.register", "children.child.change", "enrolment.child.admit"],
  ...["accounts.invitation.make", "accounts.invitation.redeem"],
];

/** What was done to the child's file, with who did it, the earliest first. */
async function listDeeds(ctx: Ctx, childId: string) {
  const rows = await ctx.tx((tx) =>
    tx
      .select({
        id: auditEntry.id,
        at: auditEntry.at,
        capability: auditEntry.capability,
        before: auditEntry.before,
        after: auditEntry.after,
        by: user.name,
      })
      .from(auditEntry)
      .leftJoin(user, sql`${user.id}::text = ${auditEntry.actorId}`)
      .where(
        and(
          eq(auditEntry.centreId, ctx.centreId),
          eq(auditEntry.childId, childId),
          inArray(auditEntry.capability, told),
        ),
      )
      .orderBy(asc(auditEntry.at), asc(auditEntry.id)),
  );
  return rows.map(({ at, before, after, ...row }) => ({
    ...{ ...row, key: row.id, at: at.toISOString(), day: dayOf(at, ctx.timeZone) },
    ...{ before: before ?? {}, after: after ?? {} },
  }));
}

type Deed = Awaited<ReturnType<typeof listDeeds>>[number];

/** The names of the guardians and pick-up persons that the deeds are about, those removed since as well. */
async function namesOf(ctx: Ctx, deeds: readonly Deed[]): Promise<Map<string, string>> {
  const ids = deeds.flatMap(({ before, after }) =>
    [before, after].flatMap((of) => [of.guardianId ?? [], of.pickUpPersonId ?? []].flat()),
  );
  if (ids.length === 0) return new Map();
  const rows = await ctx.tx(async (tx) => [
    ...(await tx
      .select({ id: guardian.id, name: guardian.name })
      .from(guardian)
      .where(and(eq(guardian.centreId, ctx.centreId), inArray(guardian.id, ids)))),
    ...(await tx
      .select({ id: pickUpPerson.id, name: pickUpPerson.name })
      .from(pickUpPerson)
      .where(and(eq(pickUpPerson.centreId, ctx.centreId), inArray(pickUpPerson.id, ids)))),
  ]);
  return new Map(rows.map(({ id, name }) => [id, name]));
}

function peopleEvent(deed: Deed, nameOf: (id: string | undefined) => string): TimelineEvent[] {
  const { key, day, at, by, capability, before, after } = deed;
  const make = (
    kind: "people" | "accounts",
    what: string,
    values: TimelineEvent["values"] = {},
  ): TimelineEvent[] => [{ key, kind, what, day, at, by, values }];
  const name = nameOf(
    after.guardianId ?? before.guardianId ?? after.pickUpPersonId ?? before.pickUpPersonId,
  );
  switch (capability) {
    case "children.child.register":
      return make("people", "registered");
    case "accounts.invitation.make":
      return make("accounts", "invited", { name, role: after.role ?? "guardian" });
    case "accounts.invitation.redeem":
      return make("accounts", "accountOpened", { name });
    case "children.child.change":
      if (after.grade && after.grade !== before.grade)
        return make("people", "gradeChanged", { name, grade: after.grade });
      if (after.mayPickUp)
        return make("people", after.mayPickUp === "true" ? "mayCollect" : "mayNotCollect", {
          name,
        });
      if (after.guardianId) return make("people", "guardianAdded", { name });
      if (before.guardianId) return make("people", "guardianRemoved", { name });
      if (after.pickUpPersonId) return make("people", "collectorAdded", { name });
      if (before.pickUpPersonId) return make("people", "collectorRemoved", { name });
      return [];
    default:
      return [];
  }
}

async function placeEvents(
  ctx: Ctx,
  childId: string,
  deeds: readonly Deed[],
): Promise<TimelineEvent[]> {
  const stays = await listEnrolments(ctx, { childId });
  const admissions = deeds.filter(({ capability }) => capability === "enrolment.child.admit");
  return stays.flatMap((stay) => {
    const entered = admissions.find(({ after }) => after.enrolmentId === stay.id);
    const ended = admissions.findLast(
      ({ before, after }) => before.enrolmentId === stay.id && after.endsOn === stay.endsOn,
    );
    const { className, schedule, endReason: reason } = stay;
    const begun: TimelineEvent = {
      ...{ key: `${stay.id} from`, kind: "places", day: stay.startsOn },
      ...{ what: stay.followsId ? "placeChanged" : "placeBegun", values: { className, schedule } },
      ...{ at: entered?.at ?? "", by: entered?.by ?? null },
    };
    const goesOn = stays.some(({ followsId }) => followsId === stay.id);
    if (stay.endsOn === null || goesOn) return [begun];
    const over: TimelineEvent = {
      ...{ key: `${stay.id} to`, kind: "places", day: stay.endsOn },
      ...{ what: reason ? "placeEndedWhy" : "placeEnded", values: { className, reason } },
      ...{ at: ended?.at ?? "", by: ended?.by ?? null },
    };
    return [begun, over];
  });
}

async function consentEvents(ctx: Ctx, childId: string): Promise<TimelineEvent[]> {
  const answers = await listConsentAnswers(ctx, childId);
  return answers.map(({ id, kind, state, version, guardianName, recordedBy, ...answer }) => ({
    ...{ key: id, kind: "consents", what: "consent" },
    ...{ day: answer.decidedOn, at: answer.decidedAt, by: recordedBy ?? guardianName },
    values: { name: guardianName, consent: kind, state, version },
  }));
}

/** The agreements, for those who may open them. */
async function documentEvents(ctx: Ctx, childId: string): Promise<TimelineEvent[]> {
  if (!may({ role: ctx.actor.role }, "enrolment.agreement.read")) return [];
  const agreements = await listAgreements(ctx, { childId });
  return agreements.map(({ id, number, version, acceptedOn, at, acceptedBy }) => ({
    ...{ key: id, kind: "documents", what: "agreementAccepted", values: { number, version } },
    ...{ day: acceptedOn, at, by: acceptedBy, href: `/agreements/${id}.pdf` },
  }));
}

/** For those alone who may read custody notes; reading them here is on record as everywhere. */
async function custodyEvents(ctx: Ctx, childId: string): Promise<TimelineEvent[]> {
  if (!may({ role: ctx.actor.role }, "children.custody.read")) return [];
  const notes = await listCustodyNotes(ctx, { childId });
  return notes.flatMap(({ id, text, createdOn, createdAt, createdBy, ...note }) => {
    const noted: TimelineEvent = {
      ...{ key: `${id} from`, kind: "custody", what: "custodyNoted", values: { text } },
      ...{ day: createdOn, at: createdAt, by: createdBy },
    };
    if (!note.endedOn) return [noted];
    const over = { day: note.endedOn, at: note.endedAt ?? "", by: note.endedBy };
    return [noted, { ...noted, key: `${id} to`, what: "custodyEnded", ...over }];
  });
}

/** Everything that happened to a child's file, the newest first, each with its day and who did it. */
export const getTimeline = (ctx: Ctx, input: TimelineInput & { childId: string }) =>
  ctx.tx(async () => {
    const { childId, kind } = input;
    const wants = (...kinds: TimelineEvent["kind"][]) => !kind || kinds.includes(kind);
    const deeds = await listDeeds(ctx, childId);
    const names = await namesOf(ctx, deeds);
    const nameOf = (id: string | undefined) => names.get(id ?? "") ?? "–";
    const events = [
      ...deeds.flatMap((deed) => peopleEvent(deed, nameOf)),
      ...(wants("places") ? await placeEvents(ctx, childId, deeds) : []),
      ...(wants("consents") ? await consentEvents(ctx, childId) : []),
      ...(wants("documents") ? await documentEvents(ctx, childId) : []),
      ...(wants("custody") ? await custodyEvents(ctx, childId) : []),
    ];
    return newestFirst(events.filter((event) => wants(event.kind)));
  });
