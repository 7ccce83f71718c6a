import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { askForEmail, confirmEmail, forgetEmail } from "~/features/accounts/email/commands.server";
import { getOwnEmail } from "~/features/accounts/email/queries.server";
import { notify } from "~/features/families/alerts/commands.server";
import { countOwnAlerts, listOwnAlerts } from "~/features/families/alerts/queries.server";
import {
  changeChoices,
  subscribe,
  unsubscribe,
} from "~/features/families/channels/commands.server";
import { getAlertSettings } from "~/features/families/channels/queries.server";
import { giveTodo } from "~/features/families/todos/commands.server";
import { changeHook, removeHook, testHook } from "~/features/families/hooks/commands.server";
import { getHook } from "~/features/families/hooks/queries.server";
import { sendMessage } from "~/features/messages/commands.server";
import { backOffMs } from "~/jobs/deliveries.server";
import { instantOf, realNow, resetClock, setClock } from "~/lib/clock";
import type { Ctx } from "~/lib/context.server";
import { readEnv } from "~/lib/env.server";
import { forget, remember } from "~/lib/remember.server";
import { isSignedBody } from "~/lib/signature.server";
import { unseal } from "~/lib/vault.server";
import { ownerSql, testNow, useDatabase } from "../database";
import { aCentre, aClass } from "../factories/centres";
import { aFamily, asksFor, carryOut } from "../factories/families";
import { aMailServer, aReceiver, aSubscription, bodyOf } from "../factories/families.receivers";
import { done } from "../factories/sequence";

useDatabase();

let ctx: Ctx;
let classId = "";
let mail: Awaited<ReturnType<typeof aMailServer>>;
let gateway: Awaited<ReturnType<typeof aReceiver>>;
let pushes: Awaited<ReturnType<typeof aReceiver>>;
let emails = 0;

beforeAll(async () => {
  [mail, gateway, pushes] = await Promise.all([aMailServer(), aReceiver(), aReceiver()]);
  const { dataDir } = remember("env", () => readEnv({}));
  forget("env");
  remember("env", () =>
    readEnv({
      ...{ NODE_ENV: "test", LOG_LEVEL: "silent", WENRUN_DATA_DIR: dataDir },
      ...{
        WENRUN_SMTP_URL: `smtp://127.0.0.1:${mail.port}`,
        WENRUN_MAIL_FROM: "day@centre.example",
      },
    }),
  );
  ({ ctx } = await aCentre());
  ({ classId } = await aClass(ctx));
});
afterAll(() => Promise.all([mail.close(), gateway.close(), pushes.close()]));
beforeEach(async () => {
  setClock(testNow);
  await ownerSql()`truncate outbox, outbox_delivery, daily_run`;
  await ownerSql()`delete from alert_hook`;
  for (const { received, answer } of [gateway, pushes]) {
    received.length = 0;
    Object.assign(answer, { status: 201, location: "" });
  }
  mail.mails.length = 0;
});
afterEach(resetClock);

const at = (time: string, day = "2026-11-12") => {
  const now = instantOf(`${day}T${time}:00+08:00`);
  setClock(now);
  return { ...ctx, now };
};

const codeOf = async (userId: string): Promise<string> => {
  const [row] =
    await ownerSql()`select code_cipher from email_confirmation where user_id = ${userId}`;
  return unseal(String(row?.["code_cipher"]), userId);
};

/** A family whose account has an address of its own. */
async function aMailedFamily() {
  const made = await aFamily(ctx, classId, "许知遥");
  emails += 1;
  const email = `mother${emails}@home.example`;
  done(await askForEmail(made.family, { email }));
  done(await confirmEmail(made.family, { code: await codeOf(made.userId) }));
  await ownerSql()`truncate outbox, outbox_delivery`;
  return { ...made, email };
}

const aTodo = async (childId: string, of: Ctx = ctx) =>
  done(await giveTodo(of, childId, { text: "带一包尿裤", dueOn: null })).todoId;

