import { redirect, type ActionFunctionArgs } from "@remix-run/node";
import { readVisit } from "~/access/require.server";
import { rememberPreferences } from "~/features/accounts/commands.server";

export const loader = () => redirect("/");

/** Language and look: kept on the device at once, and with the account when there is one. */
export async function action({ request }: ActionFunctionArgs) {
  const kept = await rememberPreferences(await readVisit(request), await request.formData());
  return redirect(kept.returnTo, { headers: kept.headers });
}
