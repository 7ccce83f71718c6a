import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData, useLocation } from "@remix-run/react";
import { Download } from "lucide";
import { useTranslation } from "react-i18next";
import { requireAccess } from "~/access/require.server";
import { BackLink } from "~/components/back-link";
import { EmptyState } from "~/components/empty-state";
import { FilterBar } from "~/components/filter-bar";
import { LinkButton } from "~/components/link-button";
import { PageHeader } from "~/components/page-header";
import { PrintButton } from "~/components/print-button";
import { Segment } from "~/components/segment";
import { withParams } from "~/components/table-params";
import { getCheckDay, getCheckMonth } from "~/features/attendance/check-register/queries.server";
import { registerInput } from "~/features/attendance/register/schema";
import { CheckDayTable } from "~/features/attendance/ui/check-day";
import { CheckMonthSheet } from "~/features/attendance/ui/check-month";
import { checkDayInWords, checkMonthInWords } from "~/features/attendance/ui/checks-words";
import { DaySwitch, MonthSwitch } from "~/features/attendance/ui/month-switch";
import { listClassNames } from "~/features/centres/queries.server";
import { todayOf } from "~/features/children/queries.server";
import { titleIn } from "~/i18n/words.server";
import { pageTitle } from "~/lib/page-title";

export const meta = pageTitle;

export async function loader({ request }: LoaderFunctionArgs) {
  const ctx = await requireAccess(request, "attendance.checks.read");
  const asked = registerInput.parse(Object.fromEntries(new URL(request.url).searchParams));
  const { month, part, class: classId } = asked;
  const today = todayOf(ctx);
  return ctx.tx(async () => ({
    title: titleIn(ctx.locale, "attendance:checkRegister.title"),
    ...{ today, part, timeZone: ctx.timeZone, chosen: classId },
    classes: await listClassNames(ctx),
    day: month ? null : await getCheckDay(ctx, { day: asked.day ?? today, classId }),
    month: month ? await getCheckMonth(ctx, { month, part, classId }) : null,
  }));
}

export default function CheckRegister() {
  const { day, month, today, part, classes, chosen, timeZone } = useLoaderData<typeof loader>();
  const { t, i18n } = useTranslation(["attendance", "common"]);
  const { search } = useLocation();
  const options = classes.map(({ id, name }) => ({ value: id, label: name }));
  const all = t("checkRegister.allClasses");
  const room = options.find(({ value }) => value === chosen)?.label ?? all;
  const monthHref = withParams(search, { by: "month", month: today.slice(0, 7), day: null });
  return (
    <div className="register-page">
      <PageHeader
        title={t("checkRegister.title")}
        back={<BackLink to="/checks">{t("checks.title")}</BackLink>}
        subtitle={
          month
            ? checkMonthInWords(t, month, room, i18n.language)
            : day && checkDayInWords(t, day, room, i18n.language)
        }
        actions={
          <>
            <Segment
              label={t("checkRegister.view")}
              current={month ? "month" : "day"}
              items={[
                { key: "day", label: t("checkRegister.byDay"), href: withParams(search, { by: null, month: null }) }, // prettier-ignore
                { key: "month", label: t("checkRegister.byMonth"), href: monthHref },
              ]}
            />
            {month ? <MonthSwitch month={month.month} today={today} /> : null}
            {day ? <DaySwitch day={day.day} today={today} /> : null}
            <LinkButton to={`/checks/register.xlsx${search}`} download icon={Download}>
              {t("common:exportExcel")}
            </LinkButton>
            <PrintButton />
          </>
        }
      />
      <div className="no-print mb-3 flex flex-wrap items-center gap-2">
        <FilterBar filters={[{ name: "class", label: t("checkRegister.class"), options, all }]} />
        {month ? (
          <Segment
            label={t("checks.part")}
            current={part}
            items={(["morning", "noon"] as const).map((key) => ({
              ...{ key, label: t(`checks.${key}`), href: withParams(search, { part: key }) },
            }))}
          />
        ) : null}
      </div>
      {day ? <CheckDayTable {...{ day, timeZone }} /> : null}
      {month && month.rows.length === 0 ? (
        <EmptyState>{t("checkRegister.noneMonth")}</EmptyState>
      ) : null}
      {month && month.rows.length > 0 ? (
        <CheckMonthSheet month={month} ofClass={chosen !== undefined} />
      ) : null}
      <p className="mt-3 text-second text-ink-3">{t("checkRegister.keptRule")}</p>
    </div>
  );
}
