import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData, useSearchParams } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { may, type Capability } from "~/access/policy";
import { requireAccess } from "~/access/require.server";
import { Card } from "~/components/card";
import { RefusalBanner } from "~/components/refusal-banner";
import { cancelAbsence, followUp, moveLastDay, recordAbsence } from "~/features/attendance/absences/commands.server"; // prettier-ignore
import { getChildAbsences } from "~/features/attendance/absences/queries.server";
import * as inputs from "~/features/attendance/absences/schema";
import { AbsenceForm } from "~/features/attendance/ui/absence-form";
import { AbsenceSheet } from "~/features/attendance/ui/absence-sheet";
import { ChildAbsences } from "~/features/attendance/ui/child-absences";
import { getChild, todayOf } from "~/features/children/queries.server";
import { ChildBack } from "~/features/children/ui/child-back";
import { ChildHeader } from "~/features/children/ui/child-header";
import { ChildTabs } from "~/features/children/ui/child-tabs";
import { titleIn } from "~/i18n/words.server";
import { AppError } from "~/lib/errors";
import { formArm, type FormArm } from "~/lib/form-arm.server";
import { pageTitle } from "~/lib/page-title";

export const meta = pageTitle;

export async function loader({ request, params }: LoaderFunctionArgs) {
  const childId = params["childId"] ?? "";
  const ctx = await requireAccess(request, "children.child.read", { childId });
  await requireAccess(request, "attendance.absence.follow", { childId });
  const { role } = ctx.actor;
  return ctx.tx(async () => ({
    title: titleIn(ctx.locale, "attendance:absence.title"),
    child: await getChild(ctx, { childId }),
    ...(await getChildAbsences(ctx, { childId })),
    ...{ today: todayOf(ctx), role, timeZone: ctx.timeZone },
    mayList: may({ role }, "children.list.read"),
    maySeeRooms: may({ role }, "attendance.room.read"),
  }));
}

const arms: Record<string, FormArm<Capability>> = {
  tell: formArm("attendance.absence.record", inputs.recordAbsenceInput, (ctx, childId, value) =>
    recordAbsence(ctx, { ...value, childId }),
  ),
  cancelAbsence: formArm("attendance.absence.record", inputs.absenceIdInput, (ctx, id, value) =>
    cancelAbsence(ctx, { ...value, childId: id }),
  ),
  followUp: formArm("attendance.absence.follow", inputs.followUpInput, (ctx, childId, value) =>
    followUp(ctx, { ...value, childId }),
  ),
  moveLastDay: formArm("attendance.absence.follow", inputs.moveLastDayInput, (ctx, id, value) =>
    moveLastDay(ctx, { ...value, childId: id }),
  ),
};

export async function action({ request, params }: ActionFunctionArgs) {
  const childId = params["childId"] ?? "";
  const form = await request.formData();
  const arm = arms[String(form.get("intent"))];
  if (!arm) throw new AppError("invalid");
  // a guardian may tell an absence, on the family's own page
  await requireAccess(request, "attendance.absence.follow", { childId });
  const ctx = await requireAccess(request, arm.needs, { childId });
  return arm.submit(ctx, form, { id: childId, home: `/children/${childId}/absences` });
}

export default function ChildAbsencesPage() {
  const { child, absences, today, role, timeZone, ...page } = useLoaderData<typeof loader>();
  const actionData = useActionData<typeof action>();
  const [params] = useSearchParams();
  const { t } = useTranslation("attendance");
  const opened = absences.find(({ id }) => id === params.get("absence"));
  return (
    <>
      <ChildBack mayList={page.mayList} maySeeRooms={page.maySeeRooms} />
      <ChildHeader child={child} today={today} />
      <ChildTabs childId={child.id} role={role} />
      {opened ? null : <RefusalBanner actionData={actionData} />}
      <div className="grid items-start gap-4 lg:grid-cols-[minmax(0,1fr)_minmax(0,380px)]">
        <ChildAbsences absences={absences} />
        <Card title={t("absence.add")}>
          <AbsenceForm
            key={absences[0]?.id}
            childId={child.id}
            schedule={child.schedule === "mixed" ? "full" : child.schedule}
            earliest={page.earliest}
            proposed={today}
            act={t("absence.save")}
            actionData={actionData}
          />
        </Card>
      </div>
      {opened ? (
        <AbsenceSheet
          {...{ timeZone, actionData }}
          absence={opened}
          home={`/children/${child.id}/absences`}
        />
      ) : null}
    </>
  );
}
