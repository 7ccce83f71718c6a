import { listOwnChildIds } from "~/access/require.server";
import { publishDocument } from "~/features/centres/documents/commands.server";
import { listGuardians } from "~/features/children/queries.server";
import { recordAcceptance } from "~/features/families/documents/commands.server";
import { acceptDocument } from "~/features/families/own-documents/commands.server";
import { instantOf } from "~/lib/clock";
import { documentTexts } from "~/standards/document-texts";
import type { Role } from "../enums";
import { demoAccounts } from "./demo-accounts";
import type { Seeding } from "./demo-people";
import { must } from "./demo-result";

type Guardian = { userId: string; name: string; role: Role };

const kind = "handbook";
/** Every so manieth family has not brought the sheet back yet. */
const forgets = 9;

/**
 * The handbook in force: a few agree on their page the same evening, most sign the sheet that hung at the door, some
 * have not yet. The guardian whose account is shown has still to come to it.
 */
export async function seedDocuments(
  seeding: Seeding,
  guardians: readonly Guardian[],
): Promise<void> {
  const moment = (day: number, time: string) =>
    instantOf(`2026-11-${String(day).padStart(2, "0")}T${time}:00+08:00`);
  const { version } = must(
    await publishDocument(seeding.at(moment(9, "18:10")), { kind, version: 0, ...documentTexts[kind] }),
    kind,
  ); // prettier-ignore
  const shown = demoAccounts.filter(({ role }) => role === "guardian").map(({ name }) => name);
  const waiting = new Set<string>();
  const agreed = new Set<string>();
  for (const [at, person] of guardians.entries()) {
    const ctx = seeding.at(moment(9, `20:${String(10 + at)}`), person);
    const own = await listOwnChildIds(ctx, { signed: true });
    const [chosen] = own;
    if (!chosen) continue;
    const isShown = shown.includes(person.name);
    for (const id of own) (isShown ? waiting : agreed).add(id);
    if (isShown) continue;
    const input = { version, locale: "zh-CN" } as const;
    must(await acceptDocument(ctx, { kind, own, chosen }, input), person.name);
  }
  const office = seeding.at(moment(11, "16:20"));
  for (const [no, childId] of seeding.childIds) {
    if (waiting.has(childId) || agreed.has(childId) || no % forgets === 0) continue;
    const [first] = await listGuardians(office, childId);
    const sheet = { version, childId, guardianId: first?.id ?? "" };
    must(await recordAcceptance(office, kind, sheet), `handbook ${String(no)}`);
  }
}
