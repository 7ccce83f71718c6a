import { and, asc, eq, gt, inArray, isNull, or } from "drizzle-orm";
import type { DocumentKind, Locale } from "~db/enums";
import { agreement } from "~db/schema/applications";
import { classTable } from "~db/schema/centres";
import { childGuardian, guardian } from "~db/schema/children";
import { enrolment } from "~db/schema/enrolment";
import { documentAcceptance } from "~db/schema/families";
import { signingGrades } from "~/access/policy";
import {
  getDocument,
  getDocumentVersion,
  listDocumentsInForce,
} from "~/features/centres/documents/queries.server";
import { namesChild, textIn } from "~/features/centres/documents/rules";
import { getCentre } from "~/features/centres/queries.server";
import { getFamily } from "~/features/children/family/queries.server";
import { findChild } from "~/features/children/queries.server";
import { agreementValues } from "~/features/enrolment/agreements/rules";
import { getEnrolmentSetting } from "~/features/enrolment/settings/queries.server";
import { wordsOf } from "~/i18n/words.server";
import type { Ctx, OwnChildId } from "~/lib/context.server";
import { dayOf, momentOf } from "~/lib/dates";
import type { Transaction } from "~/lib/db.server";
import { notFound } from "~/lib/errors";
import { listAcceptances, listWithPlace, type AcceptanceRow } from "../documents/queries.server"; // prettier-ignore
import { openFor, scopeOf, unsignedBy } from "../documents/rules";
import type { ReadDocumentInput } from "../documents/schema";

/** Of the signed-in person: the children, those signed for, and the one whom the pages are about. */
export type OwnChildren = {
  own: readonly OwnChildId[];
  signed: readonly OwnChildId[];
  chosen: OwnChildId;
};

const shown = (ctx: Ctx, names: ReadonlyMap<string, string>) => (one: AcceptanceRow) => ({
  ...{ version: one.version, childId: one.childId, childName: names.get(one.childId) ?? "" },
  ...{ name: one.name, isPaper: one.isPaper, at: momentOf(one.at, ctx.timeZone) },
  agreementId: one.agreementId,
});

async function namesOf(ctx: Ctx, childIds: readonly OwnChildId[]): Promise<Map<string, string>> {
  const { siblings } = await getFamily(ctx, { own: childIds, wanted: null });
  return new Map(siblings.map(({ id, name }) => [id, name]));
}

/** The texts in force for a child, who of the family agreed to which version, and which of them wait for this person. */
export const listOwnDocuments = (ctx: Ctx, of: OwnChildren) =>
  ctx.tx(async () => {
    const acceptances = await listAcceptances(ctx, { childIds: [of.chosen] });
    const placed = await listWithPlace(ctx, [of.chosen]);
    const names = await namesOf(ctx, [of.chosen]);
    const rows = (await listDocumentsInForce(ctx)).map(({ publishedAt, ...text }) => ({
      ...text,
      publishedAt: momentOf(publishedAt, ctx.timeZone),
      isOpen: openFor(text, placed, acceptances).length > 0,
      maySign: of.signed.includes(of.chosen),
      acceptances: acceptances
        .filter(({ kind }) => kind === text.kind)
        .reverse()
        .map(shown(ctx, names)),
    }));
    // what waits comes first
    return rows.sort((a, b) => Number(b.isOpen) - Number(a.isOpen));
  });

export type OwnDocumentRow = Awaited<ReturnType<typeof listOwnDocuments>>[number];

/** What waits on Today for whoever signs for the child: nobody of the family has agreed yet. */
export const listOpenDocuments = (
  ctx: Ctx,
  input: { childId: OwnChildId; signs: boolean },
): Promise<{ kind: DocumentKind; isNewer: boolean }[]> =>
  ctx.tx(async () => {
    if (!input.signs) return [];
    const asked = (await listDocumentsInForce(ctx)).filter(({ isAsked }) => isAsked);
    if (asked.length === 0) return [];
    const placed = await listWithPlace(ctx, [input.childId]);
    if (placed.length === 0) return [];
    const acceptances = await listAcceptances(ctx, { childIds: placed });
    return asked
      .filter((text) => openFor(text, placed, acceptances).length > 0)
      .map(({ kind }) => ({ kind, isNewer: acceptances.some((one) => one.kind === kind) }));
  });

export type OpenDocument = Awaited<ReturnType<typeof listOpenDocuments>>[number];

