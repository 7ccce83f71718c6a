import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { readVisit } from "~/access/require.server";
import { signIn, signInToDemo } from "~/features/accounts/sign-in/commands.server";
import { getPublicCentre, isFirstRun, whereTo } from "~/features/accounts/queries.server";
import { signInInput } from "~/features/accounts/schema";
import { LoginForm } from "~/features/accounts/ui/login-form";
import { formFailure } from "~/lib/form-failure";
import { parseForm } from "~/lib/parse-form.server";

export async function loader({ request }: LoaderFunctionArgs) {
  if (await isFirstRun()) throw redirect("/setup");
  const visit = await readVisit(request);
  const returnTo = new URL(request.url).searchParams.get("returnTo") ?? "";
  if (visit?.role) throw redirect(whereTo(visit, returnTo));
  return { returnTo, isDemo: Boolean((await getPublicCentre())?.isDemo) };
}

export async function action({ request, context }: ActionFunctionArgs) {
  const from = { userAgent: request.headers.get("user-agent"), address: context.address };
  const form = await request.formData();
  const demoRole = form.get("demoRole");
  if (typeof demoRole === "string") {
    const signed = await signInToDemo(demoRole, from);
    return signed.ok
      ? redirect(signed.value.goTo, { headers: { "Set-Cookie": signed.value.cookie } })
      : formFailure(signed);
  }
  const parsed = await parseForm(form, signInInput);
  if (!parsed.ok) return parsed;
  const signed = await signIn(parsed.value, from);
  if (!signed.ok) return formFailure(signed, parsed.values);
  return redirect(signed.value.goTo, { headers: { "Set-Cookie": signed.value.cookie } });
}

export default function Login() {
  return <LoginForm {...useLoaderData<typeof loader>()} actionData={useActionData()} />;
}
