import type { LoaderFunctionArgs } from "@remix-run/node";
import { Outlet, useLoaderData } from "@remix-run/react";
import { requireAccess } from "~/access/require.server";
import { getShell } from "~/access/shell.server";
import { AppShell } from "~/features/accounts/ui/app-shell";

export async function loader({ request }: LoaderFunctionArgs) {
  await requireAccess(request, "accounts.own.read");
  return { shell: await getShell(request) };
}

export default function CentreLayout() {
  const { shell } = useLoaderData<typeof loader>();
  return (
    <AppShell shell={shell}>
      <Outlet />
    </AppShell>
  );
}
