import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { requireAccess } from "~/access/require.server";
import { saveRoomForm } from "~/features/attendance/acts/commands.server";
import { getRoom } from "~/features/attendance/room/queries.server";
import { roomMealInput } from "~/features/attendance/room/schema";
import { MealBoard } from "~/features/attendance/ui/meal-board";
import { MealSegment } from "~/features/attendance/ui/meal-segment";
import { RoomHeader } from "~/features/attendance/ui/room-header";
import { listMealsOfDay } from "~/features/centres/sessions/queries.server";
import { getMenuDay } from "~/features/meals/queries.server";
import { titleIn, wordsOf } from "~/i18n/words.server";
import { pageTitle } from "~/lib/page-title";

export const meta = pageTitle;

export async function loader({ request, params }: LoaderFunctionArgs) {
  const classId = params["classId"] ?? "";
  const ctx = await requireAccess(request, "attendance.log.write", { classId });
  const { meal } = roomMealInput.parse({ meal: new URL(request.url).searchParams.get("meal") });
  return ctx.tx(async () => {
    const room = await getRoom(ctx, { classId });
    const menu = await getMenuDay(ctx, { day: room.day, classId });
    const word = wordsOf(ctx.locale).t(`enums:meal.${meal}`);
    return {
      title: titleIn(ctx.locale, "attendance:meal.titleOf", { meal: word, name: room.room.name }),
      ...{ room, meal, at: ctx.now.toISOString(), timeZone: ctx.timeZone },
      offered: await listMealsOfDay(ctx, { day: room.day }),
      dishes: menu.find((one) => one.meal === meal)?.dishes ?? [],
    };
  });
}

export async function action({ request, params }: ActionFunctionArgs) {
  const classId = params["classId"] ?? "";
  const ctx = await requireAccess(request, "attendance.log.write", { classId });
  return saveRoomForm(ctx, { classId }, await request.formData());
}

export default function MealPage() {
  const data = useLoaderData<typeof loader>();
  const posted = useActionData<typeof action>();
  const { t } = useTranslation(["attendance", "enums"]);
  const { room, meal } = data;
  return (
    <>
      <RoomHeader
        {...data}
        back={`/room/${room.room.id}`}
        title={t("meal.title", { meal: t(`enums:meal.${meal}`) })}
        actions={<MealSegment current={meal} offered={data.offered} />}
      />
      <MealBoard key={meal} {...data} posted={posted ?? null} />
    </>
  );
}
