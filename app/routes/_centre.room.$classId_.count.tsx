import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from "@remix-run/node";
import {
  useActionData,
  useLoaderData,
  useParams,
  useSearchParams,
  type ClientLoaderFunctionArgs,
} from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { requireAccess } from "~/access/require.server";
import {
  recordCountForm,
  recordFoundForm,
  type CountDoubt,
} from "~/features/attendance/count-forms/commands.server";
import {
  countFormInput,
  countPageInput,
  foundFormInput,
} from "~/features/attendance/headcount/schema";
import { loadSnapshot } from "~/features/attendance/snapshot/queries.server";
import { ofLaterNouns } from "~/features/families/home/queries.server";
import { CountScreen } from "~/features/attendance/ui/count-screen";
import { CountSegment } from "~/features/attendance/ui/count-segment";
import { RoomFrame } from "~/features/attendance/ui/room-frame";
import { fromDevice } from "~/features/attendance/ui/use-room";
import { pageTitle } from "~/lib/page-title";
import { parseForm } from "~/lib/parse-form.server";
import { readChosenActor } from "~/lib/preferences";

export const meta = pageTitle;

export async function loader({ request, params }: LoaderFunctionArgs) {
  const classId = params["classId"] ?? "";
  const ctx = await requireAccess(request, "attendance.headcount.record", { classId });
  const snapshot = await loadSnapshot(ctx, { classId, request, ...ofLaterNouns });
  return { title: snapshot?.titles.count ?? "", snapshot };
}

export const clientLoader = ({ params, serverLoader }: ClientLoaderFunctionArgs) =>
  fromDevice(
    params["classId"],
    ({ titles }) => titles.count,
    () => serverLoader<typeof loader>(),
  );

const doubt = (reason: string): CountDoubt => ({ ok: false, reason, ticked: [], note: "" });

export async function action({ request, params }: ActionFunctionArgs) {
  const classId = params["classId"] ?? "";
  const ctx = await requireAccess(request, "attendance.headcount.record", { classId });
  const tapped = { classId, actorStaffId: readChosenActor(request.headers.get("cookie")) };
  const form = await request.formData();
  if (form.get("intent") === "found") {
    const found = await parseForm(form, foundFormInput);
    if (!found.ok) return doubt("not_found");
    const result = await recordFoundForm(ctx, tapped, found.value);
    return result.ok ? redirect(`/room/${classId}`) : doubt(result.reason);
  }
  const count = await parseForm(form, countFormInput);
  if (!count.ok) return doubt("invalid");
  const { transition } = count.value;
  const result = await recordCountForm(ctx, tapped, count.value);
  if (!result.ok) return result;
  const search = `transition=${transition}&done=${result.value.countId}`;
  return redirect(`/room/${classId}/count?${search}`);
}

export default function CountPage() {
  const classId = useParams()["classId"] ?? "";
  const { snapshot: loaded } = useLoaderData<typeof loader>();
  const posted = useActionData<typeof action>() ?? null;
  const [search] = useSearchParams();
  const { t } = useTranslation("attendance");
  const { transition, done } = countPageInput.parse(Object.fromEntries(search));
  return (
    <RoomFrame
      {...{ classId, loaded }}
      back={() => `/room/${classId}`}
      title={t("count.title")}
      actions={() => <CountSegment current={transition} />}
    >
      {(snapshot) => (
        <CountScreen key={done ?? "open"} {...{ snapshot, transition, posted }} doneId={done} />
      )}
    </RoomFrame>
  );
}
