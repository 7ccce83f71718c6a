import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { enterCode } from "~/features/accounts/devices/commands.server";
import { enterCodeInput, pairPageInput } from "~/features/accounts/devices/schema";
import { PairForm } from "~/features/accounts/ui/pair-form";
import { formFailure } from "~/lib/form-failure";
import { parseForm } from "~/lib/parse-form.server";

export function loader({ request }: LoaderFunctionArgs) {
  const asked = Object.fromEntries(new URL(request.url).searchParams);
  return pairPageInput.parse(asked);
}

export async function action({ request, context }: ActionFunctionArgs) {
  const parsed = await parseForm(request, enterCodeInput);
  if (!parsed.ok) return parsed;
  const entered = await enterCode(request, parsed.value, context.address);
  if (!entered.ok) return formFailure(entered, parsed.values);
  return redirect(entered.value.goTo, { headers: { "Set-Cookie": entered.value.cookie } });
}

export default function Pair() {
  return <PairForm {...useLoaderData<typeof loader>()} actionData={useActionData()} />;
}
