import { listOwnChildIds } from "~/access/require.server";
import { askCorrection, settleCorrection } from "~/features/families/corrections/commands.server";
import { instantOf } from "~/lib/clock";
import type { CorrectionFact, Role } from "../enums";
import { demoAccounts } from "./demo-accounts";
import type { Seeding } from "./demo-people";
import { must } from "./demo-result";

type DemoCorrection = { fact: CorrectionFact; words: string; askedAt: string; answer?: string };

const asked: readonly DemoCorrection[] = [
  {
    fact: "illness",
    words: "水痘疫苗第二针 10 月 20 日打过了，接种证上有。",
    askedAt: "2026-11-10T20:40",
    answer: "看过接种证，已补上。谢谢。",
  },
  {
    fact: "ownPhone",
    words: "下个月换号，新号码先报一下，到时再改。",
    askedAt: "2026-11-11T21:05",
  },
];

/** What two families said was wrong: one is answered, one still waits for the office. */
export async function seedCorrections(
  seeding: Seeding,
  guardians: readonly { userId: string; name: string; role: Role }[],
): Promise<void> {
  const shown = demoAccounts.map(({ name }) => name);
  const others = guardians.filter(({ name }) => !shown.includes(name));
  for (const [at, { askedAt, answer, ...one }] of asked.entries()) {
    const person = others[at];
    if (!person) throw new Error("The demo has too few guardians with an account");
    const ctx = seeding.at(instantOf(`${askedAt}:00+08:00`), person);
    const [childId] = await listOwnChildIds(ctx, { signed: true });
    if (!childId) throw new Error(`${person.name} signs for nobody`);
    const { correctionId } = must(await askCorrection(ctx, childId, one), one.fact);
    if (!answer) continue;
    const office = seeding.at(instantOf("2026-11-11T09:15:00+08:00"));
    const settled = { verdict: "done", answer } as const;
    must(await settleCorrection(office, correctionId, settled), one.fact);
  }
}
