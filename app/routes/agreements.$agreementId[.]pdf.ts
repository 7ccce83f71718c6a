import type { LoaderFunctionArgs } from "@remix-run/node";
import { requireAccess } from "~/access/require.server";
import { getAgreement, getAgreementChild } from "~/features/enrolment/agreements/queries.server";
import { agreementPdf } from "~/features/enrolment/ui/agreement-pdf";
import { wordsOf } from "~/i18n/words.server";
import { formatMoment } from "~/lib/dates";
import { makePdf, pdfResponse } from "~/lib/pdf.server";

/** The agreement as it was accepted: for the office, and for a guardian of the child. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  const agreementId = params.agreementId ?? "";
  const reader = await requireAccess(request, "enrolment.agreement.read");
  const childId = await getAgreementChild(reader, { agreementId });
  const ctx = await requireAccess(request, "enrolment.agreement.read", { childId });
  const agreed = await getAgreement(ctx, { agreementId });
  const { t } = wordsOf(agreed.locale);
  const confirmed = t("enrolment:agreement.accepted", {
    name: agreed.acceptedBy ?? "–",
    phone: agreed.acceptedPhone ?? "–",
    when: formatMoment(agreed.acceptedAt, ctx.timeZone, agreed.locale),
  });
  const { text, version, number } = agreed;
  const pdf = await makePdf(agreementPdf(t, { text, version, confirmed }));
  return pdfResponse(t("enrolment:agreement.file", { number }), pdf);
}
