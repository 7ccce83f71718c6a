import { lookup as lookUpName, type LookupAddress } from "node:dns";
import { request as requestHttp } from "node:http";
import { request as requestHttps } from "node:https";
import { BlockList, isIP, type LookupFunction } from "node:net";
import { env } from "./env.server";

const timeoutMs = 15_000;

/** Addresses of this machine, of its network and of nobody: what somebody typed in must not reach them. */
const closed = new BlockList();
for (const [net, bits] of [
  ...([["0.0.0.0", 8], ["10.0.0.0", 8], ["100.64.0.0", 10], ["127.0.0.0", 8]] as const), // prettier-ignore
  ...([["169.254.0.0", 16], ["172.16.0.0", 12], ["192.0.0.0", 24], ["192.168.0.0", 16]] as const), // prettier-ignore
  ...([
    ["198.18.0.0", 15],
    ["224.0.0.0", 3],
  ] as const),
] as const) {
  closed.addSubnet(net, bits, "ipv4");
}
for (const [net, bits] of [
  ...([["::", 127], ["64:ff9b::", 96], ["fc00::", 7], ["fe80::", 10], ["ff00::", 8]] as const), // prettier-ignore
] as const) {
  closed.addSubnet(net, bits, "ipv6");
}

export function isPublicAddress(address: string): boolean {
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(address)?.[1];
  const plain = mapped ?? address;
  const family = isIP(plain);
  if (family === 0) return false;
  return !closed.check(plain, family === 4 ? "ipv4" : "ipv6");
}

/** Tests send to receivers of their own on this machine. */
const mayStayHome = () => env().NODE_ENV === "test";

/** The name is looked up once, and what it means is what is connected to: it cannot change in between. */
const lookup: LookupFunction = (host, options, answer) => {
  lookUpName(host, { ...options, all: true }, (error, found: LookupAddress[]) => {
    if (error) return answer(error, "");
    const open = found.filter(({ address }) => mayStayHome() || isPublicAddress(address));
    const [first] = open;
    if (!first) return answer(new Error(`${host} is no public address`), "");
    if (options.all) return answer(null, open);
    answer(null, first.address, first.family);
  });
};

/** Why nothing is sent to an address, or null: HTTPS to a public host, and in tests this machine. */
export function refusedUrl(text: string): "not_a_url" | "url_not_https" | "url_not_public" | null {
  if (!URL.canParse(text)) return "not_a_url";
  const { protocol, hostname, username } = new URL(text);
  if (username) return "not_a_url";
  const host = hostname.replace(/^\[|\]$/g, "");
  const isHome = host === "localhost" || (isIP(host) > 0 && !isPublicAddress(host));
  if (isHome && !mayStayHome()) return "url_not_public";
  if (protocol === "https:" || (protocol === "http:" && isHome)) return null;
  return "url_not_https";
}

/**
 * Posts to another machine and answers its status; an address it sends on to is not followed. Fails where there
 * is no answer in time, and where the address is none that may be sent to.
 */
export function postOut(
  address: string,
  sent: { headers: Record<string, string | number>; body: Buffer | string },
): Promise<{ status: number }> {
  const refused = refusedUrl(address);
  if (refused) return Promise.reject(new Error(`not sent: ${refused}`));
  const url = new URL(address);
  const request = url.protocol === "http:" ? requestHttp : requestHttps;
  const headers = { ...sent.headers, "Content-Length": Buffer.byteLength(sent.body) };
  return new Promise((resolve, reject) => {
    const signal = AbortSignal.timeout(timeoutMs);
    const asked = request(url, { method: "POST", headers, lookup, signal }, (answer) => {
      answer.resume();
      answer.on("error", reject);
      answer.on("end", () => resolve({ status: answer.statusCode ?? 0 }));
    });
    asked.on("error", reject);
    asked.end(sent.body);
  });
}
