import type { LoaderFunctionArgs } from "@remix-run/node";
import { visitorContext } from "~/access/visitor.server";
import { getFamilyApplication } from "~/features/enrolment/links/queries.server";
import { agreementPdf } from "~/features/enrolment/ui/agreement-pdf";
import { wordsOf } from "~/i18n/words.server";
import { notFound } from "~/lib/errors";
import { makePdf, pdfResponse } from "~/lib/pdf.server";

/** The agreement that an offer would make, for the family that has the link. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  const ctx = await visitorContext(request, params.centreId);
  const { offer } = await getFamilyApplication(ctx, { token: params.token ?? "" });
  if (!offer) throw notFound("offer");
  const { t } = wordsOf(ctx.locale);
  const pdf = await makePdf(agreementPdf(t, { ...offer.agreement, confirmed: null }));
  return pdfResponse(t("enrolment:agreement.title"), pdf);
}
