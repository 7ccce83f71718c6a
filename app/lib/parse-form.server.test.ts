import { describe, expect, it } from "vitest";
import * as z from "zod/mini";
import { formFailure } from "./form-failure";
import { parseForm } from "./parse-form.server";

const formOf = (...entries: [string, string | File][]) => {
  const data = new FormData();
  for (const [name, value] of entries) data.append(name, value);
  return data;
};

const admitInput = z.object({
  name: z.string().check(z.minLength(1, "errors:required")),
  age: z.coerce.number().check(z.gte(0, "errors:positive")),
  days: z.optional(z.array(z.string())),
});

describe("parseForm", () => {
  it("gives the schema's value for a good form", async () => {
    const data = formOf(["name", "林一"], ["age", "2"], ["days[]", "mon"], ["days[]", "tue"]);
    const parsed = await parseForm(data, admitInput);
    expect(parsed).toMatchObject({
      ok: true,
      value: { name: "林一", age: 2, days: ["mon", "tue"] },
    });
  });

  it("reads a request as well", async () => {
    const request = new Request("http://wenrun.test/", {
      method: "POST",
      body: new URLSearchParams({ name: "林一", age: "2" }),
    });
    expect((await parseForm(request, admitInput)).ok).toBe(true);
  });

  it("lays the first message on each field and gives back what was typed", async () => {
    const parsed = await parseForm(formOf(["name", ""], ["age", "-1"]), admitInput);
    expect(parsed).toEqual({
      ok: false,
      errors: { name: "errors:required", age: "errors:positive" },
      values: { name: "", age: "-1" },
    });
  });

  it("makes a list only of names that end with []", async () => {
    const echo = z.object({ one: z.string(), many: z.array(z.string()) });
    const parsed = await parseForm(formOf(["one", "a"], ["one", "b"], ["many[]", "c"]), echo);
    expect(parsed).toMatchObject({ ok: true, value: { one: "b", many: ["c"] } });
  });

  it("keeps strings as strings: a password of digits stays one", async () => {
    const parsed = await parseForm(
      formOf(["password", "12345678"]),
      z.object({ password: z.string() }),
    );
    expect(parsed).toMatchObject({ ok: true, value: { password: "12345678" } });
  });

  it("never echoes a password", async () => {
    const parsed = await parseForm(
      formOf(["login", "138"], ["password", "secret"], ["newPassword", "x"], ["pin", "1234"]),
      z.object({ missing: z.string("errors:required") }),
    );
    expect(parsed.values).toEqual({ login: "138" });
  });

  it("drops names that reach for the prototype", async () => {
    const parsed = await parseForm(
      formOf(["__proto__", "x"], ["constructor[]", "y"], ["prototype", "z"], ["name", "n"]),
      z.looseObject({}),
    );
    expect(Object.keys(parsed.ok ? parsed.value : {})).toEqual(["name"]);
    expect(Object.hasOwn({}, "x")).toBe(false);
  });

  it("leaves out a file nobody chose and keeps a chosen one", async () => {
    const empty = new File([], "");
    const chosen = new File(["1"], "roster.xlsx");
    const parsed = await parseForm(
      formOf(["none", empty], ["book", chosen]),
      z.object({ none: z.optional(z.file()), book: z.file() }),
    );
    expect(parsed).toMatchObject({ ok: true, values: {} });
  });

  it("puts a message about the whole form under the empty name", async () => {
    const span = z
      .object({ from: z.string(), to: z.string() })
      .check(z.refine((value) => value.from <= value.to, "errors:range"));
    const parsed = await parseForm(formOf(["from", "2"], ["to", "1"]), span);
    expect(parsed).toMatchObject({ ok: false, errors: { "": "errors:range" } });
  });
});

describe("formFailure", () => {
  it("lays a refusal on its field", () => {
    expect(formFailure({ reason: "class_full", field: "classId" }, { classId: "a" })).toMatchObject(
      {
        errors: { classId: "errors:class_full" },
        values: { classId: "a" },
      },
    );
  });

  it("keeps a refusal without a field for the whole form", () => {
    expect(formFailure({ reason: "not_now" })).toMatchObject({ ok: false, reason: "not_now" });
  });
});
