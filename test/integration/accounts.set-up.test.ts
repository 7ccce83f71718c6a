import { describe, expect, it } from "vitest";
import { setUpCentre } from "~/features/accounts/commands.server";
import { isFirstRun } from "~/features/accounts/queries.server";
import { signIn } from "~/features/accounts/sign-in/commands.server";
import { ownerSql, useDatabase } from "../database";

useDatabase();

const input = (phone: string) => ({
  ...{ centreName: "晨光托育园", shortName: "晨光", licensedPlaces: 60 },
  ...{ directorName: "林若溪", phone, password: "a quiet first morning" },
});

const count = async (table: "user" | "centre" | "membership" | "audit_entry") =>
  Number((await ownerSql()`select count(*) as n from ${ownerSql()(table)}`)[0]?.n);

describe("setUpCentre", () => {
  it("leaves nothing behind when it is refused", async () => {
    const refused = await setUpCentre({ ...input("19911110001"), password: "19911110001" });
    expect(refused).toMatchObject({ ok: false, reason: "password_weak", field: "password" });
    expect([await count("user"), await count("centre"), await count("membership")]).toEqual([
      0, 0, 0,
    ]);
    expect(await isFirstRun()).toBe(true);
  });

  it("founds exactly one centre when two browsers press at once", async () => {
    const phones = ["19911110001", "19911110002", "19911110003"];
    const answers = await Promise.all(phones.map((phone) => setUpCentre(input(phone))));
    expect(answers.filter((answer) => answer.ok)).toHaveLength(1);
    for (const answer of answers) {
      if (!answer.ok) expect(answer.reason).toBe("already_set_up");
    }
    expect([await count("user"), await count("centre"), await count("membership")]).toEqual([
      1, 1, 1,
    ]);
    expect(await count("audit_entry")).toBeGreaterThan(0);
    expect(await isFirstRun()).toBe(false);

    const phone = phones[answers.findIndex((answer) => answer.ok)] ?? "";
    const signed = await signIn(
      { login: phone, password: "a quiet first morning", returnTo: "/classes" },
      { userAgent: null, address: "10.0.0.1" },
    );
    expect(signed).toMatchObject({ ok: true, value: { goTo: "/classes" } });
  });

  it("is over for good", async () => {
    expect(await setUpCentre(input("19911110009"))).toMatchObject({ reason: "already_set_up" });
    expect(await count("centre")).toBe(1);
  });
});
