import { redirect, type ActionFunctionArgs } from "@remix-run/node";
import { endSession } from "~/access/session.server";

export const loader = () => redirect("/login");

export async function action({ request }: ActionFunctionArgs) {
  return redirect("/login", { headers: { "Set-Cookie": await endSession(request) } });
}
