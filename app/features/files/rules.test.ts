import { describe, expect, it } from "vitest";
import { instantOf } from "~/lib/clock";
import { sniffFormat, takenAtOf } from "./rules";

const text = (value: string) => new TextEncoder().encode(value);

describe("sniffFormat", () => {
  it.each([
    [new Uint8Array([0xff, 0xd8, 0xff, 0xe0]), "jpeg"],
    [new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]), "png"],
    [text("RIFF\0\0\0\0WEBPVP8 "), "webp"],
    [text("%PDF-1.7"), "pdf"],
    [text("RIFF\0\0\0\0WAVEfmt "), null],
    [text("<svg xmlns='http://www.w3.org/2000/svg'/>"), null],
    [text("GIF89a"), null],
    [text("<!doctype html>"), null],
    [new Uint8Array(), null],
  ])("%o is %s", (bytes, format) => {
    expect(sniffFormat(bytes)).toBe(format);
  });
});

describe("takenAtOf", () => {
  it("is the camera's moment, where it is one", () => {
    const at = instantOf("2026-11-12T09:30:00+08:00");
    expect(takenAtOf({ DateTimeOriginal: at })).toBe(at);
    for (const none of ["0000:00:00 00:00:00", instantOf("nothing"), undefined]) {
      expect(takenAtOf({ DateTimeOriginal: none })).toBeNull();
    }
    expect(takenAtOf(undefined)).toBeNull();
  });
});
