import { describe, expect, it } from "vitest";
import {
  correctPurchase,
  recordPurchase,
  removePurchase,
} from "~/features/kitchen/records/commands.server";
import { listPurchases } from "~/features/kitchen/records/queries.server";
import { correctPurchaseInput, recordPurchaseInput } from "~/features/kitchen/records/schema";
import type { Ctx } from "~/lib/context.server";
import { ownerSql, useDatabase } from "../database";
import { aCentre } from "../factories/centres";
import { aFile } from "../factories/files";
import { aPurchase, aPurchaseForm } from "../factories/kitchen";
import { done } from "../factories/sequence";

useDatabase();

const list = async (ctx: Ctx, q = "", month: string | null = null) =>
  (await listPurchases(ctx, { month, q })).records;

describe("a delivery", () => {
  it("is found in its month by food, pinyin, supplier, batch and certificate", async () => {
    const { ctx } = await aCentre();
    await aPurchase(ctx);
    await aPurchase(ctx, { food: "菠菜", supplier: "城东菜场", batch: "", certificate: "" });
    for (const q of ["大米", "dami", "晋中", "20261020", "jy1140"]) {
      expect((await list(ctx, q)).map(({ food }) => food)).toEqual(["大米"]);
    }
    expect(await list(ctx)).toHaveLength(2);
    expect(await list(ctx, "", "2026-10")).toEqual([]);
    expect(await list(ctx, "大米")).toMatchObject([
      { quantity: 25.5, unit: "kg", time: "07:40", keptUntil: "2027-10-19" },
    ]);
  });

  it("of tomorrow is refused, and what cannot be is said beside its field", async () => {
    const { ctx } = await aCentre();
    const tomorrow = recordPurchaseInput.parse(aPurchaseForm({ receivedOn: "2026-11-13" }));
    expect(await recordPurchase(ctx, tomorrow)).toMatchObject({ reason: "received_in_future" });
    const issues = (given: Record<string, unknown>) =>
      recordPurchaseInput
        .safeParse(aPurchaseForm(given))
        .error?.issues.map(({ path, message }) => `${path.join()} ${message}`);
    expect(issues({ expiresOn: "2026-11-11" })).toEqual(["expiresOn errors:expired_when_received"]);
    expect(issues({ quantity: "900" })).toEqual(["quantity errors:quantity_absurd"]);
    expect(issues({ quantity: "0" })).toEqual(["quantity errors:not_a_quantity"]);
    expect(issues({ quantity: "1,5" })).toEqual(["quantity errors:not_a_quantity"]);
  });

  it("is corrected and removed, and its picture goes with it", async () => {
    const { ctx } = await aCentre();
    const { fileId } = await aFile(ctx, { purpose: "kitchen" });
    const { recordId } = await aPurchase(ctx, {}, fileId);
    const form = { ...aPurchaseForm({ quantity: "30" }), recordId, version: "x" };
    const { version: _, ...input } = correctPurchaseInput.parse(form);
    done(await correctPurchase(ctx, input));
    expect(await list(ctx)).toMatchObject([{ quantity: 30, photoFileId: fileId }]);
    const attached = async () =>
      (await ownerSql()`select attached_at from file where id = ${fileId}`)[0]?.attached_at;
    expect(await attached()).not.toBeNull();
    done(await removePurchase(ctx, { recordId }));
    expect(await list(ctx)).toEqual([]);
    expect(await attached()).toBeNull();
    expect(await removePurchase(ctx, { recordId })).toMatchObject({ reason: "not_found" });
  });

  it("is held to its days and quantity by the database too", async () => {
    const { ctx } = await aCentre();
    const { recordId } = await aPurchase(ctx);
    const sql = ownerSql();
    const state = async (change: ReturnType<typeof sql>) =>
      sql`update purchase_record set ${change} where id = ${recordId}`.then(
        () => "kept",
        (error: { code?: string }) => error.code,
      );
    expect(await state(sql`expires_on = '2026-11-11'`)).toBe("23514");
    expect(await state(sql`produced_on = '2026-11-13'`)).toBe("23514");
    expect(await state(sql`quantity = 0`)).toBe("23514");
    expect(await state(sql`quantity = 50001`)).toBe("23514");
  });
});
