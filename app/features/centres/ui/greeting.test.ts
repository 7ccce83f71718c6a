import { describe, expect, it } from "vitest";
import { greeting, surnameOf } from "./greeting";

describe("surnameOf", () => {
  it.each([
    ["王晓琴", "王"],
    ["马力", "马"],
    ["欧阳文静", "欧阳"],
    ["Anna Li", "Anna Li"],
  ])("%s: %s", (name, surname) => expect(surnameOf(name)).toBe(surname));
});

describe("greeting", () => {
  it.each([
    ["04:59", "evening"],
    ["05:00", "early"],
    ["10:20", "morning"],
    ["12:00", "noon"],
    ["17:59", "afternoon"],
    ["18:00", "evening"],
  ])("at %s it is %s", (time, part) => {
    expect(greeting({ name: "王晓琴", role: "director" }, time).part).toBe(`home.hello.${part}`);
  });
});
