import { expect, open, say, test } from "./fixtures";

test.use({ viewport: { width: 390, height: 844 }, hasTouch: true });

test("a guardian of two switches children and takes a photo consent back", async ({
  page,
  loginAs,
}) => {
  await loginAs("guardian");
  await open(page, "/family");
  const siblings = page.getByRole("navigation", { name: say("children:family.switch") });
  await siblings.getByRole("link", { name: "廖星玥" }).click();
  await expect(page).toHaveURL(/child=/);
  await page.getByRole("link", { name: /廖星玥/ }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("廖星玥");

  await page.getByRole("link", { name: say("families:tabs.consents"), exact: true }).click();
  await expect(page).toHaveURL(/\/family\/consents/);
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(
    say("children:family.consentsOf", { name: "廖星玥" }),
  );
  const kind = say("enums:consentKind.classPhotos");
  const photos = page.getByRole("listitem", { name: kind });
  await expect(photos).toContainText(say("enums:consentState.granted"));
  await photos.getByRole("button", { name: say("children:family.withdrawOf", { kind }) }).click();
  const dialog = page.getByRole("dialog", { name: say("children:family.withdrawAsk", { kind }) });
  await dialog.getByRole("button", { name: say("children:family.withdraw"), exact: true }).click();
  await expect(page.getByRole("status")).toContainText(
    say("children:family.said.withdrawn", { kind }),
  );
  await expect(photos).toContainText(say("enums:consentState.withdrawn"));

  await siblings.getByRole("link", { name: "廖书瑶" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toContainText("廖书瑶");
  await expect(photos).toContainText(say("enums:consentState.granted"));
});

test.describe("someone else's child", () => {
  test.use({ allowed: /status of 40[34]/ });

  test("does not exist for a guardian", async ({ page, loginAs, otherDevice, address }) => {
    await loginAs("guardian");
    const office = await otherDevice();
    const { accountOf, signIn } = await import("./accounts");
    await office.context().addCookies([await signIn(address ?? "", accountOf("office"))]);
    await open(office, "/children?q=ckx");
    const href = await office.getByRole("link", { name: "程可心" }).getAttribute("href");
    const childId = href?.split("/").at(-1) ?? "";
    for (const path of [`/family?child=${childId}`, `/family/consents?child=${childId}`]) {
      expect((await page.goto(path))?.status()).toBe(404);
    }
    expect((await page.goto(`/children/${childId}`))?.status()).toBe(403);
  });
});
