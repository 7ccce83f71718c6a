import type { LoaderFunctionArgs } from "@remix-run/node";
import { classroomRoles } from "~/access/policy";
import { listOwnClassIds, requireAccess } from "~/access/require.server";
import { exportObservations } from "~/features/learning/queries.server";
import { listObservationsInput } from "~/features/learning/schema";
import { wordsOf } from "~/i18n/words.server";
import { dayOf } from "~/lib/dates";
import { makeXlsx, xlsxResponse } from "~/lib/xlsx.server";

export async function loader({ request }: LoaderFunctionArgs) {
  const ctx = await requireAccess(request, "learning.observation.write");
  const input = listObservationsInput.parse(Object.fromEntries(new URL(request.url).searchParams));
  const isTeacher = classroomRoles.some((role) => role === ctx.actor.role);
  const classIds = isTeacher ? await listOwnClassIds(ctx) : undefined;
  const { rows: found } = await exportObservations(ctx, { ...input, classIds });
  const { t } = wordsOf(ctx.locale);
  const columns = [
    { header: t("learning:observedOn"), width: 14 },
    { header: t("learning:child"), width: 12 },
    { header: t("learning:class"), width: 12 },
    { header: t("learning:area"), width: 18 },
    { header: t("learning:milestone"), width: 32 },
    { header: t("learning:progress"), width: 12 },
    { header: t("learning:seen"), width: 60 },
    { header: t("learning:family"), width: 12 },
    { header: t("learning:writer"), width: 12 },
  ];
  const rows = found.map((row) => [
    row.observedOn,
    row.childName,
    row.className,
    t(`enums:area.${row.area}`),
    row.milestoneText,
    row.progress ? t(`enums:progress.${row.progress}`) : "",
    row.text,
    row.isShared ? t("learning:shared") : t("learning:notShared"),
    row.writer,
  ]);
  const name = t("learning:title");
  return xlsxResponse(
    `${name} ${dayOf(ctx.now, ctx.timeZone)}`,
    await makeXlsx({ sheet: name, columns, rows }),
  );
}
