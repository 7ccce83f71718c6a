import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { listOwnChildIds } from "~/access/require.server";
import { recordAbsence } from "~/features/attendance/absences/commands.server";
import { closeDays } from "~/features/centres/calendar/commands.server";
import { recordConsent } from "~/features/children/consents/commands.server";
import { addGuardian, linkGuardianAccount } from "~/features/children/family/commands.server";
import { finishTodo, giveTodo } from "~/features/families/todos/commands.server";
import { getOwnDay, listComingAbsences } from "~/features/families/queries.server";
import { listOwnTodos } from "~/features/families/todos/queries.server";
import { getShown, getShownDay, whileShown } from "~/features/families/shown/queries.server";
import { markRead, sendMessage } from "~/features/messages/commands.server";
import { countUnread } from "~/features/messages/unread/queries.server";
import { instantOf, resetClock, setClock } from "~/lib/clock";
import type { Ctx } from "~/lib/context.server";
import { newId } from "~/lib/id";
import { ownerSql, testContext, testNow, useDatabase } from "../database";
import { anAccount } from "../factories/accounts";
import { aCentre, aClass } from "../factories/centres";
import { aFamily, tapIn, type Family } from "../factories/families";
import { aPhone, done } from "../factories/sequence";

useDatabase();

let ctx: Ctx;
let classId = "";
let mother: Family;
/** Of the same child. */
let father: Ctx;

beforeAll(() => setClock(testNow));
afterAll(resetClock);
beforeAll(async () => {
  ({ ctx } = await aCentre());
  ({ classId } = await aClass(ctx));
});

beforeEach(async () => {
  mother = await aFamily(ctx, classId);
  const { centreId } = ctx;
  const phone = aPhone();
  const person = {
    name: "高建国",
    phone,
    relation: "father",
    grade: "secondary",
    mayPickUp: true,
  } as const;
  const { guardianId } = done(await addGuardian(ctx, mother.childId, person));
  const { userId } = await anAccount({ centreId, role: "guardian", phone });
  done(await linkGuardianAccount(ctx, guardianId, userId));
  father = testContext({ centreId, role: "guardian", userId });
  expect(await listOwnChildIds(father)).toEqual([mother.childId]);
});

/** What a family's page says, kept where it may be. */
async function kept(of: Ctx) {
  const { childId } = mother;
  const shown = await getShown(of, { day: null });
  const { day, state, moments, photos, week } = await getShownDay(of, childId, {
    shown,
    day: null,
  });
  const rest = await whileShown(of, { shown, about: "test" }, () => restOf(of));
  return { day, state, times: moments.map(({ at }) => at), photos, week, rest };
}

/** The same read anew. */
async function fresh(of: Ctx) {
  const { day, state, timeline, photos, week } = await getOwnDay(of, mother.childId, { day: null });
  return { day, state, times: timeline.map(({ at }) => at), photos, week, rest: await restOf(of) };
}

const restOf = (of: Ctx) =>
  of.tx(async () => ({
    todos: await listOwnTodos(of, mother.childId),
    coming: await listComingAbsences(of, mother.childId),
    unread: await countUnread(of, { childIds: [mother.childId] }),
  }));

const minutesAgo = (minutes: number): Ctx => ({
  ...ctx,
  now: instantOf(testNow.getTime() - minutes * 60_000),
});

/** The child comes, so long ago. */
const arrive = (minutes: number) => {
  const at = minutesAgo(minutes);
  return tapIn(at, { classId, childId: mother.childId, kind: "arrival", at: at.now });
};

