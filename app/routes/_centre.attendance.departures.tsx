import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { DoorClosed } from "lucide";
import { useTranslation } from "react-i18next";
import { classroomRoles } from "~/access/policy";
import { listOwnClassIds, requireAccess } from "~/access/require.server";
import { BackLink } from "~/components/back-link";
import { EmptyState } from "~/components/empty-state";
import { PageHeader } from "~/components/page-header";
import { RefusalBanner } from "~/components/refusal-banner";
import { correctDeparture } from "~/features/attendance/closing/commands.server";
import { listUnrecordedDepartures } from "~/features/attendance/closing/queries.server";
import {
  correctDepartureInput,
  type CorrectDepartureInput,
} from "~/features/attendance/closing/schema";
import { listClosedStays } from "~/features/attendance/duty-times/queries.server";
import { listDoubtfulHandOvers } from "~/features/attendance/handover/queries.server";
import { ClosedStays } from "~/features/attendance/ui/closed-stays";
import { DepartureSheet } from "~/features/attendance/ui/departure-sheet";
import { DeparturesByDay } from "~/features/attendance/ui/departures-by-day";
import { DoubtfulHandOvers } from "~/features/attendance/ui/doubtful-hand-overs";
import { titleIn } from "~/i18n/words.server";
import { pageTitle } from "~/lib/page-title";
import { submitForm } from "~/lib/submit-form.server";

export const meta = pageTitle;

const home = "/attendance/departures";

export async function loader({ request }: LoaderFunctionArgs) {
  const ctx = await requireAccess(request, "attendance.register.read");
  const isInClass = classroomRoles.some((role) => role === ctx.actor.role);
  const classIds = isInClass ? await listOwnClassIds(ctx) : undefined;
  return {
    title: titleIn(ctx.locale, "attendance:departures.title"),
    stays: await listUnrecordedDepartures(ctx, { classIds }),
    doubtful: await listDoubtfulHandOvers(ctx, { classIds }),
    closed: await listClosedStays(ctx, { classIds }),
    ...{ asked: new URL(request.url).searchParams.get("entry"), timeZone: ctx.timeZone },
  };
}

export async function action({ request }: ActionFunctionArgs) {
  const form = await request.formData();
  const classId = String(form.get("classId"));
  const ctx = await requireAccess(request, "attendance.log.write", { classId });
  const correct = (value: CorrectDepartureInput) => correctDeparture(ctx, { ...value, classId });
  return submitForm(form, correctDepartureInput, correct, home);
}

export default function Departures() {
  const { stays, doubtful, closed, asked, timeZone } = useLoaderData<typeof loader>();
  const actionData = useActionData<typeof action>();
  const { t } = useTranslation("attendance");
  const opened = stays.find(({ entryId }) => entryId === asked);
  return (
    <>
      <PageHeader
        title={t("departures.title")}
        back={<BackLink to="/attendance/register">{t("register.title")}</BackLink>}
        subtitle={stays.length > 0 ? t("departures.subtitle") : undefined}
      />
      {opened ? null : <RefusalBanner actionData={actionData} />}
      {stays.length + doubtful.length + closed.length === 0 ? (
        <EmptyState icon={DoorClosed}>{t("departures.none")}</EmptyState>
      ) : (
        <div className="grid gap-4">
          <DeparturesByDay {...{ stays, timeZone }} />
          <DoubtfulHandOvers {...{ doubtful, timeZone }} />
          <ClosedStays stays={closed} timeZone={timeZone} />
        </div>
      )}
      {opened ? <DepartureSheet {...{ home, actionData }} stay={opened} /> : null}
    </>
  );
}
