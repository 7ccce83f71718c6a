import { readFileSync, writeFileSync } from "node:fs";
import { idCheckDigit } from "~/features/children/rules";
import { addDays } from "~/lib/dates";
import { demoClasses } from "~db/seed/demo-centre";
import ExcelJS from "exceljs";
import { startServer, type RunningServer } from "~test/server";
import { rounded, type Figure } from "./measure";

const rows = 5000;
const limits = { seconds: 10, megabytes: 512 };
const director = { login: "19911110101", password: "a quiet first morning" };

/** A roll of 5,000 brought to a centre of 135 places: the time to its preview, and the most memory it took. */
export async function importing(): Promise<Figure[]> {
  const clock = { NODE_ENV: "test", WENRUN_CLOCK: "2026-11-12T10:20:00+08:00" };
  const server = await startServer({ args: ["--empty"], env: clock });
  try {
    const cookie = await fillCentre(server.url);
    const workbook = await aRoll();
    // the first roll warms what every later one finds warm
    await preview(server, cookie, await aRoll(20));
    forgetPeak(server.pid);
    const before = peakOf(server.pid);
    const began = performance.now();
    const lines = await preview(server, cookie, workbook);
    const seconds = (performance.now() - began) / 1000;
    const peak = peakOf(server.pid);
    return [
      {
        ...{ name: "5,000 rows to a preview", value: rounded(seconds, 2), unit: "s" },
        ...{ floor: limits.seconds, ratio: rounded(seconds / limits.seconds, 2) },
      },
      {
        ...{ name: "peak memory of the server", value: rounded(peak), unit: "MB" },
        ...{ floor: limits.megabytes, ratio: rounded(peak / limits.megabytes, 2) },
      },
      { name: "memory before", value: rounded(before), unit: "MB" },
      { name: "steps told on the way", value: lines, unit: "" },
    ];
  } finally {
    await server.stop();
  }
}

/** Brings the roll as the page does; answers how many steps were told. */
async function preview(server: RunningServer, cookie: string, workbook: Buffer): Promise<number> {
  const form = new FormData();
  form.set("asOf", "2026-11-12");
  form.set("file", new Blob([new Uint8Array(workbook)]), "roll.xlsx");
  const answer = await fetch(`${server.url}/children/import/work`, {
    method: "POST",
    headers: { Origin: server.url, Cookie: cookie },
    body: form,
  });
  const lines = (await answer.text()).trim().split("\n");
  const last = lines.at(-1) ?? "";
  if (!last.includes("goTo")) throw new Error(`no preview: ${answer.status} ${last}`);
  return lines.length - 1;
}

async function fillCentre(address: string): Promise<string> {
  const send = (where: string, fields: Record<string, string>, cookie = "") =>
    fetch(`${address}${where}`, {
      method: "POST",
      redirect: "manual",
      headers: { Origin: address, Cookie: cookie },
      body: new URLSearchParams(fields),
    });
  const centre = { centreName: "晨光托育园", shortName: "晨光", licensedPlaces: "135" };
  const who = { directorName: "林若溪", phone: director.login, password: director.password };
  await send("/setup", { ...centre, ...who });
  const answer = await send("/login", director);
  const cookie = answer.headers.get("set-cookie")?.split(";")[0] ?? "";
  for (const { name, type, places } of demoClasses) {
    await send("/classes/new", { name, type, places: String(places) }, cookie);
  }
  return cookie;
}

/** Every column filled, every child another one, with papers and two guardians. */
async function aRoll(count = rows): Promise<Buffer> {
  const workbook = new ExcelJS.Workbook();
  const sheet = workbook.addWorksheet("花名册");
  sheet.addRow(["某某园在托幼儿花名册"]);
  sheet.addRow(
    "序号 姓名 性别 出生日期 证件类型 证件号 班级 入托日期 托位类型 监护人1姓名 监护人1关系 监护人1手机 监护人2姓名 监护人2关系 监护人2手机 过敏 忌口 既往史 接种证查验日期 备注".split(
      " ",
    ),
  );
  for (let at = 0; at < count; at += 1) {
    const bornOn = addDays("2024-01-15", at % 200);
    const digits = `140781${bornOn.replaceAll("-", "")}${String(Math.floor(at / 200) * 2).padStart(3, "0")}`;
    const phone = (who: number) => `199${String(at * 2 + who).padStart(8, "0")}`;
    sheet.addRow([
      ...[at + 1, `孩子${at}`, "女", new Date(`${bornOn}T00:00:00Z`), "居民身份证"],
      ...[digits + idCheckDigit(digits), at % 2 ? "托大一班" : "托大二班", "2026-9-1"],
      ...[
        at % 3 ? "全日" : "半日（上午）",
        `妈妈${at}`,
        "母亲",
        phone(0),
        `爸爸${at}`,
        "父亲",
        phone(1),
      ],
      ...["花生、牛奶", "清真", "无", "2026年8月26日", "午睡要带小毯子"],
    ]);
  }
  return Buffer.from(await workbook.xlsx.writeBuffer());
}

/** Most memory resident at a time, in MB, as Linux counts it; NaN elsewhere. */
function peakOf(pid: number): number {
  try {
    const [, kilobytes] = /VmHWM:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, "utf8")) ?? [];
    return Number(kilobytes) / 1024;
  } catch {
    return Number.NaN;
  }
}

function forgetPeak(pid: number): void {
  try {
    writeFileSync(`/proc/${pid}/clear_refs`, "5");
  } catch {
    // only Linux lets go of it: elsewhere the peak is that of the whole run
  }
}
