import { expect, open, say, test as base } from "./fixtures";

const test = base.extend({
  address: async ({}, use) => use(process.env.WENRUN_E2E_EMPTY_URL ?? ""),
});

const label = {
  centreName: say("accounts:setUp.centreName"),
  shortName: say("accounts:setUp.shortName"),
  places: say("accounts:setUp.licensedPlaces"),
  director: say("accounts:setUp.directorName"),
  phone: say("accounts:phone"),
  password: say("accounts:password"),
};

test("an empty installation makes its centre and first director, once", async ({
  page,
  otherDevice,
}) => {
  await open(page, "/");
  await expect(page).toHaveURL(/\/setup$/);
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(say("accounts:setUp.title"));
  const field = (name: string) => page.getByLabel(name, { exact: true });
  const act = page.getByRole("button", { name: say("accounts:setUp.act") });

  await field(label.centreName).fill("晨光托育园");
  await field(label.shortName).fill("晨光");
  await field(label.places).fill("60");
  await field(label.phone).fill("123");
  await field(label.password).fill("short");
  await act.click();
  await expect(field(label.director)).toHaveAccessibleDescription(say("errors:required"));
  await expect(field(label.phone)).toHaveAccessibleDescription(
    new RegExp(say("errors:not_a_phone")),
  );
  await expect(field(label.password)).toHaveAccessibleDescription(
    new RegExp(say("errors:password_too_short")),
  );
  await expect(field(label.centreName)).toHaveValue("晨光托育园");

  await field(label.director).fill("林若溪");
  await field(label.phone).fill("19911110001");
  await field(label.password).fill("1234567890");
  await act.click();
  await expect(field(label.password)).toHaveAccessibleDescription(
    new RegExp(say("errors:password_weak")),
  );
  await expect(field(label.centreName)).toHaveValue("晨光托育园");
  await expect(field(label.places)).toHaveValue("60");

  await field(label.password).fill("a quiet first morning");
  await act.click();
  await expect(page).toHaveURL(/\/classes$/);
  await expect(page.getByRole("main")).toBeVisible();
  await expect(page.getByText("晨光托育园").first()).toBeVisible();
  await expect(page.getByText(say("common:demoTime"))).toHaveCount(0);

  const second = await otherDevice();
  await second.goto("/setup");
  await expect(second).toHaveURL(/\/login$/);
  await expect(second.getByRole("button", { name: say("enums:role.cook") })).toHaveCount(0);
});

test("set-up that is over takes nothing more", async ({ address }) => {
  const answer = await fetch(`${address}/setup`, {
    method: "POST",
    redirect: "manual",
    headers: { Origin: address },
    body: new URLSearchParams({
      ...{ centreName: "另一所园", shortName: "另", licensedPlaces: "10" },
      ...{ directorName: "别人", phone: "19911110002", password: "someone else entirely" },
    }),
  });
  expect(answer.status).toBe(302);
  expect(answer.headers.get("location")).toBe("/login");
  expect(answer.headers.get("set-cookie")).toBeNull();
});
