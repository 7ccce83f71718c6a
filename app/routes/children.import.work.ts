import type { ActionFunctionArgs } from "@remix-run/node";
import { requireAccess } from "~/access/require.server";
import { importRoster } from "~/features/enrolment/import/commands.server";
import { importRosterInput } from "~/features/enrolment/import/schema";
import { previewRoster } from "~/features/enrolment/preview/commands.server";
import { readRosterForm } from "~/features/enrolment/preview/queries.server";
import { formFailure } from "~/lib/form-failure";
import { parseForm } from "~/lib/parse-form.server";
import { streamWork } from "~/lib/work-stream.server";

const pageOf = (importId: string) => `/children/import/${importId}`;

/**
 * The preview and the import of a roll for a browser that shows how far they have come. The pages' own forms
 * do the same without a script.
 */
export async function action({ request }: ActionFunctionArgs) {
  const ctx = await requireAccess(request, "enrolment.roster.import");
  if (request.headers.get("Content-Type")?.startsWith("multipart/")) {
    const brought = await readRosterForm(request);
    return streamWork(async (tell) => {
      if (!brought.ok) return brought;
      const result = await previewRoster(ctx, brought.value, tell);
      return result.ok ? { goTo: pageOf(result.value.importId) } : formFailure(result);
    });
  }
  const parsed = await parseForm(request, importRosterInput);
  return streamWork(async (tell) => {
    if (!parsed.ok) return parsed;
    const result = await importRoster(ctx, parsed.value, tell);
    return result.ok ? { goTo: pageOf(parsed.value.importId) } : formFailure(result);
  });
}
