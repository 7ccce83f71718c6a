import { createServer, type IncomingMessage } from "node:http";
import postgres from "postgres";

/** What writing a save costs at least: the same JSON, the same rows, one transaction, and nothing asked. */
const [, , port = "0", url = "", centreId = "", actorId = ""] = process.argv;
const sql = postgres(url, { max: 20, fetch_types: false });

type Event = { id: string; childId: string; kind: string; at: string; payload: postgres.JSONValue };
type Sent = { saves: { batchId: string; version: number; events: Event[] }[] };

async function bodyOf(request: IncomingMessage): Promise<Sent> {
  const parts: Buffer[] = [];
  for await (const part of request) parts.push(Buffer.from(part));
  const sent: Sent = JSON.parse(Buffer.concat(parts).toString("utf8"));
  return sent;
}

async function write(classId: string, { saves }: Sent): Promise<object> {
  for (const { batchId, version, events } of saves) {
    const received = new Date();
    const logged = events.map(({ id, childId, kind, at, payload }) => ({
      ...{ centre_id: centreId, id, child_id: childId, class_id: classId, kind },
      ...{ payload_version: version, payload: sql.json(payload), occurred_at: at, device_at: at },
      ...{ received_at: received, day: at.slice(0, 10), actor_kind: "device", batch_id: batchId },
      revision: 1,
    }));
    const entries = logged.map((row) => ({
      ...{ centre_id: centreId, id: row.id, child_id: row.child_id, class_id: classId },
      ...{ day: row.day, kind: row.kind, payload_version: version, payload: row.payload },
      ...{ starts_at: row.occurred_at, ends_at: row.occurred_at, batch_id: batchId },
      received_at: received,
    }));
    const audit = {
      ...{ centre_id: centreId, id: crypto.randomUUID(), at: received, actor_kind: "device" },
      ...{ actor_id: actorId, role: "", capability: "attendance.log.write" },
      after: sql.json({ batchId }),
    };
    await sql.begin(async (tx) => {
      await Promise.all([
        tx`select enter_tenant(${centreId})`,
        tx`insert into log_event ${tx(logged)}`,
        tx`insert into day_entry ${tx(entries)} on conflict (centre_id, id) do nothing`,
        tx`insert into audit_entry ${tx(audit)}`,
      ]);
    });
  }
  return {
    answers: saves.map(({ batchId, events }) => ({
      batchId,
      outcomes: events.map(({ id }) => ({ id, outcome: "accepted" })),
    })),
    now: new Date().toISOString(),
  };
}

createServer((request, response) => {
  const classId = request.url?.split("/")[2] ?? "";
  bodyOf(request)
    .then((sent) => write(classId, sent))
    .then(
      (answer) => {
        response.setHeader("Content-Type", "application/json");
        response.end(JSON.stringify(answer));
      },
      (error: unknown) => {
        response.statusCode = 500;
        response.end(String(error));
      },
    );
}).listen(Number(port), "127.0.0.1");
