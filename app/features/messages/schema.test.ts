import { describe, expect, it } from "vitest";
import { sendMessageInput } from "./schema";

const reasonOf = (given: object): string | undefined =>
  sendMessageInput.safeParse(given).error?.issues[0]?.message;

describe("sendMessageInput", () => {
  it.each([
    [{ body: "好" }, undefined],
    [{ body: "🙂" }, undefined],
    [{ body: "", photos: ["a.jpg"] }, undefined],
    [{ photos: ["a.jpg"] }, undefined],
    [{}, "errors:message_empty"],
    [{ body: " \u3000\u200b" }, "errors:message_empty"],
    [{ body: "字".repeat(2000) }, undefined],
    [{ body: "字".repeat(10_000) }, "errors:message_too_long"],
    [{ body: "看", photos: Array.from({ length: 10 }, String) }, "errors:message_photos_many"],
  ])("%#", (given, reason) => {
    expect(reasonOf(given)).toBe(reason);
  });
});
