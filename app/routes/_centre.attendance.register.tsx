import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData, useLocation } from "@remix-run/react";
import { Download } from "lucide";
import { useTranslation } from "react-i18next";
import { classroomRoles, may } from "~/access/policy";
import { listOwnClassIds, requireAccess } from "~/access/require.server";
import { EmptyState } from "~/components/empty-state";
import { LinkButton } from "~/components/link-button";
import { PageHeader } from "~/components/page-header";
import { PrintButton } from "~/components/print-button";
import { withParams } from "~/components/table-params";
import { Tabs } from "~/components/tabs";
import { listUnrecordedDepartures } from "~/features/attendance/closing/queries.server";
import { getAttendanceRegister } from "~/features/attendance/register/queries.server";
import { registerInput } from "~/features/attendance/register/schema";
import { AttendanceSheet } from "~/features/attendance/ui/attendance-sheet";
import { MonthSwitch } from "~/features/attendance/ui/month-switch";
import { registerInWords } from "~/features/attendance/ui/register-words";
import { UnrecordedBanner } from "~/features/attendance/ui/unrecorded-banner";
import { listClassNames } from "~/features/centres/queries.server";
import { todayOf } from "~/features/children/queries.server";
import { titleIn } from "~/i18n/words.server";
import { formatYearMonth } from "~/lib/dates";
import { pageTitle } from "~/lib/page-title";

export const meta = pageTitle;

const capability = "attendance.register.read";

export async function loader({ request }: LoaderFunctionArgs) {
  const asked = registerInput.parse(Object.fromEntries(new URL(request.url).searchParams));
  const target = asked.class ? { classId: asked.class } : undefined;
  const ctx = await requireAccess(request, capability, target);
  const { role } = ctx.actor;
  const own = classroomRoles.some((each) => each === role) ? await listOwnClassIds(ctx) : null;
  const month = asked.month ?? todayOf(ctx).slice(0, 7);
  return ctx.tx(async () => {
    const classes = (await listClassNames(ctx)).filter(({ id }) => !own || own.includes(id));
    const classId = asked.class ?? classes[0]?.id;
    return {
      title: titleIn(ctx.locale, "attendance:register.title"),
      ...{
        classes,
        month,
        today: todayOf(ctx),
        linked: may({ role }, "attendance.absence.follow"),
      },
      register: classId ? await getAttendanceRegister(ctx, { classId, month }) : null,
      unrecorded: (await listUnrecordedDepartures(ctx, { classIds: own ?? undefined })).length,
    };
  });
}

export default function AttendancePage() {
  const { register, classes, month, today, linked, unrecorded } = useLoaderData<typeof loader>();
  const { t, i18n } = useTranslation(["attendance", "common"]);
  const { search } = useLocation();
  if (!register) return <EmptyState>{t("register.noClass")}</EmptyState>;
  const { room } = register;
  const asked = withParams(search, { class: room.id, month });
  const hrefOf = (id: string) => `/attendance/register${withParams(search, { class: id })}`;
  return (
    <div className="register-page">
      <PageHeader
        title={t("register.titleOf", { name: room.name })}
        subtitle={registerInWords(t, register, formatYearMonth(`${month}-01`, i18n.language))}
        actions={
          <>
            <MonthSwitch month={month} today={today} />
            <LinkButton to={`/attendance/counts?class=${room.id}`}>{t("counts.title")}</LinkButton>
            <LinkButton to={`/attendance/register.xlsx${asked}`} download icon={Download}>
              {t("common:exportExcel")}
            </LinkButton>
            <PrintButton />
          </>
        }
      />
      <UnrecordedBanner count={unrecorded} />
      {classes.length > 1 ? (
        <Tabs
          label={t("register.title")}
          current={hrefOf(room.id)}
          items={classes.map(({ id, name }) => ({ href: hrefOf(id), label: name }))}
        />
      ) : null}
      {register.rows.length > 0 ? (
        <AttendanceSheet register={register} linked={linked} />
      ) : (
        <EmptyState>{t("register.empty")}</EmptyState>
      )}
    </div>
  );
}
