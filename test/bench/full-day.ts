import { randomUUID } from "node:crypto";
import postgres from "postgres";

const day = "2026-11-12";

/** How often each kind stands in the day: 60 entries, of which twelve hold a photo. */
const kinds: readonly (readonly [kind: string, times: number, payload: object])[] = [
  ["stay", 1, { broughtBy: { relation: "mother" } }],
  ["morningCheck", 1, { result: "healthy", findings: [], temperature: 36.5, action: "none", familyTold: false, note: "" }], // prettier-ignore
  ["noonCheck", 1, { result: "healthy", findings: [], temperature: 36.6, action: "none", familyTold: false, note: "" }], // prettier-ignore
  ["meal", 3, { meal: "lunch", amount: "most", dishIds: [], note: "喝汤半碗" }],
  ["nap", 2, { note: "自己醒的" }],
  ["toilet", 8, { kind: "wet" }],
  ["water", 10, { millilitres: 80 }],
  ["milk", 4, { millilitres: 120, vessel: "bottle" }],
  ["mood", 6, { mood: "happy", note: "和小伙伴一起搭高塔" }],
  ["outdoor", 2, { minutes: 55 }],
  ["activity", 5, { title: "搭积木", note: "叠到第六块才倒，自己笑了" }],
  ["temperature", 4, { celsius: 36.5 }],
  ["note", 1, { text: "今天主动收拾了玩具。", fileIds: [] }],
  ["photo", 12, { text: "捡落叶，踩得沙沙响。" }],
];

const minute = (at: number) =>
  `${day}T${String(8 + Math.floor(at / 60)).padStart(2, "0")}:${String(at % 60).padStart(2, "0")}:00+08:00`;

/** Gives the child a day of sixty entries and twelve photos, and the family nothing else to see. */
export async function fillDay(url: string, userName: string): Promise<{ childId: string }> {
  const sql = postgres(url, { max: 1, onnotice: () => undefined });
  try {
    const [own] = await sql<{ centre: string; child: string; class: string }[]>`
      select g.centre_id as centre, l.child_id as child, e.class_id as class from guardian g
      join child_guardian l on l.centre_id = g.centre_id and l.guardian_id = g.id
      join child c on c.centre_id = g.centre_id and c.id = l.child_id
      join enrolment e on e.centre_id = g.centre_id and e.child_id = l.child_id
      where g.name = ${userName} and g.user_id is not null order by c.born_on limit 1`;
    if (!own) throw new Error(`${userName} has no child`);
    await sql`delete from day_entry where child_id = ${own.child} and day = ${day}`;
    let at = 0;
    for (const [kind, times, payload] of kinds) {
      for (let time = 0; time < times; time += 1) {
        const isPhoto = kind === "photo";
        const fileId = randomUUID();
        if (isPhoto) {
          await sql`insert into file (centre_id, id, purpose, mime, sha256, bytes, created_at, attached_at)
            values (${own.centre}, ${fileId}, 'photo', 'image/jpeg', ${fileId}, 1, ${minute(0)}, ${minute(0)})`;
          await sql`insert into file_child values (${own.centre}, ${fileId}, ${own.child})`;
        }
        const whole = isPhoto ? { ...payload, fileIds: [fileId] } : payload;
        const begins = minute((at += 2));
        const ends = kind === "stay" ? null : kind === "nap" ? minute(at + 1) : begins;
        await sql`insert into day_entry (centre_id, id, child_id, class_id, day, kind, payload_version, payload,
            starts_at, ends_at, batch_id, received_at)
          values (${own.centre}, ${randomUUID()}, ${own.child}, ${own.class}, ${day}, ${isPhoto ? "note" : kind}, 1,
            ${JSON.stringify(whole)}::text::jsonb, ${begins}, ${ends}, ${randomUUID()}, ${minute(0)})`;
      }
    }
    return { childId: own.child };
  } finally {
    await sql.end();
  }
}
