import type { CertificateKind } from "~db/enums";
import { certificateSources } from "~/standards/staff-certificates";
import type { CertificateGaps } from "../rules";
import { daysBetween } from "~/lib/dates";

/** Where a certificate is asked for, short enough to stand under a red line. */
export type Rule = { title: string; number: string; clause: string };

export type CertificateNews = {
  staffId: string;
  name: string;
  /** Of several kinds any one would do. */
  kinds: CertificateKind[];
  state: "missing" | "expired" | "expiring";
  expiresOn: string | null;
  /** Days until the last day it is good for; negative once it is over. */
  days: number | null;
  rule: Rule;
};

export function ruleOf(kinds: readonly CertificateKind[]): Rule {
  const { title, number, clause } = certificateSources[kinds[0] ?? "healthCertificate"];
  return { title, number, clause };
}

type Person = { id: string; name: string; gaps: CertificateGaps };
type Running = { staffId: string; kind: CertificateKind; expiresOn: string };

const gravity = { missing: 0, expired: 1, expiring: 2 } as const;

/** What is missing, over or soon over among the certificates that posts need, the gravest first. */
export function certificateNews(
  people: readonly Person[],
  runningOut: readonly Running[],
  today: string,
): CertificateNews[] {
  const news = people.flatMap(({ id: staffId, name, gaps }) => {
    const about = (kinds: CertificateKind[]) => ({ staffId, name, kinds, rule: ruleOf(kinds) });
    const missing = gaps.missing.map((kinds): CertificateNews => {
      return { ...about(kinds), state: "missing", expiresOn: null, days: null };
    });
    const dated = (["expired", "expiring"] as const).flatMap((state) =>
      gaps[state].map((kind): CertificateNews => {
        const held = runningOut.find((one) => one.staffId === staffId && one.kind === kind);
        const expiresOn = held?.expiresOn ?? null;
        return {
          ...{ ...about([kind]), state, expiresOn },
          days: expiresOn === null ? null : daysBetween(today, expiresOn),
        };
      }),
    );
    return [...missing, ...dated];
  });
  return news.sort((a, b) => gravity[a.state] - gravity[b.state] || (a.days ?? 0) - (b.days ?? 0));
}
