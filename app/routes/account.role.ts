import { redirect, type ActionFunctionArgs } from "@remix-run/node";
import { requireVisit, switchRole } from "~/access/require.server";
import { whereTo } from "~/features/accounts/queries.server";
import { AppError } from "~/lib/errors";

export const loader = () => redirect("/");

export async function action({ request }: ActionFunctionArgs) {
  const visit = await requireVisit(request);
  const chosen = (await request.formData()).get("role");
  const [centreId = "", role = ""] = typeof chosen === "string" ? chosen.split(":") : [];
  const switched = await switchRole(visit, centreId, role);
  if (!switched) throw new AppError("forbidden");
  return redirect(whereTo({ ...visit, role: switched }, null));
}
