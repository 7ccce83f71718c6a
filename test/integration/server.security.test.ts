import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { startServer, type RunningServer } from "../server";

const token = "a token for the metrics page";
let server: RunningServer;
let behindProxy: RunningServer;

beforeAll(async () => {
  const args = ["--empty"];
  [server, behindProxy] = await Promise.all([
    startServer({ args, env: { WENRUN_METRICS_TOKEN: token } }),
    startServer({
      args,
      env: { WENRUN_BASE_URL: "https://centre.example", WENRUN_TRUST_PROXY: "1" },
    }),
  ]);
});

afterAll(() => Promise.all([server.stop(), behindProxy.stop()]));

const get = (path: string, headers: Record<string, string> = {}) =>
  fetch(server.url + path, { headers, redirect: "manual" });

const post = (to: RunningServer, path: string, headers: Record<string, string>, body = "a=b") =>
  fetch(to.url + path, {
    method: "POST",
    redirect: "manual",
    headers: { "Content-Type": "application/x-www-form-urlencoded", ...headers },
    body,
  });

const nonceOf = (answer: Response) =>
  /'nonce-([^']+)'/.exec(answer.headers.get("content-security-policy") ?? "")?.[1] ?? "";

const founding = new URLSearchParams({
  ...{ centreName: "晨光托育园", shortName: "晨光", licensedPlaces: "60", directorName: "林若溪" },
  ...{ phone: "19911110001", password: "a quiet first morning" },
}).toString();

describe("the headers of every answer", () => {
  it.each(["/setup", "/login", "/no-such-page", "/favicon.svg", "/healthz"])(
    "allow %s nothing from elsewhere",
    async (path) => {
      const { headers } = await get(path);
      const policy = headers.get("content-security-policy") ?? "";
      expect(policy).toContain("default-src 'none'");
      expect(policy).toContain("frame-ancestors 'none'");
      expect(policy).toMatch(/script-src 'self' 'nonce-[^']{20,}'(;|$)/);
      expect(policy).not.toMatch(/unsafe-eval|script-src[^;]*unsafe-inline|https?:|\*/);
      expect(headers.get("x-content-type-options")).toBe("nosniff");
      expect(headers.get("x-frame-options")).toBe("DENY");
      expect(headers.get("referrer-policy")).toBe("same-origin");
      expect(headers.get("cross-origin-opener-policy")).toBe("same-origin");
      expect(headers.get("permissions-policy")).toContain("geolocation=()");
      expect(headers.get("x-powered-by")).toBeNull();
      expect(headers.get("x-request-id")).toMatch(/^[0-9a-f-]{36}$/);
    },
  );

  it("carry a nonce of their own, which every inline script of the page has", async () => {
    const pages = [await get("/setup"), await get("/setup")];
    const nonces = pages.map(nonceOf);
    expect(new Set(nonces).size).toBe(2);
    const html = (await pages[0]?.text()) ?? "";
    const scripts = [...html.matchAll(/<script\b([^>]*)>/g)].map(([, attributes]) => attributes);
    expect(scripts.length).toBeGreaterThan(1);
    for (const attributes of scripts) expect(attributes).toContain(`nonce="${nonces[0]}"`);
    expect(html).not.toMatch(/<style\b|\son\w+="|javascript:/);
  });

  it("keep a person's pages out of every cache", async () => {
    expect((await get("/setup")).headers.get("cache-control")).toBe("private, no-store");
    expect((await get("/")).headers.get("set-cookie")).toBeNull();
  });

  it("ask for https for a year where the address is one, and only there", async () => {
    expect((await get("/setup")).headers.get("strict-transport-security")).toBeNull();
    const secure = await fetch(`${behindProxy.url}/setup`);
    expect(secure.headers.get("strict-transport-security")).toBe("max-age=31536000");
  });
});

describe("a write", () => {
  it.each([
    ["from another site", { Origin: "https://evil.example" }],
    ["from another port of this machine", { Origin: "http://127.0.0.1:1" }],
    ["from a sandboxed frame", { Origin: "null" }],
    ["with a broken origin", { Origin: "not an address" }],
    ["that does not say where it comes from", {}],
    ["that a browser calls cross-site", { "Sec-Fetch-Site": "cross-site" }],
    ["that a browser calls same-site", { "Sec-Fetch-Site": "same-site" }],
  ])("%s is refused", async (_, headers) => {
    for (const path of ["/setup", "/login", "/logout", "/preferences", "/login.data"]) {
      expect((await post(server, path, headers, founding)).status).toBe(403);
    }
    expect((await get("/login")).headers.get("location")).toBe("/setup");
  });

  it("by any other verb needs its origin too", async () => {
    for (const method of ["PUT", "PATCH", "DELETE"]) {
      expect((await fetch(`${server.url}/login`, { method })).status).toBe(403);
    }
  });

  it("from a page of this site passes", async () => {
    const kept = await post(server, "/preferences", { Origin: server.url }, "locale=en");
    expect(kept.status).toBe(302);
    expect(kept.headers.get("set-cookie")).toContain("wenrun_locale=en");
  });

  it("behind a proxy is measured by the public address, and the session's cookie is secure", async () => {
    const inside = await post(behindProxy, "/setup", { Origin: behindProxy.url }, founding);
    expect(inside.status).toBe(403);
    const origin = { Origin: "https://centre.example" };
    const outside = await post(behindProxy, "/setup", origin, founding);
    expect(outside.status).toBe(302);
    const cookie = outside.headers.get("set-cookie") ?? "";
    expect(cookie).toMatch(/^wenrun_session=/);
    expect(cookie).toMatch(/; Secure/);
    expect(cookie).toMatch(/; HttpOnly/);

    const signedIn = { Cookie: cookie.split(";")[0] ?? "" };
    const away = await fetch(`${behindProxy.url}/`, { headers: signedIn, redirect: "manual" });
    expect(away.headers.get("location")).toBe("/home");
    const self = /\/accounts\/[0-9a-f-]{36}/.exec(
      await (await fetch(`${behindProxy.url}/accounts`, { headers: signedIn })).text(),
    )?.[0];
    const made = await post(behindProxy, self ?? "", { ...origin, ...signedIn });
    expect(await made.text()).toContain("https://centre.example/reset/");
  });
});

describe("/metrics", () => {
  it("is not there without its token", async () => {
    expect((await get("/metrics")).status).toBe(404);
    for (const wrong of ["wrong", "x".repeat(token.length)]) {
      const answer = await get("/metrics", { Authorization: `Bearer ${wrong}` });
      expect(answer.status).toBe(404);
    }
    const none = await fetch(`${behindProxy.url}/metrics`, {
      headers: { Authorization: "Bearer " },
    });
    expect(none.status).toBe(404);
  });

  it("opens with it, and names nobody", async () => {
    const answer = await get("/metrics", { Authorization: `Bearer ${token}` });
    expect(answer.status).toBe(200);
    const text = await answer.text();
    expect(text).toContain("wenrun_http_request_seconds_bucket");
    expect(text).toContain('wenrun_outbox_deliveries{state="dead"} 0');
    expect(text).toContain("process_cpu_seconds_total");
    expect(text).not.toMatch(/\/login|(?<![\d.])199\d{8}(?!\d)/);
  });
});
