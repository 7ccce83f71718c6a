import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { correctionFacts } from "~db/enums";
import { requireOwnChild } from "~/access/require.server";
import { removeGuardian } from "~/features/children/family/commands.server";
import { listOwnAlerts } from "~/features/families/alerts/queries.server";
import {
  askCorrection,
  settleCorrection,
  withdrawCorrection,
} from "~/features/families/corrections/commands.server";
import {
  countCorrections,
  exportCorrections,
  getCorrection,
  listCorrections,
  listOwnCorrections,
} from "~/features/families/corrections/queries.server";
import { factsOf, isOwnFact } from "~/features/families/corrections/rules";
import { askCorrectionInput, settleCorrectionInput } from "~/features/families/corrections/schema";
import { listReads } from "~/features/families/reads/queries.server";
import { listRecords } from "~/features/families/records/queries.server";
import { resetClock, setClock } from "~/lib/clock";
import type { Ctx } from "~/lib/context.server";
import type { CorrectionFact } from "~db/enums";
import { ownerSql, testNow, useDatabase } from "../database";
import { aRequest } from "../factories/accounts";
import { aSigner } from "../factories/attendance.handover";
import { aCentre, aClass } from "../factories/centres";
import { aFamily, carryOut, type Family } from "../factories/families";
import { done } from "../factories/sequence";

useDatabase();

let ctx: Ctx;
let mine: Family;

beforeEach(async () => {
  setClock(testNow);
  ({ ctx } = await aCentre());
  mine = await aFamily(ctx, (await aClass(ctx)).classId);
});
afterEach(resetClock);

const asks = (fact: CorrectionFact, words = "写错了", by: Ctx = mine.family) =>
  askCorrection(by, mine.childId, { fact, words });
const asked = async (fact: CorrectionFact, words?: string, by?: Ctx) =>
  done(await asks(fact, words, by)).correctionId;
const settle = (correctionId: string, verdict: "done" | "declined" = "done", answer = "") =>
  settleCorrection(ctx, correctionId, { verdict, answer });
const own = async (of: Ctx = mine.family) =>
  (await listOwnCorrections(of, mine.childId)).map(({ fact, state }) => [fact, state]);
const open = async () => (await listCorrections(ctx, { show: "open", page: 1 })).rows;
const state = async (id: string): Promise<unknown> =>
  (await ownerSql()`select state from correction where id = ${id}`)[0]?.state;