const waiting = async () =>
  (await ownerSql()`select count(*)::int as n from outbox_delivery where done_at is null`)[0]?.[
    "n"
  ];

describe("what was not asked for", () => {
  it("stays on the page: new, then read", async () => {
    const { childId, family, userId } = await aMailedFamily();
    done(await subscribe(family, aSubscription(pushes.url, "quiet"), "手机"));
    await aTodo(childId);
    await carryOut();
    expect([mail.mails.length, pushes.received.length]).toEqual([0, 0]);
    const [alert] = await listOwnAlerts(family, { own: [childId] });
    expect(alert).toMatchObject({
      category: "todo",
      isNew: true,
      path: `/family?child=${childId}`,
    });
    expect(alert?.title).toContain("许知遥");
    expect(await countOwnAlerts(family, { own: [childId] })).toBe(1);
    expect(await listOwnAlerts(family, { own: [] })).toEqual([]);
    const deliveries = await ownerSql()`select channel from alert_delivery d
      join alert a on a.id = d.alert_id where a.user_id = ${userId}`;
    expect(deliveries.map(({ channel }) => channel)).toEqual(["page"]);
  });

  it("can be left out of the page too", async () => {
    const { childId, family } = await aFamily(ctx, classId);
    done(await changeChoices(family, { channels: ["page"], wanted: ["digest page"] }));
    await aTodo(childId);
    await carryOut();
    expect(await countOwnAlerts(family, { own: [childId] })).toBe(0);
    const { rows } = await getAlertSettings(family);
    expect(rows.find(({ category }) => category === "todo")?.wanted).toEqual([]);
    expect(rows.find(({ category }) => category === "digest")?.wanted).toEqual(["page"]);
  });

  it("is not told to who wrote it, nor twice of one event", async () => {
    const { childId, family } = await aFamily(ctx, classId);
    done(await sendMessage(family, childId, { body: "今天早点接" }));
    done(await sendMessage(ctx, childId, { body: "好的" }));
    await carryOut();
    expect(await countOwnAlerts(family, { own: [childId] })).toBe(1);
    const news = { category: "notice", text: "todo", eventKey: "n:1", childId, path: "/" } as const;
    expect(await notify(ctx, news)).toEqual({ told: 1 });
    expect(await notify(ctx, news)).toEqual({ told: 0 });
  });
});

describe("e-mail", () => {
  it("goes to an address that was confirmed with the code sent to it", async () => {
    const { family, userId } = await aFamily(ctx, classId);
    done(await askForEmail(family, { email: "new@home.example" }));
    expect(await askForEmail(family, { email: "other@home.example" })).toMatchObject({
      reason: "code_just_sent",
    });
    await carryOut();
    const code = await codeOf(userId);
    expect(mail.mails.map(({ to }) => to)).toEqual([["new@home.example"]]);
    expect(bodyOf(mail.mails[0] ?? { to: [], text: "" })).toContain(code);
    const wrong = code === "000000" ? "111111" : "000000";
    expect(await confirmEmail(family, { code: wrong })).toMatchObject({
      reason: "email_code_wrong",
    });
    expect(await getOwnEmail(family)).toMatchObject({ email: null, waiting: "new@home.example" });
    done(await confirmEmail(family, { code }));
    expect(await getOwnEmail(family)).toMatchObject({ email: "new@home.example", waiting: null });
    const { family: other, userId: otherId } = await aFamily(ctx, classId);
    done(await askForEmail(other, { email: "new@home.example" }));
    expect(await confirmEmail(other, { code: await codeOf(otherId) })).toMatchObject({
      reason: "email_taken",
    });
    done(await forgetEmail(family));
    expect(await getOwnEmail(family)).toMatchObject({ email: null });
  });

  it("takes five wrong codes and no more", async () => {
    const { family, userId } = await aFamily(ctx, classId);
    done(await askForEmail(family, { email: "guess@home.example" }));
    const code = await codeOf(userId);
    const wrong = code === "000000" ? "111111" : "000000";
    for (let tries = 0; tries < 5; tries += 1) await confirmEmail(family, { code: wrong });
    expect(await confirmEmail(family, { code })).toMatchObject({ reason: "email_code_expired" });
    expect(realNow()).toBeInstanceOf(Date);
  });

  it("waits while the mail server is down, is sent once when it is back, and holds up nothing else", async () => {
    const { childId, family, email } = await aMailedFamily();
    await asksFor(family, [
      ["todo", "email"],
      ["todo", "push"],
    ]);
    done(await subscribe(family, aSubscription(pushes.url, "phone"), "手机"));
    const { port } = mail;
    await mail.close();
    await aTodo(childId);
    await carryOut();
    expect(pushes.received).toHaveLength(1);
    expect(await countOwnAlerts(family, { own: [childId] })).toBe(1);
    expect(await waiting()).toBe(1);
    mail = await aMailServer(port);
    await carryOut();
    expect(mail.mails).toEqual([]);
    setClock(instantOf(testNow.getTime() + backOffMs(1) + 20_000));
    await carryOut();
    expect(mail.mails.map(({ to }) => to)).toEqual([[email]]);
    expect(bodyOf(mail.mails[0] ?? { to: [], text: "" })).toContain("/family?child=");
    expect([await waiting(), pushes.received.length]).toEqual([0, 1]);
  });
});

