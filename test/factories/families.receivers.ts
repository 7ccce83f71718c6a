import { createECDH, randomBytes } from "node:crypto";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { SMTPServer } from "smtp-server";

const portOf = (address: string | AddressInfo | null): number => {
  if (typeof address !== "object" || address === null) throw new Error("nothing listens");
  return address.port;
};

export type Received = { headers: Record<string, string>; body: Buffer; path: string };

/** A machine on this one that takes requests and answers with the status that it is set to. */
export async function aReceiver() {
  const received: Received[] = [];
  const answer = { status: 201, location: "" };
  const server = createServer((request, response) => {
    const parts: Buffer[] = [];
    request.on("data", (part: Buffer) => parts.push(part));
    request.on("end", () => {
      const headers = Object.fromEntries(
        Object.entries(request.headers).map(([name, value]) => [name, String(value)]),
      );
      received.push({ headers, body: Buffer.concat(parts), path: request.url ?? "" });
      response.writeHead(answer.status, answer.location ? { location: answer.location } : {}).end();
    });
  });
  await new Promise<void>((resolve) => {
    server.listen(0, "127.0.0.1", resolve);
  });
  const url = `http://127.0.0.1:${portOf(server.address())}`;
  const close = () => new Promise((resolve) => server.close(resolve));
  return { url, received, answer, close };
}

export type Mailed = { to: string[]; text: string };

/** A real mail server; `port` starts one where another has stood. */
export async function aMailServer(port = 0) {
  const mails: Mailed[] = [];
  const server = new SMTPServer({
    ...{ authOptional: true, disabledCommands: ["STARTTLS", "AUTH"], logger: false },
    onData: (stream, session, done) => {
      const parts: Buffer[] = [];
      stream.on("data", (part: Buffer) => parts.push(part));
      stream.on("end", () => {
        const to = session.envelope.rcptTo.map(({ address }) => address);
        mails.push({ to, text: Buffer.concat(parts).toString("utf8") });
        done();
      });
    },
  });
  await new Promise<void>((resolve) => {
    server.listen(port, "127.0.0.1", resolve);
  });
  const close = () =>
    new Promise<void>((resolve) => {
      server.close(resolve);
    });
  return { mails, port: portOf(server.server.address()), close };
}

/** The text of a mail whose body is base64 or quoted. */
export function bodyOf({ text }: Mailed): string {
  const [head = "", ...rest] = text.split("\r\n\r\n");
  const body = rest.join("\r\n\r\n");
  if (/^Content-Transfer-Encoding: base64/im.test(head)) {
    return Buffer.from(body, "base64").toString("utf8");
  }
  const bytes = body
    .replace(/=\r\n/g, "")
    .replace(/=([0-9A-F]{2})/g, (_all, hex: string) => String.fromCharCode(parseInt(hex, 16)));
  return Buffer.from(bytes, "latin1").toString("utf8");
}

/** What a browser's push service gives out for a new subscription at `url`. */
export function aSubscription(url: string, name: string) {
  const pair = createECDH("prime256v1");
  pair.generateKeys();
  return {
    endpoint: `${url}/push/${name}`,
    p256dh: pair.getPublicKey().toString("base64url"),
    auth: randomBytes(16).toString("base64url"),
  };
}
