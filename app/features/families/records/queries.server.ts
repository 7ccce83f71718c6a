import { and, desc, eq, isNull } from "drizzle-orm";
import type { TFunction } from "i18next";
import { absence } from "~db/schema/attendance";
import { familyTodo } from "~db/schema/families";
import { listOwnHistory, type HistoryEntry } from "~/features/attendance/log/queries.server";
import { listOwnConsents } from "~/features/children/consents/queries.server";
import { getOwnChild } from "~/features/children/family/queries.server";
import { listEnrolments } from "~/features/enrolment/queries.server";
import { getOwnGrowth } from "~/features/health/queries.server";
import { listOwnObservations } from "~/features/learning/queries.server";
import { listOwnTimeChanges } from "~/features/attendance/times/queries.server";
import { listOwnActivities } from "~/features/messages/own-activities/queries.server";
import { listOwnNotices, type OwnNotice } from "~/features/messages/own-notices/queries.server";
import { getOwnThread, type Thread } from "~/features/messages/queries.server";
import { wordsOf } from "~/i18n/words.server";
import type { Ctx, OwnChildId } from "~/lib/context.server";
import { dayOf, formatTime, instantAt, type Day } from "~/lib/dates";
import { groupBy } from "~/lib/group";
import { listOwnCorrections } from "../corrections/queries.server";
import { listAcceptances } from "../documents/queries.server";
import type { PageDay, Sheet } from "../contents/rules";
import { listDishNames } from "../queries.server";
import { listOwnHomeNotes } from "../home/queries.server";
import { timelineOf } from "../rules";
import { joined } from "../ui/family-words";
import { lineWords } from "../ui/line-words";
import { childRows, needRows, peopleRows } from "../ui/record-words";
import { timeParts } from "../ui/said-words";

/** A photo as it is spoken of on a day. */
export type Photo = {
  fileId: string;
  day: Day;
  caption: string;
  saidAt: Date;
  isOfThread?: boolean;
};

const sinceEver: Day = "1900-01-01";

type SeenDay = { day: Day; lines: PageDay["lines"] };

/** Everything that the family sees of the own child, in the reader's words: its days newest first, and its lists. */
export const listRecords = (
  ctx: Ctx,
  childId: OwnChildId,
): Promise<{ name: string; days: SeenDay[]; photos: Photo[]; sheets: Sheet[] }> =>
  ctx.tx(async () => {
    const { t } = wordsOf(ctx.locale);
    const child = await getOwnChild(ctx, childId);
    const entries = await listOwnHistory(ctx, childId);
    const observations = await listOwnObservations(ctx, childId);
    const entered = await daysOf(ctx, entries, t);
    const noted = entries.flatMap(({ kind, payload, day, startsAt }) =>
      kind === "note"
        ? payload.fileIds.map((fileId) => ({ fileId, day, caption: payload.text, saidAt: startsAt })) // prettier-ignore
        : [],
    );
    const observed = observations.flatMap(({ photoFileId: fileId, observedOn: day, text }) =>
      fileId ? { fileId, day, caption: text, saidAt: instantAt(day, "12:00", ctx.timeZone) } : [],
    );
    const thread = await wholeThread(ctx, childId);
    const sent = thread.flatMap(({ day, sentAt: saidAt, body: caption, photos: of }) =>
      of.map((fileId) => ({ fileId, day, caption, saidAt, isOfThread: true })),
    );
    const photos = [...groupBy([...noted, ...observed, ...sent], ({ fileId }) => fileId).values()];
    const sheetOf = (file: string, columns: readonly string[], rows: string[][]): Sheet => ({
      ...{ file, rows, title: t(`families:archive.sheet.${file}`) },
      head: columns.map((column) => t(`families:archive.head.${column}`)),
    });
    return {
      ...{ name: child.name, days: entered.days },
      photos: photos.flatMap(([first]) => first ?? []),
      sheets: [
        sheetOf("child", ["what", "words"], childRows(child, t)),
        sheetOf("needs", ["kind", "words", "severity"], needRows(child, t)),
        sheetOf("people", ["name", "relation", "standing", "phone"], peopleRows(child, t)),
        sheetOf("enrolment", ["class", "from", "to", "schedule"], await places(ctx, childId, t)),
        sheetOf("growth", ["day", "height", "weight"], await growthRows(ctx, childId)),
        sheetOf(
          "observations",
          ["day", "area", "milestone", "words", "by"],
          observations.map(({ observedOn, area, milestoneText, text, writer }) => [
            ...[observedOn, area ? t(`enums:area.${area}`) : "", milestoneText ?? "", text, writer],
          ]),
        ),
        sheetOf("absences", ["from", "to", "schedule", "reason", "words"], await absences(ctx, childId, t)), // prettier-ignore
        sheetOf("said", ["day", "words"], await said(ctx, childId, t)),
        sheetOf("notices", ["day", "title", "words", "by", "signed"], await notices(ctx, childId)),
        sheetOf(
          "activities",
          ["day", "title", "venue", "answer"],
          await activities(ctx, childId, t),
        ),
        sheetOf("todos", ["words", "asked", "due", "done"], await todos(ctx, childId)),
        sheetOf(
          "messages",
          ["day", "time", "by", "words"],
          thread.map(({ day, time, author, body }) => [day, time, author, body]),
        ),
        sheetOf("consents", ["kind", "answer", "version", "by", "day"], await consents(ctx, childId, t)), // prettier-ignore
        sheetOf("documents", ["title", "version", "by", "day"], await documents(ctx, childId, t)),
        sheetOf("corrections", ["day", "what", "words", "answer"], await corrections(ctx, childId, t)), // prettier-ignore
        sheetOf("days", ["day", "kind", "from", "to", "words"], entered.rows),
      ],
    };
  });

