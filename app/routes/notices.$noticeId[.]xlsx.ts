import type { LoaderFunctionArgs } from "@remix-run/node";
import { requireAccess } from "~/access/require.server";
import { exportNotice } from "~/features/messages/notices/queries.server";
import { wordsOf } from "~/i18n/words.server";
import { dayOf } from "~/lib/dates";
import { makeXlsx, xlsxResponse } from "~/lib/xlsx.server";

export async function loader({ request, params }: LoaderFunctionArgs) {
  const ctx = await requireAccess(request, "messages.notice.read");
  const notice = await exportNotice(ctx, { noticeId: params.noticeId ?? "" });
  const { t } = wordsOf(ctx.locale);
  const columns = [
    { header: t("messages:notice.child"), width: 12 },
    { header: t("messages:notice.class"), width: 12 },
    { header: t("messages:notice.exportPerson"), width: 12 },
    { header: t("messages:notice.exportRelation"), width: 16 },
    { header: t("messages:notice.exportDelivered"), width: 12 },
    { header: t("messages:notice.exportRead"), width: 18 },
    { header: t("messages:notice.exportConfirmed"), width: 18 },
    { header: t("messages:notice.exportSigned"), width: 12 },
  ];
  const at = (moment: { day: string; time: string } | null) =>
    moment && `${moment.day} ${moment.time}`;
  const rows = notice.families.flatMap((family) =>
    family.people.map((person) => [
      family.name,
      family.className,
      person.name,
      person.relation ? t(`enums:relation.${person.relation}`) : "",
      t(person.hasAccount ? "messages:notice.yes" : "messages:notice.no"),
      at(person.readAt),
      at(person.confirmedAt),
      person.signedAs,
    ]),
  );
  const sheet = t("messages:notice.exportNames");
  return xlsxResponse(
    `${sheet} ${dayOf(ctx.now, ctx.timeZone)}`,
    await makeXlsx({ sheet, columns, rows }),
  );
}
