import { describe, expect, it } from "vitest";
import { changeChild } from "~/features/children/commands.server";
import { getChild, listChildren, revealIdentity } from "~/features/children/queries.server";
import { registerChild } from "~/features/children/commands.server";
import { listChildrenInput } from "~/features/children/schema";
import type { ChangeChildInput, RegisterChildInput } from "~/features/children/schema";
import type { Ctx } from "~/lib/context.server";
import { seal, unseal } from "~/lib/vault.server";
import { ownerSql, useDatabase } from "../database";
import { aCentre } from "../factories/centres";
import { aChild } from "../factories/children";
import { aPhone, done } from "../factories/sequence";

useDatabase();

const weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
const bornOn = "2024-05-12";

/** An invented number of 介休; an even `sequence` is a girl's. */
function idNumber(sequence: number, born = bornOn): string {
  const body = `140781${born.replaceAll("-", "")}${String(sequence).padStart(3, "0")}`;
  const sum = weights.reduce((total, weight, at) => total + weight * Number(body[at]), 0);
  return body + "10X98765432".charAt(sum % 11);
}

const withNumber = (number: string) => ({ idKind: "residentId", idNumber: number }) as const;

const input = (given: Partial<RegisterChildInput> = {}): RegisterChildInput => ({
  ...{
    name: "贝小舟",
    sex: "female",
    bornOn,
    pastIllness: "",
    vaccinationCheckedOn: null,
    note: "",
  },
  ...{ idKind: "pending", idNumber: "" },
  ...{ guardianName: "贝远帆", guardianPhone: aPhone(), guardianRelation: "father" },
  ...given,
});

const rowOf = async (childId: string) =>
  (await ownerSql()`select * from child where id = ${childId}`)[0];

async function change(ctx: Ctx, childId: string, given: Partial<ChangeChildInput>) {
  const { guardianName: _n, guardianPhone: _p, guardianRelation: _r, ...person } = input();
  return changeChild(ctx, childId, { ...person, ...given });
}

describe("an identity number", () => {
  it("is written encrypted, and shown masked everywhere but on request", async () => {
    const { ctx } = await aCentre();
    const number = idNumber(102);
    const { childId } = await aChild(ctx, withNumber(number));
    const row = await rowOf(childId);
    expect(JSON.stringify(row)).not.toContain(number);
    expect(row?.id_cipher).toMatch(/^v1\./);
    const page = JSON.stringify([
      await getChild(ctx, { childId }),
      await listChildren(ctx, listChildrenInput.parse({})),
    ]);
    expect(page).not.toContain(number);
    expect(page).not.toContain(number.slice(6, 14));
    expect((await getChild(ctx, { childId })).idMasked).toContain("*");
  });

  it("is opened for one reader, and that is written down without the number", async () => {
    const { ctx, centreId } = await aCentre();
    const number = idNumber(104);
    const { childId } = await aChild(ctx, withNumber(number));
    const reads = () => ownerSql()`select * from audit_entry where centre_id = ${centreId}
      and capability = 'children.identity.reveal' and child_id = ${childId}`;
    expect(await reads()).toHaveLength(0);
    expect(await revealIdentity(ctx, { childId })).toEqual({ idNumber: number });
    const [read, ...more] = await reads();
    expect(more).toEqual([]);
    expect(read).toMatchObject({ actor_id: ctx.actor.id, role: "director" });
    expect(JSON.stringify(read)).not.toContain(number);
  });

  it("belongs to one child of a centre, however it is written, and may exist in another centre", async () => {
    const { ctx } = await aCentre();
    const ending = Array.from({ length: 400 }, (_, at) => idNumber(2 * at + 200)).find((number) =>
      number.endsWith("X"),
    );
    const number = ending ?? "";
    await aChild(ctx, withNumber(number));
    const again = await registerChild(ctx, input(withNumber(` ${number.toLowerCase()} `)));
    expect(again).toMatchObject({ ok: false, reason: "id_taken", field: "idNumber" });
    const children = await ownerSql()`select id from child where centre_id = ${ctx.centreId}`;
    expect(children).toHaveLength(1);
    const elsewhere = await aCentre();
    await aChild(elsewhere.ctx, withNumber(number));
  });

  it("lets one of two offices through that register the same child at once", async () => {
    const { ctx } = await aCentre();
    const both = await Promise.all([
      registerChild(ctx, input(withNumber(idNumber(106)))),
      registerChild(ctx, input(withNumber(idNumber(106)))),
    ]);
    expect(both.filter((answer) => answer.ok)).toHaveLength(1);
    expect(both.find((answer) => !answer.ok)).toMatchObject({ reason: "id_taken" });
  });

  it.each([
    [
      "a wrong check digit",
      `${idNumber(108).slice(0, 17)}${idNumber(108).endsWith("0") ? "1" : "0"}`,
      "id_bad_check_digit",
    ],
    ["a digit short", idNumber(108).slice(0, 17), "id_wrong_length"],
    ["another birthday", idNumber(108, "2024-05-13"), "id_birth_mismatch"],
    ["a boy's number", idNumber(109), "id_sex_mismatch"],
  ])("is refused with %s", async (_, number, reason) => {
    const { ctx } = await aCentre();
    const answer = await registerChild(ctx, input(withNumber(number)));
    expect(answer).toMatchObject({ ok: false, reason, field: "idNumber" });
    expect(await ownerSql()`select 1 from child where centre_id = ${ctx.centreId}`).toHaveLength(0);
  });

  it("stays when the record is corrected with the field left empty", async () => {
    const { ctx } = await aCentre();
    const number = idNumber(110);
    const { childId } = await aChild(ctx, withNumber(number));
    done(await change(ctx, childId, { idKind: "residentId", idNumber: "", note: "换了新书包" }));
    expect(await revealIdentity(ctx, { childId })).toEqual({ idNumber: number });
    done(await change(ctx, childId, withNumber(idNumber(112))));
    expect(await revealIdentity(ctx, { childId })).toEqual({ idNumber: idNumber(112) });
    done(await change(ctx, childId, { idKind: "pending", idNumber: "" }));
    expect(await revealIdentity(ctx, { childId })).toEqual({ idNumber: null });
    expect((await rowOf(childId))?.id_hmac).toBeNull();
  });

  it("still fits the birthday when that is corrected with the number kept", async () => {
    const { ctx } = await aCentre();
    const { childId } = await aChild(ctx, withNumber(idNumber(114)));
    const moved = { idKind: "residentId", idNumber: "", bornOn: "2024-05-13" } as const;
    const answer = await change(ctx, childId, moved);
    expect(answer).toMatchObject({ ok: false, reason: "id_birth_mismatch" });
  });

  it("does not open under another child, nor changed", () => {
    const sealed = seal("140781202405121024", "one child");
    expect(unseal(sealed, "one child")).toBe("140781202405121024");
    expect(() => unseal(sealed, "another child")).toThrow();
    const flipped = sealed.slice(0, -2) + (sealed.endsWith("AA") ? "BB" : "AA");
    expect(() => unseal(flipped, "one child")).toThrow();
    expect(seal("140781202405121024", "one child")).not.toBe(sealed);
  });
});