describe("what a family's page keeps", () => {
  const told = { fromDay: "2026-11-13", toDay: "2026-11-13", schedule: "full", reason: "ill", symptoms: "", note: "" } as const; // prettier-ignore
  const changes: [string, () => Promise<unknown>][] = [
    ["an entry", () => arrive(3)],
    ["a to-do", async () => done(await giveTodo(ctx, mother.childId, { text: "带尿裤", dueOn: null }))], // prettier-ignore
    ["a line of the class", async () => done(await sendMessage(ctx, mother.childId, { body: "睡得很好" }))], // prettier-ignore
    ["an absence of tomorrow", async () => done(await recordAbsence(mother.family, { childId: mother.childId, ...told }))], // prettier-ignore
    ["an absence of today", async () => done(await recordAbsence(mother.family, { childId: mother.childId, ...told, fromDay: "2026-11-12", toDay: "2026-11-12" }))], // prettier-ignore
    ["a closed day", async () => done(await closeDays(ctx, { fromDay: "2026-11-13", toDay: "2026-11-13", name: "停电" }))], // prettier-ignore
  ];

  it.each(changes)("is what stands after %s, for both parents", async (_what, change) => {
    for (const of of [mother.family, father]) await kept(of);
    await change();
    for (const of of [mother.family, father, mother.family]) {
      expect(await kept(of)).toEqual(await fresh(of));
    }
  });

  it("is what stands after something was ticked and read", async () => {
    const { childId, family } = mother;
    const { todoId } = done(await giveTodo(ctx, childId, { text: "带尿裤", dueOn: null }));
    done(await sendMessage(ctx, childId, { body: "好" }));
    expect((await kept(father)).rest).toMatchObject({ todos: [{ id: todoId }], unread: 1 });
    done(await finishTodo(family, childId, { todoId }));
    expect((await kept(father)).rest.todos).toEqual([]);
    done(await markRead(family, childId));
    expect(await kept(father)).toEqual(await fresh(father));
  });

  it("shows an entry when its two minutes are over, without anything being written", async () => {
    await arrive(1);
    expect((await kept(mother.family)).times).toEqual([]);
    const now = instantOf(testNow.getTime() + 61_000);
    expect((await kept({ ...mother.family, now })).times).toHaveLength(1);
    expect((await kept({ ...father, now })).times).toHaveLength(1);
  });

  /** A photo of the child and another one, written about for the child. */
  async function aPhotoWith(other: Family) {
    const [fileId, sql] = [newId(), ownerSql()];
    await sql`insert into file (centre_id, id, purpose, mime, sha256, bytes, created_at)
      values (${ctx.centreId}, ${fileId}, 'photo', 'image/jpeg', 'x', 1, ${testNow})`;
    for (const { childId } of [mother, other]) {
      await sql`insert into file_child values (${ctx.centreId}, ${fileId}, ${childId})`;
    }
    await arrive(9);
    const [at, payload] = [minutesAgo(3), { text: "", fileIds: [fileId] }];
    await tapIn(at, { classId, childId: mother.childId, kind: "note", payload, at: at.now });
  }

  it("shows a photo no longer once a child on it may not be seen", async () => {
    const other = await aFamily(ctx, classId);
    const consent = { guardianId: other.guardianId, kind: "classPhotos" } as const;
    done(await recordConsent(minutesAgo(20), other.childId, { ...consent, state: "granted" }));
    await aPhotoWith(other);
    expect((await kept(mother.family)).photos).toHaveLength(1);
    done(await recordConsent(ctx, other.childId, { ...consent, state: "withdrawn" }));
    expect((await kept(mother.family)).photos).toEqual([]);
  });

  it("shows a photo of brother and sister to the parent of both, and not to the parent of one", async () => {
    const sister = await aFamily(ctx, classId);
    const [known] = await ownerSql()`select name from guardian where id = ${mother.guardianId}`;
    const person = { name: String(known?.["name"]), phone: mother.phone, relation: "mother", grade: "secondary", mayPickUp: true } as const; // prettier-ignore
    done(await addGuardian(ctx, sister.childId, person));
    expect(await listOwnChildIds(mother.family)).toHaveLength(2);
    await aPhotoWith(sister);
    expect((await kept(mother.family)).photos).toHaveLength(1);
    expect((await kept(father)).photos).toEqual([]);
  });

  it("is read once for all who look at the child, audited for each of them, and said in the language of each", async () => {
    const { childId, family } = mother;
    await arrive(3);
    const factOf = async (of: Ctx) => {
      const shown = await getShown(of, { day: null });
      return (await getShownDay(of, childId, { shown, day: null })).moments.map(({ fact }) => fact);
    };
    const looks = async () => {
      const rows = await ownerSql()`select actor_id from audit_entry
        where child_id = ${childId} and capability = 'families.today.read'`;
      return rows.map((row) => String(row["actor_id"])).sort();
    };
    const [said] = await factOf(family);
    // past the counters: only who reads anew would see it
    await ownerSql()`delete from day_entry where child_id = ${childId}`;
    expect(await factOf(father)).toEqual([said]);
    expect(await looks()).toEqual([family.actor.id, father.actor.id].sort());
    expect(await factOf({ ...father, locale: "en" })).toEqual([]);
  });

  it("is nobody else's", async () => {
    await arrive(3);
    done(await giveTodo(ctx, mother.childId, { text: "带尿裤", dueOn: null }));
    await kept(mother.family);
    const { family, childId } = await aFamily(ctx, classId);
    const shown = await getShown(family, { day: null });
    expect((await getShownDay(family, childId, { shown, day: null })).moments).toEqual([]);
    const rest = await whileShown(family, { shown, about: "test" }, () => listOwnTodos(family, childId)); // prettier-ignore
    expect(rest).toEqual([]);
  });
});