describe("at night", () => {
  it.each([
    ["20:59", "2026-11-12", null],
    ["21:00", "2026-11-12", "07:00"],
    ["23:30", "2026-11-12", "07:00"],
    ["06:59", "2026-11-13", "07:00"],
    ["07:00", "2026-11-13", null],
  ])("what happens at %s on %s is held until %s", async (time, day, until) => {
    const { childId, family } = await aMailedFamily();
    await asksFor(family, [["todo", "email"]]);
    await aTodo(childId, at(time, day));
    await carryOut();
    expect(await countOwnAlerts(family, { own: [childId] })).toBe(1);
    expect(mail.mails).toHaveLength(until ? 0 : 1);
    if (!until) return;
    at("06:59", "2026-11-13");
    await carryOut();
    expect(mail.mails).toHaveLength(0);
    at("07:00", "2026-11-13");
    await carryOut();
    expect(mail.mails).toHaveLength(1);
    const [row] = await ownerSql()`select attempts from outbox_delivery
      where handler = 'families.deliverAlert'`;
    expect(row?.["attempts"]).toBe(1);
  });
});

describe("a push", () => {
  it("goes sealed to each device, and a device that is gone is forgotten", async () => {
    const { childId, family } = await aFamily(ctx, classId);
    await asksFor(family, [["todo", "push"]]);
    const phone = done(await subscribe(family, aSubscription(pushes.url, "one"), "手机"));
    done(await subscribe(family, aSubscription(pushes.url, "two"), "平板"));
    await aTodo(childId);
    await carryOut();
    expect(pushes.received.map(({ path }) => path).sort()).toEqual(["/push/one", "/push/two"]);
    const [first] = pushes.received;
    expect(first?.headers["content-encoding"]).toBe("aes128gcm");
    expect(first?.headers["authorization"]).toMatch(/^vapid t=.+, k=/);
    expect(first?.body.includes("许知遥")).toBe(false);

    done(await unsubscribe(family, phone));
    pushes.answer.status = 410;
    await aTodo(childId);
    await carryOut();
    expect((await getAlertSettings(family)).devices).toEqual([]);
    expect(await waiting()).toBe(0);
  });

  it("is tried again where the service is out of order", async () => {
    const { childId, family } = await aFamily(ctx, classId);
    await asksFor(family, [["todo", "push"]]);
    done(await subscribe(family, aSubscription(pushes.url, "three"), "手机"));
    pushes.answer.status = 503;
    await aTodo(childId);
    await carryOut();
    expect(await waiting()).toBe(1);
    pushes.answer.status = 201;
    setClock(instantOf(testNow.getTime() + backOffMs(1) + 20_000));
    await carryOut();
    expect([await waiting(), pushes.received.length]).toEqual([0, 2]);
  });
});

