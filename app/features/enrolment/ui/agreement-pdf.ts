import type { TFunction } from "i18next";
import type { PdfText } from "~/lib/pdf.server";
import { blocksOf } from "~/features/centres/documents/rules";

/** The agreement as a document; without a confirmation it says that it is a preview. */
export const agreementPdf = (
  t: TFunction,
  of: { text: string; version: number; confirmed: string | null },
): PdfText => ({
  title: t("enrolment:agreement.title"),
  ...(of.confirmed === null && { note: t("enrolment:agreement.preview") }),
  blocks: blocksOf(of.text),
  closing: of.confirmed === null ? [] : [of.confirmed],
  foot: (page, pages) =>
    `${t("enrolment:agreement.version", { version: of.version })} · ${t("enrolment:agreement.page", { page, pages })}`,
});
