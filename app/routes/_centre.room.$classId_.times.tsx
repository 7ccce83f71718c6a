import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { requireAccess } from "~/access/require.server";
import { BackLink } from "~/components/back-link";
import { ClassChip } from "~/components/class-chip";
import { PageHeader } from "~/components/page-header";
import { RefusalBanner } from "~/components/refusal-banner";
import { addStay, correctStay, removeStay } from "~/features/attendance/duty-times/commands.server";
import { getDutyTimes } from "~/features/attendance/duty-times/queries.server";
import * as inputs from "~/features/attendance/duty-times/schema";
import { DutyTimes, NewStaySheet, StaySheet } from "~/features/attendance/ui/duty-times";
import { DaySwitch } from "~/features/attendance/ui/month-switch";
import { todayOf } from "~/features/children/queries.server";
import { titleIn } from "~/i18n/words.server";
import type { Ctx } from "~/lib/context.server";
import { formatDay } from "~/lib/dates";
import { AppError } from "~/lib/errors";
import { pageTitle } from "~/lib/page-title";
import { readChosenActor } from "~/lib/preferences";
import { submitForm } from "~/lib/submit-form.server";

export const meta = pageTitle;

const needs = "attendance.duty.record";

/** What the address asks for; a class's tablet is about today. */
function askedIn(ctx: Ctx, request: Request) {
  const search = Object.fromEntries(new URL(request.url).searchParams);
  const { day, ...asked } = inputs.dutyTimesInput.parse(search);
  const today = todayOf(ctx);
  const mayTurn = ctx.actor.kind === "user";
  return { ...asked, today, mayTurn, day: (mayTurn && day) || today };
}

export async function loader({ request, params }: LoaderFunctionArgs) {
  const classId = params["classId"] ?? "";
  const ctx = await requireAccess(request, needs, { classId });
  const { day, ...asked } = askedIn(ctx, request);
  return {
    title: titleIn(ctx.locale, "attendance:dutyTimes.title"),
    ...{ ...asked, times: await getDutyTimes(ctx, { classId, day }) },
  };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const classId = params["classId"] ?? "";
  const ctx = await requireAccess(request, needs, { classId });
  const { day } = askedIn(ctx, request);
  const by = { classId, actorStaffId: readChosenActor(request.headers.get("cookie")) };
  const home = `/room/${classId}/times?day=${day}`;
  const form = await request.formData();
  switch (form.get("intent")) {
    case "correctStay":
      return submitForm(form, inputs.correctStayInput, (stay) => correctStay(ctx, by, stay), home);
    case "removeStay":
      return submitForm(form, inputs.stayIdInput, (stay) => removeStay(ctx, by, stay), home);
    case "addStay":
      return submitForm(
        form,
        inputs.addStayInput,
        (stay) => addStay(ctx, { ...by, day }, stay),
        home,
      );
    default:
      throw new AppError("invalid");
  }
}

export default function DutyTimesPage() {
  const { times, stay: asked, add, today, mayTurn } = useLoaderData<typeof loader>();
  const actionData = useActionData<typeof action>();
  const { t, i18n } = useTranslation("attendance");
  const { room, day, stays, staff } = times;
  const home = `?day=${day}`;
  const opened = stays.find(({ id }) => id === asked);
  return (
    <>
      <PageHeader
        title={t("dutyTimes.title")}
        back={<BackLink to={`/room/${room.id}`}>{t("room.back")}</BackLink>}
        subtitle={
          <>
            <ClassChip name={room.name} colour={room.colour} /> · {formatDay(day, i18n.language)}
          </>
        }
        actions={mayTurn ? <DaySwitch {...{ day, today }} /> : null}
      />
      {opened || add ? null : <RefusalBanner actionData={actionData} />}
      <DutyTimes {...{ stays, day }} />
      {opened ? <StaySheet {...{ home, actionData }} stay={opened} /> : null}
      {add ? <NewStaySheet {...{ staff, home, actionData }} /> : null}
    </>
  );
}
