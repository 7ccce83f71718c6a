import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { requireAccess } from "~/access/require.server";
import { BackLink } from "~/components/back-link";
import { PageHeader } from "~/components/page-header";
import { PrintButton } from "~/components/print-button";
import { getEvacuation } from "~/features/attendance/headcount/queries.server";
import { EvacuationOld } from "~/features/attendance/ui/evacuation-old";
import { EvacuationSheet } from "~/features/attendance/ui/evacuation-sheet";
import { titleIn } from "~/i18n/words.server";
import { instantOf } from "~/lib/clock";
import { formatTime } from "~/lib/dates";
import { pageTitle } from "~/lib/page-title";

export const meta = pageTitle;

export async function loader({ request }: LoaderFunctionArgs) {
  const ctx = await requireAccess(request, "attendance.evacuation.read");
  return {
    title: titleIn(ctx.locale, "attendance:evacuation.title"),
    ...{ list: await getEvacuation(ctx), timeZone: ctx.timeZone },
  };
}

export default function EvacuationPage() {
  const { list, timeZone } = useLoaderData<typeof loader>();
  const { t } = useTranslation("attendance");
  const { at, rooms, present, staff } = list;
  return (
    <>
      <PageHeader
        title={t("evacuation.title")}
        back={<BackLink to="/board">{t("board.title")}</BackLink>}
        subtitle={t("evacuation.subtitle", {
          ...{ count: present, staff },
          time: formatTime(instantOf(at), timeZone),
        })}
        actions={<PrintButton />}
      />
      <EvacuationOld {...{ at, timeZone }} toldAt={at} />
      <div className="evac-sheets">
        {rooms.map((room) => (
          <EvacuationSheet key={room.room.id} {...room} />
        ))}
      </div>
    </>
  );
}