/** One text as it is read: in force or an earlier one, and whether this person is asked to agree. */
export const getOwnDocument = (
  ctx: Ctx,
  input: OwnChildren & ReadDocumentInput & { kind: DocumentKind | null },
) =>
  ctx.tx(async (tx) => {
    const { kind, lang = ctx.locale, chosen, signed } = input;
    const inForce = (await listDocumentsInForce(ctx)).find((one) => one.kind === kind);
    if (!kind || !inForce) throw notFound("document");
    const version = input.version ?? inForce.version;
    const isInForce = version === inForce.version;
    const text = await (isInForce ? getDocument(ctx, { kind }) : getDocumentVersion(ctx, { kind, version })); // prettier-ignore
    const scope = scopeOf(kind, input);
    const acceptances = await listAcceptances(ctx, { childIds: scope, kind });
    const placed = await listWithPlace(ctx, scope);
    const signs = placed.filter((id) => signed.some((own) => own === id));
    const names = await namesOf(ctx, scope);
    const kept = await keptValues(tx, ctx, { kind, version, lang, childId: chosen });
    const toSign = isInForce ? unsignedBy(ctx.actor.id, inForce, signs, acceptances) : [];
    return {
      ...{ kind, version, lang, isInForce, inForceVersion: inForce.version },
      publishedAt: isInForce ? momentOf(inForce.publishedAt, ctx.timeZone) : null,
      text: textIn(text, lang, kept ?? (await valuesOf(ctx, { kind, childId: chosen, lang }))),
      isOpen: isInForce && openFor(inForce, signs, acceptances).length > 0,
      toSign: toSign.map((id) => names.get(id) ?? ""),
      mayNotSign: inForce.isAsked && isInForce && placed.length > 0 && signs.length === 0,
      hasSiblings: scope.length > 1,
      acceptances: acceptances
        .filter((one) => one.version === version)
        .map(shown(ctx, names)),
    }; // prettier-ignore
  });

export type OwnDocument = Awaited<ReturnType<typeof getOwnDocument>>;

/** What stood in the blanks when this person agreed, in the language it was agreed to in. */
async function keptValues(
  tx: Transaction,
  ctx: Ctx,
  of: { kind: DocumentKind; version: number; lang: Locale; childId: OwnChildId },
) {
  const [row] = await tx
    .select({ values: documentAcceptance.values })
    .from(documentAcceptance)
    .where(
      and(
        ...[eq(documentAcceptance.centreId, ctx.centreId), eq(documentAcceptance.kind, of.kind)],
        eq(documentAcceptance.version, of.version),
        eq(documentAcceptance.childId, of.childId),
        eq(documentAcceptance.locale, of.lang),
        eq(documentAcceptance.acceptedBy, ctx.actor.id),
      ),
    );
  return row?.values ?? null;
}

/** What stands in the blanks today; of people only the reader's own, and only where the reader signs. */
export const valuesOf = (
  ctx: Ctx,
  { kind, childId, lang }: { kind: DocumentKind; childId: OwnChildId; lang: Locale },
): Promise<Record<string, string>> =>
  ctx.tx(async (tx) => {
    const centre = await getCentre(ctx);
    const { name: centreName, address, phone } = centre;
    const [opensAt, closesAt] = [centre.opensAt.slice(0, 5), centre.closesAt.slice(0, 5)];
    const { keepMonths } = await getEnrolmentSetting(ctx);
    const values = { centreName, address, phone, opensAt, closesAt };
    if (!namesChild(kind)) return { ...values, keepMonths: String(keepMonths) };
    const { name: childName, sex, bornOn } = await findChild(ctx, childId);
    const place = await placeOf(tx, ctx, childId);
    const signer = await signerOf(tx, ctx, childId);
    if (!place) return { ...values, childName };
    const application = {
      ...{ number: 0, childName, sex, bornOn, guardianName: signer?.name ?? "" },
      ...{ guardianPhone: signer?.phone ?? "", guardianRelation: signer?.relation ?? "otherRelative" }, // prettier-ignore
    } as const;
    return {
      ...agreementValues({ centre, application, ...place }, wordsOf(lang).t, lang),
      ...(signer ? {} : { relation: "" }),
      number: await numberOf(tx, ctx, childId),
    };
  });

/** The child's place, now or promised. */
async function placeOf(tx: Transaction, ctx: Ctx, childId: OwnChildId) {
  const today = dayOf(ctx.now, ctx.timeZone);
  const [row] = await tx
    .select({
      ...{ className: classTable.name, pattern: enrolment.pattern },
      startsOn: enrolment.startsOn,
    })
    .from(enrolment)
    .innerJoin(
      classTable,
      and(eq(classTable.centreId, enrolment.centreId), eq(classTable.id, enrolment.classId)),
    )
    .where(
      and(
        ...[eq(enrolment.centreId, ctx.centreId), eq(enrolment.childId, childId)],
        or(isNull(enrolment.endsOn), gt(enrolment.endsOn, today)),
      ),
    )
    .orderBy(asc(enrolment.startsOn))
    .limit(1);
  return row ?? null;
}

async function signerOf(tx: Transaction, ctx: Ctx, childId: OwnChildId) {
  const [row] = await tx
    .select({
      ...{ name: guardian.name, phone: guardian.phone },
      relation: childGuardian.relation,
    })
    .from(guardian)
    .innerJoin(
      childGuardian,
      and(eq(childGuardian.centreId, guardian.centreId), eq(childGuardian.guardianId, guardian.id)),
    )
    .where(
      and(
        ...[eq(guardian.centreId, ctx.centreId), eq(guardian.userId, ctx.actor.id)],
        eq(childGuardian.childId, childId),
        inArray(childGuardian.grade, [...signingGrades]),
      ),
    );
  return row ?? null;
}

/** The number of the agreement about the place; the same goes on under a new version. */
async function numberOf(tx: Transaction, ctx: Ctx, childId: OwnChildId): Promise<string> {
  const rows = await tx
    .select({ number: agreement.number })
    .from(agreement)
    .where(and(eq(agreement.centreId, ctx.centreId), eq(agreement.childId, childId)))
    .orderBy(asc(agreement.acceptedAt));
  return rows.at(-1)?.number ?? "";
}
