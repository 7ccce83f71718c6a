import { afterEach, describe, expect, it } from "vitest";
import { readEnv } from "./env.server";
import { isPublicAddress, postOut, refusedUrl } from "./outgoing.server";
import { forget, remember } from "./remember.server";

const as = (mode: string) => {
  forget("env");
  remember("env", () => readEnv({ NODE_ENV: mode, LOG_LEVEL: "silent" }));
};
afterEach(() => forget("env"));

describe("isPublicAddress", () => {
  it.each([
    ...["0.0.0.0", "10.1.2.3", "100.64.0.1", "127.0.0.1", "169.254.169.254", "172.16.0.1"],
    ...["172.31.255.255", "192.168.1.1", "198.18.0.1", "224.0.0.1", "255.255.255.255"],
    ...["::", "::1", "fc00::1", "fd12::1", "fe80::1", "ff02::1", "::ffff:10.0.0.1", "nonsense"],
    "64:ff9b::a00:1",
  ])("is none: %s", (address) => {
    expect(isPublicAddress(address)).toBe(false);
  });

  it.each(["1.1.1.1", "172.32.0.1", "192.169.0.1", "2606:4700::1111", "::ffff:8.8.8.8"])(
    "is one: %s",
    (address) => {
      expect(isPublicAddress(address)).toBe(true);
    },
  );
});

describe("refusedUrl", () => {
  it.each([
    ["https://gateway.example/in", null],
    ["https://8.8.8.8/in", null],
    ["http://gateway.example/in", "url_not_https"],
    ["ftp://gateway.example/in", "url_not_https"],
    ["https://user:word@gateway.example/", "not_a_url"],
    ["gateway.example", "not_a_url"],
    ["https://localhost/in", "url_not_public"],
    ["http://localhost/in", "url_not_public"],
    ["https://127.0.0.1/", "url_not_public"],
    ["https://2130706433/", "url_not_public"],
    ["https://0x7f.1/", "url_not_public"],
    ["https://[::1]/", "url_not_public"],
    ["https://[::ffff:10.0.0.1]/", "url_not_public"],
    ["https://169.254.169.254/latest", "url_not_public"],
  ])("%s: %s", (url, refused) => {
    as("production");
    expect(refusedUrl(url)).toBe(refused);
  });
});

it("does not connect to a name that means this machine", async () => {
  as("production");
  const sent = { headers: {}, body: "{}" };
  await expect(postOut("https://localhost.localdomain:9/", sent)).rejects.toThrow();
  await expect(postOut("http://127.0.0.1:9/", sent)).rejects.toThrow("url_not_public");
});
