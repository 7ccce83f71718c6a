import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { requireAccess } from "~/access/require.server";
import { listBareEntries } from "~test/bench/floor-rows";

export async function loader({ request }: LoaderFunctionArgs) {
  const ctx = await requireAccess(request, "families.today.read");
  const childId = new URL(request.url).searchParams.get("child") ?? "";
  const rows = await listBareEntries(ctx, childId);
  return {
    rows: rows.map(({ payload, ...row }) => ({
      ...row,
      text: String(payload["note"] ?? payload["text"] ?? payload["millilitres"] ?? ""),
      fileIds: Array.isArray(payload["fileIds"]) ? payload["fileIds"].map(String) : [],
    })),
  };
}

export default function Today() {
  const { rows } = useLoaderData<typeof loader>();
  return (
    <ol>
      {rows.map(({ id, kind, at, text, fileIds }) => (
        <li key={id}>
          <time>{at}</time> <b>{kind}</b>
          <p>{text}</p>
          {fileIds.map((fileId) => (
            <img key={fileId} src={`/files/${fileId}/tile`} alt="" />
          ))}
        </li>
      ))}
    </ol>
  );
}
