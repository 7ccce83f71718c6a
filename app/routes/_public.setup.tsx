import { redirect, type ActionFunctionArgs } from "@remix-run/node";
import { useActionData } from "@remix-run/react";
import { setUpCentre } from "~/features/accounts/commands.server";
import { signIn } from "~/features/accounts/sign-in/commands.server";
import { isFirstRun } from "~/features/accounts/queries.server";
import { setUpInput } from "~/features/accounts/schema";
import { SetUpForm } from "~/features/accounts/ui/set-up-form";
import { formFailure } from "~/lib/form-failure";
import { parseForm } from "~/lib/parse-form.server";

export async function loader() {
  if (!(await isFirstRun())) throw redirect("/login");
  return null;
}

export async function action({ request, context }: ActionFunctionArgs) {
  const parsed = await parseForm(request, setUpInput);
  if (!parsed.ok) return parsed;
  const founded = await setUpCentre(parsed.value);
  if (!founded.ok) return formFailure(founded, parsed.values);
  const signed = await signIn(
    { login: parsed.value.phone, password: parsed.value.password, returnTo: "/classes" },
    { userAgent: request.headers.get("user-agent"), address: context.address },
  );
  if (!signed.ok) return redirect("/login");
  return redirect(signed.value.goTo, { headers: { "Set-Cookie": signed.value.cookie } });
}

export default function SetUp() {
  return <SetUpForm actionData={useActionData()} />;
}