describe("askCorrection", () => {
  it("lands with the office, oldest first, and changes nothing by itself", async () => {
    const before = await ownerSql()`select * from child where id = ${mine.childId}`;
    await asked("bornOn", "应为 5 月 13 日");
    await asked("allergy", "对花生过敏，名单上没有");
    expect(await countCorrections(ctx)).toBe(2);
    expect((await open()).map(({ fact, words, state: of }) => [fact, words, of])).toEqual([
      ["bornOn", "应为 5 月 13 日", "open"],
      ["allergy", "对花生过敏，名单上没有", "open"],
    ]);
    expect(await ownerSql()`select * from child where id = ${mine.childId}`).toEqual(before);
  });

  it("is open once for each fact of a child, whoever of the family asks, and again once it is settled", async () => {
    const { family } = await aSigner(ctx, mine.childId);
    const refused = { ok: false, reason: "correction_open", field: "fact" };
    for (const fact of factsOf("child")) {
      const first = await asked(fact);
      expect(await asks(fact)).toMatchObject(refused);
      expect(await asks(fact, "也写错了", family)).toMatchObject(refused);
      done(await settle(first));
      await asked(fact, "还是不对", family);
    }
  });

  it("keeps what is a person's own to that person and the office, and open once a person", async () => {
    const { family } = await aSigner(ctx, mine.childId);
    for (const fact of factsOf("person")) {
      await asked(fact, "搬家了");
      expect(await asks(fact)).toMatchObject({ reason: "correction_open" });
      // the other guardian learns nothing of it, not even by being refused
      await asked(fact, "我也搬家了", family);
    }
    await asked("name");
    expect(await own(family)).toHaveLength(factsOf("person").length + 1);
    const seen = await listOwnCorrections(family, mine.childId);
    expect(JSON.stringify(seen)).not.toContain('"搬家了"');
    await open();
    const reads = await listReads(family, mine.childId, { kind: null, day: null });
    const lines = reads.days.flatMap((day) => day.reads.map(({ capability }) => capability));
    expect(lines.filter((line) => line.startsWith("families.correction"))).toEqual(["families.correction.read"]); // prettier-ignore
  });

  it("lets one of two win who ask at the same moment", async () => {
    const { family } = await aSigner(ctx, mine.childId);
    const both = await Promise.all([asks("sex"), asks("sex", "男", family), asks("sex")]);
    expect(both.filter(({ ok }) => ok)).toHaveLength(1);
    expect(both.filter((one) => !one.ok && one.reason === "correction_open")).toHaveLength(2);
  });

  it("is for whoever signs for the child, and for nobody else", async () => {
    const { family, guardianId } = await aSigner(ctx, mine.childId);
    await ownerSql()`update child_guardian set grade = 'family' where guardian_id = ${guardianId}`;
    expect(await asks("name", "不对", family)).toMatchObject({ reason: "not_a_guardian" });
    const other = await aFamily(ctx, (await aClass(ctx)).classId);
    for (const userId of [family.actor.id, other.userId]) {
      const request = await aRequest(ctx, { userId, role: "guardian" });
      await expect(
        requireOwnChild(request, "families.correction.ask", mine.childId),
      ).rejects.toMatchObject({ code: "not_found" });
    }
  });

  it.each([
    ["no fact", { fact: "", words: "不对" }, "fact"],
    ["a fact nobody knows", { fact: "weight", words: "不对" }, "fact"],
    ["no words", { fact: "name", words: "  " }, "words"],
    ["too many words", { fact: "name", words: "长".repeat(501) }, "words"],
  ])("refuses %s beside the field", (_what, form, field) => {
    const parsed = askCorrectionInput.safeParse(form);
    expect(parsed.error?.issues[0]?.path).toEqual([field]);
  });
});

describe("settleCorrection", () => {
  it("is told to whoever asked, who sees the state and the answer", async () => {
    const { family } = await aSigner(ctx, mine.childId);
    const first = await asked("bornOn");
    const second = await asked("name");
    done(await settle(first));
    done(await settle(second, "declined", "出生证明上就是这个名字"));
    await carryOut();
    await carryOut();
    const alerts = await listOwnAlerts(mine.family, { own: [mine.childId] });
    expect(alerts.map(({ title }) => title).sort()).toEqual(["更正申请有答复", "资料已更正"]);
    expect(alerts[0]?.path).toBe(`/family/child?child=${mine.childId}#corrections`);
    expect(await listOwnAlerts(family, { own: [mine.childId] })).toEqual([]);
    const rows = await listOwnCorrections(family, mine.childId);
    expect(rows.map(({ state: of, answer, isMine }) => [of, answer, isMine]).sort()).toEqual([
      ["declined", "出生证明上就是这个名字", false],
      ["done", "", false],
    ]);
    expect(await open()).toEqual([]);
    expect((await listCorrections(ctx, { show: "settled", page: 1 })).total).toBe(2);
  });

  it("needs a reason for what stays, and settles once, however many press at once", async () => {
    const id = await asked("diet");
    expect(await settle(id, "declined")).toMatchObject({ reason: "correction_reason_missing", field: "answer" }); // prettier-ignore
    expect(settleCorrectionInput.safeParse({ verdict: "open", answer: "" }).success).toBe(false);
    const many = await Promise.all([
      settle(id),
      settle(id, "declined", "核对过"),
      withdrawCorrection(mine.family, mine.childId, { correctionId: id }),
    ]);
    expect(many.filter(({ ok }) => ok)).toHaveLength(1);
    expect(many.filter((one) => !one.ok && one.reason === "correction_settled")).toHaveLength(2);
  });

  it("tells nobody whose access ended meanwhile", async () => {
    const { family, guardianId } = await aSigner(ctx, mine.childId);
    const id = await asked("name", "不对", family);
    done(await removeGuardian(ctx, mine.childId, guardianId));
    done(await settle(id));
    await carryOut();
    const [row] = await ownerSql()`select count(*)::int as n from alert
      where user_id = ${family.actor.id} and text like 'correction.%'`;
    expect(row?.n).toBe(0);
  });
});

