import { redirect, type LoaderFunctionArgs } from "@remix-run/node";
import { readDevice, readVisit } from "~/access/require.server";
import { isFirstRun, whereTo } from "~/features/accounts/queries.server";

export async function loader({ request }: LoaderFunctionArgs) {
  const visit = await readVisit(request);
  if (visit) return redirect(whereTo(visit, null));
  const tablet = await readDevice(request);
  if (tablet) return redirect(`/room/${tablet.classId}`);
  return redirect((await isFirstRun()) ? "/setup" : "/login");
}
