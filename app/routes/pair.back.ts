import { redirect, type ActionFunctionArgs } from "@remix-run/node";
import { requireAccess } from "~/access/require.server";
import { handBack } from "~/features/accounts/devices/commands.server";

export const loader = () => redirect("/pair");

/** The tablet is nobody's class's any more. */
export async function action({ request }: ActionFunctionArgs) {
  const ctx = await requireAccess(request, "accounts.device.handBack");
  const headers = new Headers({ "Set-Cookie": await handBack(ctx) });
  // what the tablet kept of the room goes with it
  headers.set("Clear-Site-Data", '"cache", "storage"');
  return redirect("/pair?why=back", { headers });
}
