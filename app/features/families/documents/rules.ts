import type { DocumentKind } from "~db/enums";
import { namesChild } from "~/features/centres/documents/rules";

/** The children that a text is agreed to for at once: the chosen one where it names the child, else all of them. */
export const scopeOf = <Id extends string>(
  kind: DocumentKind,
  { own, chosen }: { own: readonly Id[]; chosen: Id },
): Id[] => (namesChild(kind) ? [chosen] : [...own]);

/** Somebody of a family has agreed to a version of a text for a child, whichever way. */
export type Acceptance = {
  kind: DocumentKind;
  version: number;
  childId: string;
  /** The account of whoever did; empty where there is none. */
  userId: string | null;
};

type Asked = { kind: DocumentKind; version: number };

const isFor =
  ({ kind, version }: Asked, childId: string) =>
  (one: Acceptance) =>
    one.kind === kind && one.version === version && one.childId === childId;

/** One of those who sign is enough: from then on nobody of the family is asked. */
export const isAccepted = (
  asked: Asked,
  childId: string,
  acceptances: readonly Acceptance[],
): boolean => acceptances.some(isFor(asked, childId));

/** The children for whom a version still waits for somebody's agreement. */
export const openFor = (
  asked: Asked & { isAsked: boolean },
  childIds: readonly string[],
  acceptances: readonly Acceptance[],
): string[] =>
  asked.isAsked ? childIds.filter((childId) => !isAccepted(asked, childId, acceptances)) : [];

/** The children for whom this account has not agreed itself, whoever else has. */
export const unsignedBy = (
  userId: string,
  asked: Asked & { isAsked: boolean },
  childIds: readonly string[],
  acceptances: readonly Acceptance[],
): string[] => {
  const own = acceptances.filter((one) => one.userId === userId);
  return openFor(asked, childIds, own);
};

/** The newest version that was agreed to for a child, or none. */
export const newestOf = <A extends Acceptance>(
  kind: DocumentKind,
  childId: string,
  acceptances: readonly A[],
): A | null =>
  acceptances
    .filter((one) => one.kind === kind && one.childId === childId)
    .reduce<A | null>((best, one) => (best && best.version >= one.version ? best : one), null);
