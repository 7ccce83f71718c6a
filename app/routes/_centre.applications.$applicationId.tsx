import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { requireAccess } from "~/access/require.server";
import { closeApplication, reopenApplication } from "~/features/enrolment/applications/commands.server"; // prettier-ignore
import { getApplication } from "~/features/enrolment/applications/queries.server";
import { closeApplicationInput } from "~/features/enrolment/applications/schema";
import { giveApplicationLink } from "~/features/enrolment/links/commands.server";
import { offerPlace, takeBackOffer } from "~/features/enrolment/offers/commands.server";
import { draftOffer, getOpenOffer } from "~/features/enrolment/offers/queries.server";
import { offerPlaceInput } from "~/features/enrolment/offers/schema";
import { ApplicationPage } from "~/features/enrolment/ui/application-page";
import { titleIn } from "~/i18n/words.server";
import { formFailure } from "~/lib/form-failure";
import { pageTitle } from "~/lib/page-title";
import { qrImage } from "~/lib/qr.server";
import { submitForm } from "~/lib/submit-form.server";

export const meta = pageTitle;

export async function loader({ request, params }: LoaderFunctionArgs) {
  const ctx = await requireAccess(request, "enrolment.application.read");
  const applicationId = params.applicationId ?? "";
  return ctx.tx(async () => {
    const application = await getApplication(ctx, { applicationId });
    return {
      title: titleIn(ctx.locale, "enrolment:applications.title"),
      ...{ application, timeZone: ctx.timeZone },
      offer: await getOpenOffer(ctx, { applicationId }),
      draft: application.state === "waiting" ? await draftOffer(ctx, application) : null,
    };
  });
}

export async function action({ request, params }: ActionFunctionArgs) {
  const { applicationId = "" } = params;
  const home = `/applications/${applicationId}`;
  const form = await request.formData();
  const intent = form.get("intent");
  switch (intent) {
    case "offer": {
      const ctx = await requireAccess(request, "enrolment.offer.make");
      return submitForm(
        form,
        offerPlaceInput,
        (value) => offerPlace(ctx, applicationId, value),
        home,
      );
    }
    case "takeBack": {
      const ctx = await requireAccess(request, "enrolment.offer.make");
      const taken = await takeBackOffer(ctx, applicationId);
      return taken.ok ? redirect(home) : formFailure(taken);
    }
    case "link": {
      const ctx = await requireAccess(request, "enrolment.application.change");
      const token = await giveApplicationLink(ctx, applicationId);
      const url = new URL(`/apply/${ctx.centreId}/${token}`, request.url).href;
      return { link: { url, qr: await qrImage(url) } };
    }
    case "reopen": {
      const ctx = await requireAccess(request, "enrolment.application.change");
      const reopened = await reopenApplication(ctx, applicationId);
      return reopened.ok ? redirect(home) : formFailure(reopened);
    }
    default: {
      const ctx = await requireAccess(request, "enrolment.application.change");
      const as = intent === "refuse" ? "refused" : "withdrawn";
      return submitForm(
        form,
        closeApplicationInput,
        (value) => closeApplication(ctx, applicationId, { ...value, as }),
        home,
      );
    }
  }
}

export default function ApplicationRoute() {
  return (
    <ApplicationPage
      {...useLoaderData<typeof loader>()}
      actionData={useActionData<typeof action>()}
    />
  );
}
