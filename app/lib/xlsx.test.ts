import ExcelJS from "exceljs";
import { describe, expect, it } from "vitest";
import { makeXlsx, xlsxResponse } from "./xlsx.server";

const example = {
  sheet: "过敏/忌口",
  columns: [
    { header: "姓名", width: 12 },
    { header: "人数", width: 8 },
  ],
  rows: [
    ["许知遥", 3],
    ["=1+1", null],
  ],
};

async function reopened() {
  const workbook = new ExcelJS.Workbook();
  // reason: exceljs declares a Buffer of its own
  await workbook.xlsx.load((await makeXlsx(example)) as unknown as ExcelJS.Buffer);
  return workbook;
}

describe("makeXlsx", () => {
  it("freezes and filters the head and signs as the product", async () => {
    const workbook = await reopened();
    const page = workbook.worksheets[0];
    expect(workbook.creator).toBe("Wenrun");
    expect(page?.name).toBe("过敏 忌口");
    expect(page?.views[0]).toMatchObject({ state: "frozen", ySplit: 1 });
    expect(page?.autoFilter).toBe("A1:B1");
    expect(page?.getRow(1).font.bold).toBe(true);
  });

  it("keeps numbers as numbers and writes a formula as mere text", async () => {
    const page = (await reopened()).worksheets[0];
    expect(page?.getCell("A2").value).toBe("许知遥");
    expect(page?.getCell("B2").value).toBe(3);
    expect(page?.getCell("A3").value).toBe("=1+1");
    expect(page?.getCell("A3").formula).toBeUndefined();
  });
});

describe("xlsxResponse", () => {
  it("names the file in Chinese and, for old readers, in ASCII", async () => {
    const response = xlsxResponse("过敏名单 (小班) 2026-11-12", Buffer.from("abc"));
    expect(response.headers.get("Content-Disposition")).toBe(
      "attachment; filename=\"2026-11-12.xlsx\"; filename*=UTF-8''%E8%BF%87%E6%95%8F%E5%90%8D%E5%8D%95%20%28%E5%B0%8F%E7%8F%AD%29%202026-11-12.xlsx",
    );
    expect(response.headers.get("Cache-Control")).toContain("no-store");
    expect(Buffer.from(await response.arrayBuffer()).toString()).toBe("abc");
  });
});
