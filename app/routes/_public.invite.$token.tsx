import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { visitorContext } from "~/access/visitor.server";
import { getInvitation } from "~/features/accounts/invitations/queries.server";
import { choosePasswordInput, enterPasswordInput } from "~/features/accounts/schema";
import { AcceptInvitation } from "~/features/accounts/ui/accept-invitation";
import { redeemInvitation } from "~/features/children/invitations/commands.server";
import { formFailure } from "~/lib/form-failure";
import { parseForm } from "~/lib/parse-form.server";
import { refuse } from "~/lib/result";

export async function loader({ params }: LoaderFunctionArgs) {
  const link = await getInvitation(params.token ?? "");
  if (!link) return { link };
  const { centreId: _centre, login: _phone, ...shown } = link;
  return { link: shown };
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const token = params.token ?? "";
  const link = await getInvitation(token);
  if (!link) return formFailure(refuse("link_used_or_expired"));
  const parsed = await parseForm(
    request,
    link.hasAccount ? enterPasswordInput : choosePasswordInput,
  );
  if (!parsed.ok) return parsed;
  const from = { userAgent: request.headers.get("user-agent"), address: context.address };
  const ctx = await visitorContext(request, link.centreId);
  const entered = await redeemInvitation(ctx, { token, password: parsed.value.password }, from);
  if (!entered.ok) return formFailure(entered);
  return redirect(entered.value.goTo, { headers: { "Set-Cookie": entered.value.cookie } });
}

export default function Invited() {
  return <AcceptInvitation {...useLoaderData<typeof loader>()} actionData={useActionData()} />;
}