describe("the centre's gateway", () => {
  const secret = "a long secret of two";
  const spaceless = secret.replaceAll(" ", "-");

  it("gets each alert once, signed, with the phone only where the centre says so", async () => {
    const { childId, family, userId, phone } = await aFamily(ctx, classId, "许知遥");
    await asksFor(family, [["todo", "hook"]]);
    const to = { url: `${gateway.url}/in`, secret: spaceless };
    done(await changeHook(ctx, { ...to, withPhone: false }));
    await aTodo(childId);
    await carryOut();
    done(await changeHook(ctx, { url: to.url, secret: "", withPhone: true }));
    await aTodo(childId);
    await carryOut();
    const bodies = gateway.received.map(({ body }) => JSON.parse(body.toString("utf8")));
    expect(bodies).toMatchObject([
      { category: "todo", childId, recipientId: userId, centreId: ctx.centreId },
      { category: "todo", phone },
    ]);
    expect(bodies[0]).not.toHaveProperty("phone");
    expect(bodies[0].title).toContain("许知遥");
    for (const { headers, body } of gateway.received) {
      const signed = { secret: spaceless, body: body.toString("utf8"), windowSeconds: 300 };
      const signature = headers["wenrun-signature"] ?? "";
      expect(isSignedBody(signature, { ...signed, now: realNow() })).toBe(true);
      const later = instantOf(realNow().getTime() + 301_000);
      expect(isSignedBody(signature, { ...signed, now: later })).toBe(false);
      expect(isSignedBody(signature, { ...signed, secret: "another", now: realNow() })).toBe(false);
      const changed = { ...signed, body: `${signed.body} `, now: realNow() };
      expect(isSignedBody(signature, changed)).toBe(false);
    }
  });

  it("is not followed elsewhere, is tested by the director, and is let go of", async () => {
    const elsewhere = await aReceiver();
    Object.assign(gateway.answer, { status: 302, location: `${elsewhere.url}/x` });
    expect(await changeHook(ctx, { url: gateway.url, secret: "", withPhone: false })).toMatchObject(
      {
        ...{ reason: "required", field: "secret" },
      },
    );
    done(await changeHook(ctx, { url: gateway.url, secret: spaceless, withPhone: false }));
    expect(done(await testHook(ctx))).toEqual({ status: 302 });
    expect(elsewhere.received).toEqual([]);
    gateway.answer.status = 204;
    expect(done(await testHook(ctx))).toEqual({ status: 204 });
    expect(await getHook(ctx)).toMatchObject({ testedStatus: 204 });
    const [test] = gateway.received.map(({ body }) => JSON.parse(body.toString("utf8")));
    expect(test).toMatchObject({ category: "test" });
    expect(
      await changeHook(ctx, { url: "ftp://x.example", secret: "", withPhone: false }),
    ).toMatchObject({
      reason: "url_not_https",
    });
    done(await removeHook(ctx));
    expect(await getHook(ctx)).toBeNull();
    await elsewhere.close();
  });
});

describe("what is under way", () => {
  it("is dropped where the account lost its access or took the choice back", async () => {
    const gone = await aMailedFamily();
    const changed = await aMailedFamily();
    for (const { family } of [gone, changed]) await asksFor(family, [["todo", "email"]]);
    const late = at("22:00");
    await aTodo(gone.childId, late);
    await aTodo(changed.childId, late);
    await carryOut();
    await ownerSql()`delete from membership where user_id = ${gone.userId}`;
    done(await changeChoices(changed.family, { channels: ["email"], wanted: [] }));
    at("07:00", "2026-11-13");
    await carryOut();
    expect(mail.mails).toEqual([]);
    const dropped = await ownerSql()`select count(*)::int as n from alert_delivery
      where channel = 'email' and dropped_at is not null`;
    expect(dropped[0]?.["n"]).toBe(2);
  });
});
