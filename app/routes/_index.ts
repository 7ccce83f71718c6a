import { redirect, type LoaderFunctionArgs } from "@remix-run/node";
import { readVisit } from "~/access/require.server";
import { isFirstRun, whereTo } from "~/features/accounts/queries.server";

export async function loader({ request }: LoaderFunctionArgs) {
  const visit = await readVisit(request);
  if (visit) return redirect(whereTo(visit, null));
  return redirect((await isFirstRun()) ? "/setup" : "/login");
}
