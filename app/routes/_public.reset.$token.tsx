import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { redeemResetLink } from "~/features/accounts/passwords/commands.server";
import { getResetLink } from "~/features/accounts/queries.server";
import { choosePasswordInput } from "~/features/accounts/schema";
import { ChoosePasswordForm } from "~/features/accounts/ui/choose-password-form";
import { formFailure } from "~/lib/form-failure";
import { parseForm } from "~/lib/parse-form.server";

export async function loader({ params }: LoaderFunctionArgs) {
  return { link: await getResetLink(params.token ?? "") };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const parsed = await parseForm(request, choosePasswordInput);
  if (!parsed.ok) return parsed;
  const chosen = await redeemResetLink(params.token ?? "", parsed.value.password);
  if (!chosen.ok) return formFailure(chosen);
  return redirect("/login");
}

export default function ChoosePassword() {
  return <ChoosePasswordForm {...useLoaderData<typeof loader>()} actionData={useActionData()} />;
}
