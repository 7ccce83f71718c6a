import type { LoaderFunctionArgs } from "@remix-run/node";
import { requireAccess } from "~/access/require.server";
import { exportInvitations } from "~/features/children/invitations/queries.server";
import { wordsOf } from "~/i18n/words.server";
import { instantOf } from "~/lib/clock";
import { dayOf, formatMoment } from "~/lib/dates";
import { makeXlsx, xlsxResponse } from "~/lib/xlsx.server";

export async function loader({ request }: LoaderFunctionArgs) {
  const ctx = await requireAccess(request, "accounts.invitation.make");
  const { t } = wordsOf(ctx.locale);
  const at = (iso: string) => formatMoment(instantOf(iso), ctx.timeZone, ctx.locale);
  const invited = await exportInvitations(ctx);
  const columns = [
    { header: t("children:name"), width: 14 },
    { header: t("children:phone"), width: 16 },
    { header: t("children:invite.list.role"), width: 10 },
    { header: t("children:invite.list.made"), width: 22 },
    { header: t("children:invite.list.invitedBy"), width: 14 },
    { header: t("children:invite.list.state"), width: 30 },
  ];
  const rows = invited.map((row) => [
    row.name,
    row.phone,
    t(`enums:role.${row.role}`),
    at(row.createdAt),
    row.invitedBy,
    t(`children:invite.state.${row.state}`, { time: at(row.usedAt ?? row.expiresAt) }),
  ]);
  const name = t("children:invite.list.title");
  const workbook = await makeXlsx({ sheet: name, columns, rows });
  return xlsxResponse(`${name} ${dayOf(ctx.now, ctx.timeZone)}`, workbook);
}
