import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData, useSearchParams } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { may } from "~/access/policy";
import { requireAccess } from "~/access/require.server";
import { RefusalBanner } from "~/components/refusal-banner";
import { changeDay, clearDays, closeDays } from "~/features/centres/calendar/commands.server";
import { getCalendarDay, getCalendarYear } from "~/features/centres/calendar/queries.server";
import * as inputs from "~/features/centres/calendar/schema";
import { CalendarHeader } from "~/features/centres/ui/calendar-header";
import { CalendarKey } from "~/features/centres/ui/calendar-key";
import { CalendarMonth } from "~/features/centres/ui/calendar-month";
import { CalendarSheets } from "~/features/centres/ui/calendar-sheets";
import { OwnDays } from "~/features/centres/ui/own-days";
import { titleIn } from "~/i18n/words.server";
import { AppError } from "~/lib/errors";
import { formArm } from "~/lib/form-arm.server";
import { pageTitle } from "~/lib/page-title";

export const meta = pageTitle;

export async function loader({ request }: LoaderFunctionArgs) {
  const ctx = await requireAccess(request, "centres.calendar.read");
  const asked = Object.fromEntries(new URL(request.url).searchParams);
  const { day, ...page } = inputs.calendarPageInput.parse(asked);
  const mayChange = may({ role: ctx.actor.role }, "centres.calendar.change");
  return ctx.tx(async () => ({
    title: titleIn(ctx.locale, "nav:calendar"),
    calendar: await getCalendarYear(ctx, { year: page.year ?? day?.slice(0, 4) }),
    day: day && mayChange ? await getCalendarDay(ctx, { day }) : null,
    mayChange,
  }));
}

const needs = "centres.calendar.change";
const arms = {
  changeDay: formArm(needs, inputs.changeDayInput, (ctx, _id, value) => changeDay(ctx, value)),
  closeDays: formArm(needs, inputs.closeDaysInput, (ctx, _id, value) => closeDays(ctx, value)),
  clearDays: formArm(needs, inputs.clearDaysInput, (ctx, _id, value) => clearDays(ctx, value)),
};

export async function action({ request }: ActionFunctionArgs) {
  const ctx = await requireAccess(request, needs);
  const form = await request.formData();
  const arm = Object.entries(arms).find(([intent]) => intent === form.get("intent"))?.[1];
  if (!arm) throw new AppError("invalid");
  const year = String(form.get("day") ?? form.get("fromDay")).slice(0, 4);
  return arm.submit(ctx, form, { id: "", home: `/calendar?year=${year}` });
}

export default function CalendarPage() {
  const { calendar, day, mayChange } = useLoaderData<typeof loader>();
  const actionData = useActionData<typeof action>();
  const [params] = useSearchParams();
  const { t } = useTranslation("centres");
  const { year, months, today, runs } = calendar;
  const add = mayChange ? params.get("add") : null;
  return (
    <>
      <CalendarHeader calendar={calendar} mayChange={mayChange} />
      {add ? null : <RefusalBanner actionData={actionData} />}
      <CalendarKey />
      <div className="grid items-start gap-4 lg:grid-cols-[minmax(0,1fr)_20rem]">
        <div className="year" role="group" aria-label={t("calendar.year", { year })}>
          {months.map((days) => (
            <div key={days[0]?.day} className="card rounded-card bg-surface p-3 shadow-card">
              <CalendarMonth
                {...{ days, today }}
                dayHref={mayChange ? (each) => `?year=${year}&add=day&day=${each}` : undefined}
              />
            </div>
          ))}
        </div>
        <div className="max-lg:order-first">
          <OwnDays runs={runs} mayChange={mayChange} />
        </div>
      </div>
      <CalendarSheets {...{ add, day, year, actionData }} />
    </>
  );
}
