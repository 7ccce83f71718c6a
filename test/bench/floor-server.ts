import { createHash } from "node:crypto";
import { createServer } from "node:http";
import path from "node:path";
import { createRequestHandler } from "@remix-run/express";
import compression from "compression";
import express from "express";
import postgres from "postgres";
import { withRequestScope } from "~/access/request.server";
import { setClock } from "~/lib/clock";
import { connectDatabase } from "~/lib/db.server";

/** The floors, each in a process of its own: `json`, `look` or `page`, a port and the database's address. */
const [, , kind, port = "0", url = "", build = ""] = process.argv;

// the demo's own day: on another one nobody is enrolled
setClock(new Date("2026-11-12T10:20:00+08:00"));

if (kind === "json") serveJson();
else if (kind === "look") serveLook();
else await servePage();

function serveJson(): void {
  const sql = postgres(url, { max: 20, fetch_types: false });
  createServer((_request, response) => {
    sql`select c.id, c.name, c.sex, c.born_on, k.name as class_name, e.schedule, e.starts_on
        from child c left join enrolment e on e.centre_id = c.centre_id and e.child_id = c.id
        left join class k on k.centre_id = e.centre_id and k.id = e.class_id
        order by c.pinyin limit 135`.then(
      (rows) => {
        response.setHeader("Content-Type", "application/json");
        response.end(JSON.stringify(rows));
      },
      () => {
        response.statusCode = 500;
        response.end();
      },
    );
  }).listen(Number(port), "127.0.0.1");
}

/** The session by its hash, then the revisions of one child: a page that has not changed is 304. */
function serveLook(): void {
  const sql = postgres(url, { max: 20, fetch_types: false });
  createServer((request, response) => {
    const token = /wenrun_session=([^;]*)/.exec(request.headers.cookie ?? "")?.[1] ?? "";
    const hash = createHash("sha256").update(token).digest("hex");
    const answer = async () => {
      const [session] = await sql`select s.*, u.name, u.state from session s
        join "user" u on u.id = s.user_id where s.id = ${hash}`;
      if (!session) return 401;
      await sql`select coalesce(sum(revision), 0) as revision, max(changed_at) from shown_revision
        where centre_id = ${session["centre_id"]} and about = ${session["user_id"]}`;
      return 304;
    };
    answer().then(
      (status) => response.writeHead(status, { ETag: 'W/"floor"' }).end(),
      () => response.writeHead(500).end(),
    );
  }).listen(Number(port), "127.0.0.1");
}

async function servePage(): Promise<void> {
  connectDatabase(url);
  const web = express();
  web.use(compression());
  const handle = createRequestHandler({ build: await import(path.join(build, "server/index.js")) });
  web.all("*", (request, response, next) =>
    withRequestScope(() => void handle(request, response, next)),
  );
  web.listen(Number(port), "127.0.0.1");
}