describe("withdrawCorrection", () => {
  it("is for whoever asked, while it is open", async () => {
    const { family } = await aSigner(ctx, mine.childId);
    const correctionId = await asked("illness");
    await expect(withdrawCorrection(family, mine.childId, { correctionId })).rejects.toMatchObject({ code: "not_found" }); // prettier-ignore
    done(await withdrawCorrection(mine.family, mine.childId, { correctionId }));
    expect(await state(correctionId)).toBe("withdrawn");
    expect(await withdrawCorrection(mine.family, mine.childId, { correctionId })).toMatchObject({ reason: "correction_settled" }); // prettier-ignore
    expect(await settle(correctionId)).toMatchObject({ reason: "correction_settled" });
    await asked("illness", "再说一次");
  });
});

describe("what is written down", () => {
  it("is who read it, of health under its own word, and never the words", async () => {
    const id = await asked("allergy", "对花生过敏");
    await open();
    await getCorrection(ctx, { correctionId: id });
    await exportCorrections(ctx, { show: "open" });
    done(await settle(id, "declined", "花生已经在名单上"));
    const rows = await ownerSql()<{ capability: string; text: string }[]>`
      select capability, coalesce("before"::text, '') || coalesce("after"::text, '') as text
      from audit_entry where capability like 'families.correction%' and centre_id = ${ctx.centreId}
      order by id`;
    expect(rows.map(({ capability }) => capability)).toEqual([
      "families.correction.ask",
      ...["families.correction.health", "families.correction.health"],
      ...["families.correction.health", "families.correction.read"],
      "families.correction.settle",
    ]);
    expect(rows.map(({ text }) => text).join()).not.toContain("花生");
    const [outbox] = await ownerSql()`select payload from outbox where kind = 'correction.settled' and centre_id = ${ctx.centreId}`; // prettier-ignore
    expect(outbox?.payload).toEqual({ childId: mine.childId, correctionId: id });
  });

  it("goes along with everything that the family takes", async () => {
    await asked("bornOn", "应为 5 月 13 日");
    const { sheets } = await listRecords(mine.family, mine.childId);
    const sheet = sheets.find(({ file }) => file === "corrections");
    expect(sheet?.rows).toEqual([["2026-11-12", "出生日期", "应为 5 月 13 日", "待处理"]]);
  });

  it("stays in its centre", async () => {
    const id = await asked("name");
    const elsewhere = (await aCentre()).ctx;
    expect(await countCorrections(elsewhere)).toBe(0);
    await expect(settleCorrection(elsewhere, id, { verdict: "done", answer: "" })).rejects.toMatchObject({ code: "not_found" }); // prettier-ignore
    await expect(getCorrection(elsewhere, { correctionId: id })).rejects.toMatchObject({ code: "not_found" }); // prettier-ignore
  });

  it("has a list of own facts that the database shares", async () => {
    const [row] = await ownerSql()`select indexdef from pg_indexes where indexname = 'correction_open_of_guardian'`; // prettier-ignore
    for (const fact of correctionFacts) {
      expect(String(row?.indexdef).includes(`'${fact}'`)).toBe(isOwnFact(fact));
    }
  });
});