/** The days as lines to read and as rows: what is not for families has no words, and is left out. */
async function daysOf(ctx: Ctx, entries: readonly HistoryEntry[], t: TFunction) {
  const clock = (at: Date) => formatTime(at, ctx.timeZone);
  const ids = entries.flatMap(({ kind, payload }) => (kind === "meal" ? payload.dishIds : []));
  const dishes = await listDishNames(ctx, { ids: [...new Set(ids)] });
  const linesOf = (of: readonly HistoryEntry[]) =>
    timelineOf(of, clock).map((item) => ({
      at: item.at,
      ...{ detail: null, ...lineWords(item, dishes, t) },
    }));
  const rows = entries.flatMap((entry) => {
    const words = linesOf([entry]).reverse();
    if (words.length === 0) return [];
    const to = entry.endsAt && entry.endsAt > entry.startsAt ? clock(entry.endsAt) : "";
    const text = joined(words.flatMap(({ fact, detail }) => [fact, detail]), t); // prettier-ignore
    return [[entry.day, t(`enums:entryKind.${entry.kind}`), clock(entry.startsAt), to, text]];
  });
  const days = [...groupBy(entries, ({ day }) => day)].map(([day, of]) => ({
    ...{ day, lines: linesOf(of) },
  }));
  return { rows, days: days.reverse() };
}

async function places(ctx: Ctx, childId: OwnChildId, t: TFunction): Promise<string[][]> {
  const rows = await listEnrolments(ctx, { childId });
  return rows.map(({ className, startsOn, endsOn, schedule }) => [
    ...[className, startsOn, endsOn ?? "", t(`enums:schedule.${schedule}`)],
  ]);
}

async function growthRows(ctx: Ctx, childId: OwnChildId): Promise<string[][]> {
  const { points } = await getOwnGrowth(ctx, childId);
  const figure = (value: number | null) => (value === null ? "" : String(value));
  return points.map(({ measuredOn, heightCm, weightKg }) => [
    ...[measuredOn, figure(heightCm), figure(weightKg)],
  ]);
}

const absences = (ctx: Ctx, childId: OwnChildId, t: TFunction): Promise<string[][]> =>
  ctx.tx(async (tx) => {
    const rows = await tx
      .select()
      .from(absence)
      .where(
        and(
          eq(absence.centreId, ctx.centreId),
          eq(absence.childId, childId),
          isNull(absence.cancelledAt),
        ),
      )
      .orderBy(desc(absence.fromDay));
    return rows.map(({ fromDay, toDay, schedule, reason, symptoms, note }) => [
      ...[fromDay, toDay, t(`enums:schedule.${schedule}`), t(`enums:absenceReason.${reason}`)],
      joined([symptoms, note], t),
    ]);
  });

