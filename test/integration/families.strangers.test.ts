import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Role } from "~db/enums";
import { AppError } from "~/lib/errors";
import { resetClock, setClock } from "~/lib/clock";
import type { Ctx } from "~/lib/context.server";
import { ownerSql, testNow, useDatabase } from "../database";
import { anAccount, aRequest } from "../factories/accounts";
import { aCentre, aClass } from "../factories/centres";
import { aFamily } from "../factories/families";
import { aFullCentre, type FullCentre } from "../factories/reports";

useDatabase();

type Asked = { request: Request; params: Record<string, string>; context: object };
type Route = Partial<Record<"loader" | "action", (asked: Asked) => unknown>>;

const pages = import.meta.glob<Route>(
  ["/app/routes/_family*.tsx", "/app/routes/family.*.ts", "/app/routes/calendar.$token*.ts"],
  { eager: true },
);
const sources = import.meta.glob<string>("/app/routes/_family*.tsx", {
  ...{ eager: true, query: "?raw", import: "default" },
});
const withLoader = Object.keys(pages).filter((file) => pages[file]?.loader);
const withAction = Object.keys(pages).filter((file) => pages[file]?.action);

/** Every intent that a route's source tells apart, and none. */
const intentsOf = (file: string): string[] => {
  const found = (sources[file] ?? "").matchAll(/"intent"\) === "(\w+)"|case "(\w+)":/g);
  return ["", ...[...found].flatMap(([, one, other]) => one ?? other ?? [])];
};

type Reader = { ctx: Ctx; userId: string; role: Role };
type Who = "visitor" | "guardian elsewhere" | "guardian of another child" | "pick-up person";

let of: FullCentre;
let secrets: string[] = [];
let name = "";
const readers = new Map<Who | "own", Reader | null>();

beforeAll(async () => {
  setClock(testNow);
  of = await aFullCentre();
  const elsewhere = await aCentre();
  const far = await anAccount({ centreId: elsewhere.centreId, role: "guardian" });
  const other = await aFamily(of.ctx, (await aClass(of.ctx)).classId, "别家的孩子");
  readers.set("visitor", null);
  readers.set("own", { ctx: of.ctx, userId: of.family.actor.id, role: "guardian" });
  readers.set("guardian elsewhere", { ctx: elsewhere.ctx, userId: far.userId, role: "guardian" });
  readers.set("guardian of another child", { ctx: of.ctx, userId: other.userId, role: "guardian" });
  readers.set("pick-up person", { ctx: of.ctx, userId: of.collects.actor.id, role: "pickupOnly" });
  const rows = await ownerSql()<{ secret: string }[]>`
    select name as secret from child where id = ${of.childId}
    union select guardian.name from child_guardian join guardian on guardian.id = guardian_id
      where child_id = ${of.childId}
    union select text from observation where child_id = ${of.childId}
    union select text from family_todo where child_id = ${of.childId}
    union select words from correction where child_id = ${of.childId}
    union select symptoms from absence where child_id = ${of.childId} and symptoms <> ''`;
  // what is asked with is no secret: a refusal may name it
  secrets = [of.sentPhotoId, ...rows.map(({ secret }) => secret)];
  const [row] = await ownerSql()<{ name: string }[]>`
    select name from child where id = ${of.childId}`;
  name = row?.name ?? "";
});
afterAll(resetClock);

async function asks(who: Who | "own", post?: Record<string, string>): Promise<Asked> {
  const path = `/family?child=${of.childId}&day=2026-11-12&photo=${of.photoId}`;
  const reader = readers.get(who);
  const request = reader
    ? await aRequest(reader.ctx, { ...reader, path, ...(post && { post }) })
    : new Request(`http://localhost${path}`, post && { method: "POST", body: new URLSearchParams(post) }); // prettier-ignore
  const { childId, photoId: fileId, noticeId, activityId } = of;
  const names = { kind: "handbook", token: "x".repeat(43) };
  const params = { childId, fileId, noticeId, activityId, ...names };
  return { request, params, context: { nonce: "", requestId: "", address: "", build: "test" } };
}

/** What came back, as text: of a refusal its code or status, and where it leads. */
async function answerOf(work: () => unknown): Promise<string> {
  try {
    const answer = await work();
    if (answer instanceof Response) return `${String(answer.status)} ${await answer.text()}`;
    return JSON.stringify(answer);
  } catch (error) {
    if (error instanceof AppError) return error.code;
    if (error instanceof Response) return `${String(error.status)} ${error.headers.get("location") ?? ""}`; // prettier-ignore
    throw error;
  }
}

/** What a page may never say; whom to collect is what a pick-up person's page is for. */
const secretsOn = (who: Who, file: string): string[] =>
  who === "pick-up person" && file.endsWith("/_family.pickup.tsx")
    ? secrets.filter((secret) => secret !== name)
    : secrets;

const everyone: Who[] = ["visitor", "guardian elsewhere", "guardian of another child", "pick-up person"]; // prettier-ignore

describe.each(everyone)("a %s who asks for somebody's child", (who) => {
  it.each(withLoader)("finds nothing on %s", async (file) => {
    const asked = await asks(who);
    const answer = await answerOf(() => pages[file]?.loader?.(asked));
    expect(secretsOn(who, file).filter((secret) => answer.includes(secret))).toEqual([]);
  });
});

/** Every row about the child, whatever the table, in one figure; who read what may grow. */
async function rowsOfChild(): Promise<string> {
  const tables = await ownerSql()<{ name: string }[]>`
    select table_name as name from information_schema.columns
    where column_name = 'child_id' and table_schema = 'public' and table_name <> 'audit_entry'
    order by table_name`;
  const figures: string[] = [];
  for (const { name } of tables) {
    const sql = ownerSql();
    const [row] = await sql<{ hash: string | null }[]>`
      select md5(string_agg(one::text, '' order by one::text)) as hash
      from ${sql(name)} one where child_id = ${of.childId}`;
    figures.push(`${name} ${row?.hash ?? ""}`);
  }
  return figures.join("\n");
}

describe.each(everyone)("a %s who posts about somebody's child", (who) => {
  it("changes nothing, whatever the page and the intent", async () => {
    const before = await rowsOfChild();
    for (const file of withAction) {
      for (const intent of intentsOf(file)) {
        const { childId, absenceId, activityId } = of;
        const asked = await asks(who, {
          ...{
            intent,
            childId,
            absenceId,
            activityId,
            adults: "1",
            body: "你好",
            day: "2026-11-13",
          },
          ...{ fromDay: "2026-11-13", toDay: "2026-11-13", schedule: "full", reason: "family" },
          ...{ fact: "sex", words: "写错了", correctionId: of.correctionId },
          ...{ version: "2", locale: "zh-CN", agreed: "on" },
          ...{ kind: "classPhotos", state: "withdrawn", confirm: "yes", leavesAt: "15:30" },
        });
        const answer = await answerOf(() => pages[file]?.action?.(asked));
        expect(secrets.filter((secret) => answer.includes(secret))).toEqual([]);
      }
    }
    expect(await rowsOfChild()).toBe(before);
  });
});

describe("the child's own guardian", () => {
  it("finds the child on these same pages, so that the walk asks for what is there", async () => {
    const found: string[] = [];
    for (const file of withLoader) {
      const asked = await asks("own");
      const answer = await answerOf(() => pages[file]?.loader?.(asked));
      if (secrets.some((secret) => answer.includes(secret))) found.push(file);
    }
    expect(found.length).toBeGreaterThanOrEqual(15);
  });
});
