import { describe, expect, it } from "vitest";
import { filesNotHeld, filesNotRestored } from "./backup-words";

const bucket = { name: "centre", endpoint: "https://store.example" };
const files = [{ path: "files/a/b/original", size: 1, sha256: "" }];

describe("filesNotHeld", () => {
  it("names the bucket that is to be copied too, and says nothing of a data folder", () => {
    expect(filesNotHeld({ bucket }).join()).toContain("centre at https://store.example");
    expect(filesNotHeld({})).toEqual([]);
  });
});

describe("filesNotRestored", () => {
  const said = (kept: typeof bucket | undefined, set: typeof bucket | null) =>
    filesNotRestored({ ...(kept && { bucket: kept }), files: kept ? [] : files }, set).join(" ");

  it("says where files were that the backup does not hold, and what is left to do", () => {
    expect(said(bucket, null)).toContain("Set WENRUN_S3_");
    expect(said(bucket, bucket)).toContain("still there");
    const other = { ...bucket, name: "another" };
    expect(said(bucket, other)).toMatch(/lay in the bucket centre .*Bring .* the bucket another/);
  });

  it("does not leave files in a folder that nobody reads, and is silent where all is well", () => {
    expect(said(undefined, bucket)).toContain("bring them into the bucket centre");
    expect(said(undefined, null)).toBe("");
    expect(filesNotRestored({ files: [] }, bucket)).toEqual([]);
  });
});
