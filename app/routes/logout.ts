import { redirect, type ActionFunctionArgs } from "@remix-run/node";
import { endSession } from "~/access/session.server";

export const loader = () => redirect("/login");

export async function action({ request }: ActionFunctionArgs) {
  const headers = new Headers({ "Set-Cookie": await endSession(request) });
  // what a device kept of its rooms goes with whoever was signed in on it
  headers.set("Clear-Site-Data", '"cache", "storage"');
  return redirect("/login", { headers });
}
