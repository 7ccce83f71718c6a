import { data, redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData, useLocation } from "@remix-run/react";
import { forgetFailedAttempts, refusePublicSend, takeAttempt } from "~/access/limits.server";
import { visitorContext } from "~/access/visitor.server";
import { RefusalBanner } from "~/components/refusal-banner";
import { signIn } from "~/features/accounts/sign-in/commands.server";
import { acceptOffer } from "~/features/enrolment/acceptance/commands.server";
import { closeApplication } from "~/features/enrolment/applications/commands.server";
import { getFamilyApplication, openLink } from "~/features/enrolment/links/queries.server";
import { declineOffer } from "~/features/enrolment/offers/commands.server";
import { acceptOfferInput, declineOfferInput } from "~/features/enrolment/offers/schema";
import { FamilyApplicationPage } from "~/features/enrolment/ui/family-application";
import { formFailure } from "~/lib/form-failure";
import { parseForm } from "~/lib/parse-form.server";
import { qrImage } from "~/lib/qr.server";
import { refuse } from "~/lib/result";
import { submitForm } from "~/lib/submit-form.server";

export async function loader({ request, params }: LoaderFunctionArgs) {
  const ctx = await visitorContext(request, params.centreId);
  const { token = "" } = params;
  const { origin } = new URL(request.url);
  return {
    own: await getFamilyApplication(ctx, { token }),
    qr: await qrImage(`${origin}/apply/${ctx.centreId}/${token}`),
  };
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const ctx = await visitorContext(request, params.centreId);
  const applicationId = await openLink(ctx, params.token ?? "");
  const { pathname: here } = new URL(request.url);
  const tooMany = await refusePublicSend("answer", context.address);
  if (tooMany) return formFailure(tooMany);
  const form = await request.formData();
  switch (form.get("intent")) {
    case "accept": {
      const parsed = await parseForm(form, acceptOfferInput);
      if (!parsed.ok) return parsed;
      const { address } = context;
      const attempt = { account: parsed.value.phone, address };
      const wait = await takeAttempt(attempt);
      if (wait > 0) return formFailure(refuse("too_many_attempts", undefined, { minutes: wait }), parsed.values); // prettier-ignore
      const taken = await acceptOffer(ctx, applicationId, parsed.value);
      if (!taken.ok) return formFailure(taken, parsed.values);
      await forgetFailedAttempts(attempt);
      const signed = await signIn(
        { login: parsed.value.phone, password: parsed.value.password, returnTo: "/family" },
        { userAgent: request.headers.get("user-agent"), address },
      );
      if (!signed.ok) return redirect("/login");
      const headers = { "Set-Cookie": signed.value.cookie };
      const { invitations } = taken.value;
      if (invitations.length === 0) return redirect(signed.value.goTo, { headers });
      const invited = await Promise.all(
        invitations.map(async ({ name, token }) => {
          const url = new URL(`/invite/${token}`, request.url).href;
          return { name, url, qr: await qrImage(url) };
        }),
      );
      return data({ invited }, { headers });
    }
    case "decline":
      return submitForm(
        form,
        declineOfferInput,
        (value) => declineOffer(ctx, applicationId, value),
        here,
      );
    default: {
      const closed = await closeApplication(ctx, applicationId, { as: "withdrawn" });
      return closed.ok ? redirect(here) : formFailure(closed);
    }
  }
}

export default function OwnApplication() {
  const { own, qr } = useLoaderData<typeof loader>();
  const actionData = useActionData<typeof action>();
  const { pathname } = useLocation();
  return (
    <>
      {own.offer ? null : <RefusalBanner actionData={actionData} />}
      <FamilyApplicationPage
        {...{ own, qr, actionData }}
        invited={actionData && "invited" in actionData ? actionData.invited : []}
        pdfHref={`${pathname.replace(/\/$/, "")}/agreement.pdf`}
      />
    </>
  );
}
