import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { requireAccess } from "~/access/require.server";
import { listBareRows } from "~test/bench/floor-rows";

export async function loader({ request }: LoaderFunctionArgs) {
  const ctx = await requireAccess(request, "children.list.read");
  return { rows: await listBareRows(ctx) };
}

export default function Rows() {
  const { rows } = useLoaderData<typeof loader>();
  return (
    <table>
      <tbody>
        {rows.map((row) => (
          <tr key={row.id}>
            <td>
              <a href={`/children/${row.id}`}>{row.name}</a>
            </td>
            <td>{row.className}</td>
            <td>{row.sex}</td>
            <td>{row.bornOn}</td>
            <td>{row.schedule}</td>
            <td>
              {row.guardianName} {row.guardianPhone}
            </td>
            <td>{row.startsOn}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
