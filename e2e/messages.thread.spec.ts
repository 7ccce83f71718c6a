import sharp from "sharp";
import { accountOf, signIn } from "./accounts";
import { expect, open, say, test } from "./fixtures";

test("a photo goes to the class at once, and can be taken back", async ({
  page,
  loginAs,
  otherDevice,
  address,
}) => {
  const desk = page;
  await loginAs("director");
  await open(desk, "/messages?q=思齐");
  await desk.getByRole("link", { name: /思齐/ }).first().click();
  await expect(desk.getByRole("heading", { level: 1 })).toHaveText(/思齐/);

  const phone = await otherDevice();
  await phone.setViewportSize({ width: 390, height: 844 });
  await phone.context().addCookies([await signIn(address, accountOf("staffGuardian"))]);
  await open(phone, "/family/messages");
  const field = phone.getByLabel(say("messages:bodyOwn"));
  const send = phone.getByRole("button", { name: say("messages:send") });
  const long = "长".repeat(10_000);
  await field.fill(long);
  await send.click();
  await expect(field).toHaveAccessibleDescription(say("errors:message_too_long"));
  await expect(field).toHaveValue(long);
  await field.fill("在家搭的桥");
  const buffer = await sharp({ create: { width: 640, height: 480, channels: 3, background: "#d7a257" } }).jpeg().toBuffer(); // prettier-ignore
  const files = phone.getByLabel(say("messages:photos", { count: 9 }));
  await files.setInputFiles([
    { name: "假.jpg", mimeType: "image/jpeg", buffer: Buffer.from("no") },
  ]);
  await send.click();
  await expect(phone.getByText(say("errors:file_not_image"))).toBeVisible();
  await expect(field).toHaveValue("在家搭的桥");
  await files.setInputFiles([{ name: "桥.jpg", mimeType: "image/jpeg", buffer }]);
  await send.click();
  await expect(phone.getByText("在家搭的桥")).toHaveCount(1);
  await expect(field).toHaveValue("");

  // told by the stream: the desk is not touched
  const line = desk.getByRole("listitem").filter({ hasText: "在家搭的桥" });
  await expect(line.getByRole("img")).toHaveCount(1);
  await expect
    .poll(() => line.getByRole("img").evaluate((img: HTMLImageElement) => img.naturalWidth))
    .toBeGreaterThan(0);
  await phone.reload();
  await expect(phone.getByText(/^班里 .*已读$/)).toHaveCount(1);

  const own = phone.getByRole("listitem").filter({ hasText: "在家搭的桥" });
  await own.getByText(say("messages:withdraw"), { exact: true }).click();
  await own.getByRole("button", { name: say("messages:withdrawNow") }).click();
  await expect(phone.getByText(say("messages:withdrawn"))).toHaveCount(1);
  await expect(desk.getByText(say("messages:withdrawn"))).toHaveCount(1);
  await expect(desk.getByText("在家搭的桥")).toHaveCount(0);
});

test.describe("without scripts", () => {
  test.use({ javaScriptEnabled: false, viewport: { width: 390, height: 844 } });

  test("a photo is sent by a plain form", async ({ page, loginAs }) => {
    await loginAs("guardian");
    await page.goto("/family/messages");
    const buffer = await sharp({ create: { width: 64, height: 48, channels: 3, background: "#3f7d6a" } }).png().toBuffer(); // prettier-ignore
    await page.getByLabel(say("messages:photos", { count: 9 })).setInputFiles([
      { name: "叶子.png", mimeType: "image/png", buffer },
      { name: "再一片.png", mimeType: "image/png", buffer },
    ]);
    await page.getByRole("button", { name: say("messages:send") }).click();
    await expect(page.getByRole("main").locator("ol > li").last().getByRole("img")).toHaveCount(2);
  });
});
