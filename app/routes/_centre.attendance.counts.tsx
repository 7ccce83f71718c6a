import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData, useLocation } from "@remix-run/react";
import { Download } from "lucide";
import { useTranslation } from "react-i18next";
import { classroomRoles } from "~/access/policy";
import { listOwnClassIds, requireAccess } from "~/access/require.server";
import { BackLink } from "~/components/back-link";
import { FilterBar } from "~/components/filter-bar";
import { LinkButton } from "~/components/link-button";
import { PageHeader } from "~/components/page-header";
import { PrintButton } from "~/components/print-button";
import { listCounts } from "~/features/attendance/headcount/queries.server";
import { registerInput } from "~/features/attendance/register/schema";
import { countDayInWords } from "~/features/attendance/ui/count-words";
import { CountsTable } from "~/features/attendance/ui/counts-table";
import { DaySwitch } from "~/features/attendance/ui/month-switch";
import { listClassNames } from "~/features/centres/queries.server";
import { todayOf } from "~/features/children/queries.server";
import { titleIn } from "~/i18n/words.server";
import { pageTitle } from "~/lib/page-title";

export const meta = pageTitle;

export async function loader({ request }: LoaderFunctionArgs) {
  const asked = registerInput.parse(Object.fromEntries(new URL(request.url).searchParams));
  const target = asked.class ? { classId: asked.class } : undefined;
  const ctx = await requireAccess(request, "attendance.headcount.read", target);
  const isInClass = classroomRoles.some((role) => role === ctx.actor.role);
  const own = isInClass ? await listOwnClassIds(ctx) : null;
  const today = todayOf(ctx);
  const day = asked.day ?? today;
  return ctx.tx(async () => ({
    title: titleIn(ctx.locale, "attendance:counts.title"),
    ...{ today, day, timeZone: ctx.timeZone },
    classes: (await listClassNames(ctx)).filter(({ id }) => !own || own.includes(id)),
    counts: await listCounts(ctx, {
      day,
      classIds: asked.class ? [asked.class] : (own ?? undefined),
    }),
  }));
}

export default function CountsPage() {
  const { counts, classes, day, today, timeZone } = useLoaderData<typeof loader>();
  const { t, i18n } = useTranslation(["attendance", "common"]);
  const { search } = useLocation();
  const options = classes.map(({ id, name }) => ({ value: id, label: name }));
  return (
    <>
      <PageHeader
        title={t("counts.title")}
        back={<BackLink to="/attendance/register">{t("register.title")}</BackLink>}
        subtitle={countDayInWords(t, counts, day, i18n.language)}
        actions={
          <>
            <DaySwitch {...{ day, today }} />
            <LinkButton to={`/attendance/counts.xlsx${search}`} download icon={Download}>
              {t("common:exportExcel")}
            </LinkButton>
            <PrintButton />
          </>
        }
      />
      {options.length > 1 ? (
        <div className="mb-3">
          <FilterBar
            filters={[
              { name: "class", label: t("counts.class"), options, all: t("counts.allClasses") },
            ]}
          />
        </div>
      ) : null}
      <CountsTable {...{ counts, timeZone }} />
    </>
  );
}
