import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import {
  useActionData,
  useLoaderData,
  useParams,
  useSearchParams,
  type ClientLoaderFunctionArgs,
} from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { requireAccess } from "~/access/require.server";
import { saveRoomForm } from "~/features/attendance/acts/commands.server";
import { roomMealInput } from "~/features/attendance/room/schema";
import { loadSnapshot } from "~/features/attendance/snapshot/queries.server";
import { ofLaterNouns } from "~/features/families/home/queries.server";
import { MealBoard } from "~/features/attendance/ui/meal-board";
import { MealSegment } from "~/features/attendance/ui/meal-segment";
import { RoomFrame } from "~/features/attendance/ui/room-frame";
import { fromDevice } from "~/features/attendance/ui/use-room";
import { pageTitle } from "~/lib/page-title";
import { readChosenActor } from "~/lib/preferences";

export const meta = pageTitle;

const mealOf = (url: string) =>
  roomMealInput.parse({ meal: new URL(url).searchParams.get("meal") }).meal;

export async function loader({ request, params }: LoaderFunctionArgs) {
  const classId = params["classId"] ?? "";
  const ctx = await requireAccess(request, "attendance.log.write", { classId });
  const snapshot = await loadSnapshot(ctx, { classId, request, ...ofLaterNouns });
  const meal = mealOf(request.url);
  const title = snapshot?.titles.meals.find((one) => one.meal === meal)?.title ?? "";
  return { title, snapshot };
}

export const clientLoader = ({ request, params, serverLoader }: ClientLoaderFunctionArgs) =>
  fromDevice(
    params["classId"],
    ({ titles }) => titles.meals.find(({ meal }) => meal === mealOf(request.url))?.title ?? "",
    () => serverLoader<typeof loader>(),
  );

export async function action({ request, params }: ActionFunctionArgs) {
  const classId = params["classId"] ?? "";
  const ctx = await requireAccess(request, "attendance.log.write", { classId });
  const actorStaffId = readChosenActor(request.headers.get("cookie"));
  return saveRoomForm(ctx, { classId, actorStaffId }, await request.formData());
}

export default function MealPage() {
  const classId = useParams()["classId"] ?? "";
  const { snapshot: loaded } = useLoaderData<typeof loader>();
  const posted = useActionData<typeof action>();
  const [search] = useSearchParams();
  const { t } = useTranslation(["attendance", "enums"]);
  const { meal } = roomMealInput.parse({ meal: search.get("meal") });
  return (
    <RoomFrame
      {...{ classId, loaded }}
      back={() => `/room/${classId}`}
      title={t("meal.title", { meal: t(`enums:meal.${meal}`) })}
      actions={({ offered }) => <MealSegment current={meal} offered={offered} />}
    >
      {(snapshot) => <MealBoard key={meal} {...{ snapshot, meal }} posted={posted ?? null} />}
    </RoomFrame>
  );
}
