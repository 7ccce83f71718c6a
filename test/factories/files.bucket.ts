import { createHash, createHmac } from "node:crypto";
import { once } from "node:events";
import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import { buffer } from "node:stream/consumers";
import { freePort } from "../server";

export const aBucket = {
  name: "wenrun-files",
  region: "cn-test-1",
  keyId: "test-key",
  secret: "a secret of the test",
};

/** Reachable; answers 503; takes the request and never answers; refuses the connection. */
type Mood = "well" | "busy" | "silent" | "gone";

export type BucketServer = {
  endpoint: string;
  objects: Map<string, Buffer>;
  /** What was asked, such as `PUT a/b/original`. */
  asked: string[];
  become: (mood: Mood) => Promise<void>;
  stop: () => Promise<void>;
};

/** As much of S3 as the product uses, path style, in memory. Every request proves the secret (signature version 4). */
export async function startBucket(): Promise<BucketServer> {
  const port = await freePort();
  const objects = new Map<string, Buffer>();
  const asked: string[] = [];
  let mood: Mood = "well";
  let server: Server | null = null;
  const answer = async (request: IncomingMessage, response: ServerResponse) => {
    const body = await buffer(request);
    const url = new URL(request.url ?? "/", "http://localhost");
    const [, bucket = "", ...rest] = url.pathname.split("/").map(decodeURIComponent);
    const key = rest.join("/");
    asked.push(`${request.method} ${key}`.trim());
    if (mood === "silent") return;
    if (mood === "busy") return tell(response, 503, "SlowDown");
    if (!isSigned(request, url, body)) return tell(response, 403, "SignatureDoesNotMatch");
    if (bucket !== aBucket.name) return tell(response, 404, "NoSuchBucket");
    if (request.method === "GET" && !key) return list(response, url, [...objects.keys()]);
    if (request.method === "PUT") objects.set(key, body);
    if (request.method === "DELETE") objects.delete(key);
    const found = objects.get(key);
    if (request.method === "DELETE") response.writeHead(204).end();
    else if (!found) tell(response, 404, "NoSuchKey");
    else if (request.method === "GET") response.end(found);
    else response.end();
  };
  const open = async () => {
    server = createServer((request, response) => void answer(request, response));
    await once(server.listen(port, "127.0.0.1"), "listening");
  };
  const close = async () => {
    const closed = server && once(server.close(), "close");
    server?.closeAllConnections();
    server = null;
    await closed;
  };
  await open();
  return {
    ...{ endpoint: `http://127.0.0.1:${port}`, objects, asked },
    become: async (next) => {
      if (next === "gone") await close();
      else if (mood === "gone") await open();
      mood = next;
    },
    stop: close,
  };
}

const tell = (response: ServerResponse, status: number, code: string) =>
  void response
    .writeHead(status, { "Content-Type": "application/xml" })
    .end(`<?xml version="1.0"?><Error><Code>${code}</Code><Message>${code}</Message></Error>`);

function list(response: ServerResponse, url: URL, keys: string[]): void {
  const prefix = url.searchParams.get("prefix") ?? "";
  const found = keys.filter((key) => key.startsWith(prefix)).sort();
  const contents = found.map((key) => `<Contents><Key>${key}</Key><Size>1</Size></Contents>`);
  response
    .writeHead(200, { "Content-Type": "application/xml" })
    .end(`<?xml version="1.0"?><ListBucketResult>${contents.join("")}</ListBucketResult>`);
}

const sha256 = (data: string | Buffer) => createHash("sha256").update(data).digest("hex");
const hmac = (key: string | Buffer, data: string) => createHmac("sha256", key).update(data);

const encode = (text: string) =>
  encodeURIComponent(text).replace(/[!'()*]/g, (c) => `%${c.charCodeAt(0).toString(16)}`);

function isSigned(request: IncomingMessage, url: URL, body: Buffer): boolean {
  const shape =
    /^AWS4-HMAC-SHA256 Credential=([^/]+)\/((\d+)\/([^/]+)\/s3\/aws4_request), SignedHeaders=([^,]+), Signature=(\w+)$/;
  const found = shape.exec(request.headers.authorization ?? "");
  if (!found) return false;
  const [, keyId, scope = "", day = "", region = "", names = "", signature] = found;
  const header = (name: string) => String(request.headers[name] ?? "").trim();
  if (header("x-amz-content-sha256") !== sha256(body)) return false;
  const query = [...url.searchParams].map(([name, value]) => `${encode(name)}=${encode(value)}`);
  const canonical = [
    ...[request.method, url.pathname, query.sort().join("&")],
    ...names.split(";").map((name) => `${name}:${header(name)}`),
    ...["", names, header("x-amz-content-sha256")],
  ].join("\n");
  const signed = ["AWS4-HMAC-SHA256", header("x-amz-date"), scope, sha256(canonical)].join("\n");
  const key = [region, "s3", "aws4_request"].reduce(
    (key, part) => hmac(key, part).digest(),
    hmac(`AWS4${aBucket.secret}`, day).digest(),
  );
  const isOurs = keyId === aBucket.keyId && region === aBucket.region;
  return isOurs && hmac(key, signed).digest("hex") === signature;
}
