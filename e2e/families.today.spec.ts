import { accountOf, signIn } from "./accounts";
import { expect, open, say, test } from "./fixtures";

test.describe("on a family's phone", () => {
  test.use({ viewport: { width: 390, height: 844 }, hasTouch: true });

  test("an absence, a tick and a message; the centre answers", async ({
    page,
    loginAs,
    otherDevice,
    address,
  }) => {
    await loginAs("guardian");
    await open(page, "/family");
    await expect(page.getByRole("heading", { level: 1 })).toHaveText(say("families:title"));

    const text = "带一片喜欢的叶子做叶子画";
    const todos = page.getByRole("region", { name: say("families:todo.title") });
    await todos.getByRole("button", { name: say("families:todo.finish", { text }) }).click();
    await expect(page.getByText(text)).toHaveCount(0);

    await page.getByRole("link", { name: say("families:absence.tell") }).click();
    await expect(page.getByLabel(say("attendance:absence.from"))).toHaveValue("2026-11-13");
    await page.getByLabel(say("attendance:absence.from")).fill("2026-11-11");
    await page.getByRole("button", { name: say("families:absence.send") }).click();
    await expect(page.getByLabel(say("attendance:absence.from"))).toHaveAccessibleDescription(
      say("errors:day_is_past"),
    );
    await page.getByLabel(say("attendance:absence.from")).fill("2026-11-13");
    await page.getByText(say("enums:absenceReason.personal"), { exact: true }).click();
    await page.getByRole("button", { name: say("families:absence.send") }).click();
    await expect(page).toHaveURL(/\/family\?told/);
    await expect(page.getByRole("status").first()).toContainText(say("families:absence.done"));
    const coming = page.getByRole("list", { name: say("families:absence.title") });
    await expect(coming).toContainText("11月13日");
    await expect(coming).toContainText(say("families:absence.known"));

    await page.getByRole("link", { name: say("nav:messages") }).click();
    const line = "明天去看外婆，请一天假，谢谢老师。";
    const field = page.getByLabel(say("messages:bodyOwn"));
    await page.getByRole("button", { name: say("messages:send") }).click();
    await expect(field).toHaveAccessibleDescription(say("errors:message_empty"));
    await field.fill(line);
    await page.getByRole("button", { name: say("messages:send") }).click();
    await expect(page.getByText(line)).toHaveCount(1);
    await expect(field).toHaveValue("");

    const desk = await otherDevice();
    await desk.context().addCookies([await signIn(address, accountOf("director"))]);
    await open(desk, "/messages");
    const thread = desk.getByRole("link", { name: line });
    await expect(thread).toContainText(say("messages:unreadOf", { count: 1 }));
    await thread.click();
    await desk.getByLabel(say("messages:bodyCentre")).fill("好的，已经记下。");
    await desk.getByRole("button", { name: say("messages:send") }).click();
    await expect(desk.getByText("好的，已经记下。")).toHaveCount(1);

    await open(page, "/family/messages");
    await expect(page.getByText("好的，已经记下。")).toHaveCount(1);
    await expect(page.getByText(/^班里 .*已读$/)).toHaveCount(1);
  });
});

test("a teacher reads what families of the own class wrote, and nothing of other classes", async ({
  page,
  loginAs,
}) => {
  await loginAs("teacher");
  await open(page, "/messages");
  const thread = page.getByRole("link", { name: /尿裤放在他的小柜子里/ });
  await expect(page.getByRole("link", { name: /廖星玥/ })).toHaveCount(0);
  await thread.click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("孔晨阳");
  await page.getByRole("link", { name: say("messages:toTodos") }).click();
  await page.getByLabel(say("families:todo.text"), { exact: true }).fill("带一顶帽子");
  await page.getByRole("button", { name: say("families:todo.give") }).click();
  await expect(page.getByRole("listitem").filter({ hasText: "带一顶帽子" })).toContainText(
    say("families:todo.open"),
  );
  await expect(page.getByLabel(say("families:todo.text"), { exact: true })).toHaveValue("");
  await page.goto("/messages?show=unread");
  await expect(page.getByRole("link", { name: /尿裤放在/ })).toHaveCount(0);
});

test.describe("without scripts", () => {
  test.use({ javaScriptEnabled: false, viewport: { width: 390, height: 844 } });

  test("the day can be read, and a message sent", async ({ page, loginAs }) => {
    await loginAs("staffGuardian");
    await page.goto("/family");
    await expect(page.getByRole("heading", { level: 1 })).toHaveText(say("families:title"));
    await page.getByRole("link", { name: say("families:day.previous") }).click();
    await expect(page).toHaveURL(/day=2026-11-11/);
    await page.goto("/family/messages");
    await page.getByLabel(say("messages:bodyOwn")).fill("思齐明天带水彩笔来");
    await page.getByRole("button", { name: say("messages:send") }).click();
    await expect(page.getByText("思齐明天带水彩笔来")).toHaveCount(1);
  });
});
