import type { LoaderFunctionArgs } from "@remix-run/node";
import { requireAccess } from "~/access/require.server";
import { getPlaceFit } from "~/features/enrolment/places/queries.server";
import { placeFitInput } from "~/features/enrolment/places/schema";

/** What a change of a place would meet, asked while its form is filled in; null while it is not whole. */
export async function loader({ request }: LoaderFunctionArgs) {
  const ctx = await requireAccess(request, "enrolment.child.admit");
  const asked = placeFitInput.safeParse(Object.fromEntries(new URL(request.url).searchParams));
  return { fit: asked.success ? await getPlaceFit(ctx, asked.data) : null };
}
