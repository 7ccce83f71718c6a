import type { GuardianGrade, Relation } from "~db/enums";
import type { Departure } from "../log/schema";

/** `may`: named for this child and free to; `notNamed`: known, and not to collect; `barred`: by a custody note. */
export type Standing = "may" | "notNamed" | "barred";

/** Somebody on a child's list: who answers for it, who was named, whom a guardian approved for the day. */
export type Collector = {
  id: string;
  kind: "guardian" | "pickUp" | "approval";
  name: string;
  /** Null where the family said it in its own words. */
  relation: Relation | null;
  words: string;
  grade: GuardianGrade | null;
  photoFileId: string | null;
  standing: Standing;
};

/** `used`: of an approval whose departure has been. */
export type KnownCollector = Collector & { used: boolean };

export type HandOverRefusal = "collector_not_authorised" | "collector_barred" | "pin_needed";

type About = {
  collectors: readonly KnownCollector[];
  /** Told afterwards or put right: the child has gone, and what is true may be written. */
  isLater: boolean;
  /** Somebody who signed in, or whose PIN was typed just now. */
  isVouched: boolean;
  /** Tapped so lately that a PIN typed for it would still hold. */
  isFresh: boolean;
};

type Settled =
  | { ok: true; payload: Departure; approvalId: string | null }
  | { ok: false; reason: HandOverRefusal };

const idField = {
  guardian: "guardianId",
  pickUp: "pickUpPersonId",
  approval: "approvalId",
} as const satisfies Record<Collector["kind"], keyof Departure>;

/** What a departure says of a person on the list. */
export const collectedByOf = (
  collector: Pick<Collector, "id" | "kind" | "name" | "relation">,
): Departure => ({
  collectedBy: {
    name: collector.name,
    ...(collector.relation && { relation: collector.relation }),
  },
  [idField[collector.kind]]: collector.id,
});

/** The same as the fields of a form. */
export const collectorFields = (collector: Collector): readonly (readonly [string, string])[] => [
  ["name", collector.name],
  ...(collector.relation ? [["relation", collector.relation] as const] : []),
  [idField[collector.kind], collector.id],
];

const sameName = (name: string) => (one: Collector) => one.name === name;

function findNamed(said: Departure, { collectors, isLater }: About): KnownCollector | undefined {
  const usable = collectors.filter(({ used }) => isLater || !used);
  const known = usable.find(({ id, kind }) => said[idField[kind]] === id);
  if (known) return known;
  const named = said.guardianId ?? said.pickUpPersonId ?? said.approvalId;
  const name = said.collectedBy?.name;
  // an id that is not on the list is not saved by a name that is
  if (!name || (named && !isLater)) return undefined;
  const alike = usable.filter(sameName(name));
  return alike.find(({ standing }) => standing === "may") ?? alike[0];
}

/**
 * A departure as it may be written, or why not. Who is barred never collects; who is not on the list today
 * needs a guardian's approval, or somebody of the staff who vouches and says why. One that names nobody is
 * taken, and the day shows that nobody was named.
 */
export function settleHandOver(said: Departure, about: About): Settled {
  const { override, unlisted: _known, ...facts } = said;
  const name = facts.collectedBy?.name;
  const isNamed = Boolean(
    name ?? facts.guardianId ?? facts.pickUpPersonId ?? facts.approvalId ?? override,
  );
  if (facts.unrecorded || !isNamed) return { ok: true, payload: facts, approvalId: null };
  const found = findNamed(facts, about);
  const isBarred = ({ standing }: Collector) => standing === "barred";
  if (found ? isBarred(found) : name && about.collectors.filter(sameName(name)).some(isBarred)) {
    return { ok: false, reason: "collector_barred" };
  }
  if (found?.standing === "may") {
    const approvalId = found.kind === "approval" && !found.used ? found.id : null;
    return { ok: true, payload: collectedByOf(found), approvalId };
  }
  const { guardianId: _g, pickUpPersonId: _p, approvalId: _a, ...rest } = facts;
  if (override) {
    const { reason, offline } = override;
    if (about.isVouched) return { ok: true, payload: { ...rest, override: { reason } }, approvalId: null }; // prettier-ignore
    if (about.isFresh && !offline && !about.isLater) return { ok: false, reason: "pin_needed" };
    const unverified = { ...rest, override: { reason, unverified: true } };
    return { ok: true, payload: unverified, approvalId: null };
  }
  if (!about.isLater) return { ok: false, reason: "collector_not_authorised" };
  return { ok: true, payload: { ...rest, unlisted: true }, approvalId: null };
}

/** How many days ahead a guardian may say that somebody else collects. */
export const approvalDays = 14;

/** Crockford's letters and digits: none that is read as another. */
const alphabet = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
export const codeLength = 8;
const prefix = "WENRUN:";

/** What a card shows, made of random bytes. */
export const codeOf = (bytes: Uint8Array): string =>
  [...bytes.slice(0, codeLength)].map((byte) => alphabet[byte % 32]).join("");

/** What the QR code of a card says. */
export const qrTextOf = (code: string): string => `${prefix}${code}`;

/** K7QF 2M9X, to be read out and typed. */
export const spacedCode = (code: string): string => `${code.slice(0, 4)} ${code.slice(4)}`;

/** The code in what was scanned or typed, or null: case, spaces and look-alikes do not matter. */
export function readCode(text: string): string | null {
  const plain = text
    .trim()
    .toUpperCase()
    .replace(prefix, "")
    .replace(/[\s-]/g, "")
    .replaceAll("O", "0")
    .replace(/[IL]/g, "1");
  const isCode = plain.length === codeLength && [...plain].every((one) => alphabet.includes(one));
  return isCode ? plain : null;
}
