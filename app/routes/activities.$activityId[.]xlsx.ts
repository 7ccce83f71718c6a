import type { LoaderFunctionArgs } from "@remix-run/node";
import { requireAccess } from "~/access/require.server";
import { exportActivity } from "~/features/messages/activities/queries.server";
import { wordsOf } from "~/i18n/words.server";
import { makeXlsx, xlsxResponse } from "~/lib/xlsx.server";

export async function loader({ request, params }: LoaderFunctionArgs) {
  const ctx = await requireAccess(request, "messages.activity.read");
  const activity = await exportActivity(ctx, { activityId: params.activityId ?? "" });
  const { t } = wordsOf(ctx.locale);
  const columns = [
    { header: t("messages:activity.child"), width: 12 },
    { header: t("messages:activity.class"), width: 12 },
    { header: t("messages:activity.result"), width: 14 },
    { header: t("messages:activity.adults"), width: 8 },
    { header: t("messages:activity.by"), width: 12 },
    { header: t("messages:activity.at"), width: 18 },
  ];
  const rows = activity.signedUp.map((line) => [
    line.name,
    line.className,
    line.nth === null
      ? t("messages:activity.placed")
      : t("messages:activity.waitingNth", { nth: line.nth }),
    line.adults,
    line.byName,
    `${line.signedUpAt.day} ${line.signedUpAt.time}`,
  ]);
  const sheet = t("messages:activity.exportName");
  return xlsxResponse(`${sheet} ${activity.day}`, await makeXlsx({ sheet, columns, rows }));
}
