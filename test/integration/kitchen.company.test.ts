import { describe, expect, it } from "vitest";
import { correctCompany, recordCompany } from "~/features/kitchen/company/commands.server";
import { listCompany } from "~/features/kitchen/company/queries.server";
import { recordCompanyInput } from "~/features/kitchen/company/schema";
import { useDatabase } from "../database";
import { aCentre, aClass } from "../factories/centres";
import { aCompany, aCompanyForm } from "../factories/kitchen";
import { done } from "../factories/sequence";

useDatabase();

describe("who ate with the children", () => {
  it("stands in its month with the class, and is corrected", async () => {
    const { ctx } = await aCentre();
    const { classId } = await aClass(ctx, { name: "大一班" });
    const { companyId } = await aCompany(ctx, { classId });
    await aCompany(ctx, { meal: "morningSnack" });
    const rows = async () => (await listCompany(ctx, { month: null })).rows;
    expect(await rows()).toMatchObject([
      { meal: "morningSnack", className: null },
      { meal: "lunch", className: "大一班", eater: "王晓琴" },
    ]);
    const change = {
      day: "2026-11-10",
      meal: "lunch",
      eater: "吴佳宁",
      classId,
      remark: "",
    } as const;
    done(await correctCompany(ctx, { companyId, ...change }));
    expect((await rows())[0]).toMatchObject({ day: "2026-11-10", eater: "吴佳宁" });
    expect((await listCompany(ctx, { month: "2026-10" })).rows).toEqual([]);
  });

  it("is refused for a day to come, twice at a meal, and in another centre's class", async () => {
    const { ctx } = await aCentre();
    const { ctx: other } = await aCentre();
    const { classId } = await aClass(other);
    await aCompany(ctx);
    const reason = async (given: Record<string, unknown>) => {
      const result = await recordCompany(ctx, recordCompanyInput.parse(aCompanyForm(given)));
      return result.ok ? "recorded" : `${result.field} ${result.reason}`;
    };
    expect(await reason({})).toBe("eater company_twice");
    expect(await reason({ day: "2026-11-13" })).toBe("day day_to_come");
    expect(await reason({ day: "2026-11-12", classId })).toBe("classId not_found");
    expect(await reason({ day: "2026-11-12" })).toBe("recorded");
  });
});