const todos = (ctx: Ctx, childId: OwnChildId): Promise<string[][]> =>
  ctx.tx(async (tx) => {
    const rows = await tx
      .select()
      .from(familyTodo)
      .where(and(eq(familyTodo.centreId, ctx.centreId), eq(familyTodo.childId, childId)))
      .orderBy(desc(familyTodo.id));
    const day = (at: Date | null) => (at ? dayOf(at, ctx.timeZone) : "");
    return rows.map(({ text, createdAt, dueOn, doneAt }) => [
      ...[text, day(createdAt), dueOn ?? "", day(doneAt)],
    ]);
  });

/** Oldest first. */
async function wholeThread(ctx: Ctx, childId: OwnChildId): Promise<Thread["lines"]> {
  const pages: Thread["lines"][] = [];
  let before: string | null = null;
  do {
    const page: Thread = await getOwnThread(ctx, childId, before ? { before } : {});
    pages.push(page.lines);
    before = page.earlier;
  } while (before);
  return pages.reverse().flat();
}

/** What was said at home: each morning's note, and days at other hours. */
async function said(ctx: Ctx, childId: OwnChildId, t: TFunction): Promise<string[][]> {
  const notes = await listOwnHomeNotes(ctx, childId);
  const times = await listOwnTimeChanges(ctx, childId, { from: sinceEver });
  const rows = [
    ...notes.map(({ day, words }) => [day, words]),
    ...times.map(({ day, ...time }) => [day, joined(timeParts(time, t), t)]),
  ];
  return rows.sort(([a = ""], [b = ""]) => b.localeCompare(a));
}

async function notices(ctx: Ctx, childId: OwnChildId): Promise<string[][]> {
  const rows: OwnNotice[] = [];
  for (let page = 1, total = 1; rows.length < total; page += 1) {
    const found = await listOwnNotices(ctx, { childIds: [childId], page });
    total = found.total;
    rows.push(...found.rows);
  }
  return rows.map(({ publishedAt, title, body, author, signed }) => [
    ...[publishedAt?.day ?? "", title, body, author, signed?.name ?? ""],
  ]);
}

async function activities(ctx: Ctx, childId: OwnChildId, t: TFunction): Promise<string[][]> {
  const rows = await listOwnActivities(ctx, { childIds: [childId], from: sinceEver });
  return rows.flatMap(({ day, title, venue, children: [own] }) =>
    own?.mine ? [[day, title, venue, t(`enums:signUpState.${own.mine.state}`)]] : [],
  );
}

async function documents(ctx: Ctx, childId: OwnChildId, t: TFunction): Promise<string[][]> {
  const rows = await listAcceptances(ctx, { childIds: [childId] });
  return rows.map(({ kind, version, name, at }) => [
    ...[t(`enums:documentKind.${kind}`), String(version), name, dayOf(at, ctx.timeZone)],
  ]);
}

/** What the asker said was wrong, and the other guardians said of the child. */
async function corrections(ctx: Ctx, childId: OwnChildId, t: TFunction): Promise<string[][]> {
  const rows = await listOwnCorrections(ctx, childId);
  return rows.map(({ askedAt, fact, words, state, answer }) => [
    ...[askedAt.day, t(`enums:correctionFact.${fact}`), words],
    joined([t(`enums:correctionState.${state}`), answer], t),
  ]);
}

async function consents(ctx: Ctx, childId: OwnChildId, t: TFunction): Promise<string[][]> {
  const rows = await listOwnConsents(ctx, childId);
  return rows.flatMap(({ kind, history }) =>
    history.map(({ state, version, guardianName, decidedOn }) => [
      ...[t(`enums:consentKind.${kind}`), t(`enums:consentState.${state}`)],
      ...[String(version), guardianName, decidedOn],
    ]),
  );
}
