import { describe, expect, it } from "vitest";
import { readUpload } from "./upload.server";

const limits = { maxBytes: 1000, maxFiles: 2 };

function aForm(files: readonly [name: string, bytes: number][]): Request {
  const form = new FormData();
  form.append("text", "今天第一次自己穿鞋");
  for (const [name, bytes] of files) {
    form.append("photos", new Blob([new Uint8Array(bytes)], { type: "image/jpeg" }), name);
  }
  form.append("child[]", "a");
  form.append("child[]", "b");
  return new Request("http://localhost/", { method: "POST", body: form });
}

describe("readUpload", () => {
  it("keeps the words and the other files beside one that is too large", async () => {
    const { form, files } = await readUpload(aForm([["大.jpg", 60_000], ["小.jpg", 900]]), limits); // prettier-ignore
    expect(form.get("text")).toBe("今天第一次自己穿鞋");
    expect(form.getAll("child[]")).toEqual(["a", "b"]);
    expect(files.map(({ name, bytes }) => [name, bytes?.length ?? null])).toEqual([
      ["大.jpg", null],
      ["小.jpg", 900],
    ]);
    expect(files[1]).toMatchObject({ field: "photos", mime: "image/jpeg" });
  });

  it("names a file too many without keeping it, and an empty field not at all", async () => {
    const many = [
      ["1.jpg", 5],
      ["2.jpg", 5],
      ["3.jpg", 5],
    ] as [string, number][]; // reason: a literal is wider than a list of pairs
    const { files } = await readUpload(aForm(many), limits);
    expect(files.map(({ bytes }) => bytes?.length ?? null)).toEqual([5, 5, null]);
    const boundary = "----x";
    const body = `--${boundary}\r\nContent-Disposition: form-data; name="photos"; filename=""\r\nContent-Type: application/octet-stream\r\n\r\n\r\n--${boundary}--\r\n`;
    const headers = { "Content-Type": `multipart/form-data; boundary=${boundary}` };
    const empty = new Request("http://localhost/", { method: "POST", body, headers });
    expect((await readUpload(empty, limits)).files).toEqual([]);
  });

  it("refuses what is no form with files", async () => {
    const request = new Request("http://localhost/", { method: "POST", body: "hello" });
    await expect(readUpload(request, limits)).rejects.toMatchObject({ code: "invalid" });
  });
});
