import type { LoaderFunctionArgs } from "@remix-run/node";
import { requireAccess } from "~/access/require.server";
import { exportStaff } from "~/features/staff/export/queries.server";
import { listStaffInput } from "~/features/staff/schema";
import { anyOf, postsInWords } from "~/features/staff/ui/staff-words";
import { wordsOf } from "~/i18n/words.server";
import { dayOf } from "~/lib/dates";
import { makeXlsx, xlsxResponse } from "~/lib/xlsx.server";

export async function loader({ request }: LoaderFunctionArgs) {
  const ctx = await requireAccess(request, "staff.list.read");
  const input = listStaffInput.parse(Object.fromEntries(new URL(request.url).searchParams));
  const { t } = wordsOf(ctx.locale);
  const people = await exportStaff(ctx, input);
  const list = (words: string[]) => words.join(t("common:listSeparator"));
  const columns = [
    { header: t("staff:name"), width: 14 },
    { header: t("staff:sex"), width: 8 },
    { header: t("staff:posts"), width: 18 },
    { header: t("staff:class"), width: 22 },
    { header: t("staff:phone"), width: 16 },
    { header: t("staff:hiredOn"), width: 14 },
    { header: t("staff:leftOn"), width: 14 },
    { header: t("staff:missing"), width: 30 },
    { header: t("staff:state.expired"), width: 24 },
    { header: t("staff:state.expiring"), width: 24 },
  ];
  const rows = people.map(({ gaps, ...person }) => [
    person.name,
    t(`enums:adultSex.${person.sex}`),
    postsInWords(t, person.posts),
    list(person.classes.map(({ name }) => name)),
    person.phone,
    person.hiredOn,
    person.leftOn,
    list(gaps.missing.map((kinds) => anyOf(t, kinds))),
    list(gaps.expired.map((kind) => t(`enums:certificateKind.${kind}`))),
    list(gaps.expiring.map((kind) => t(`enums:certificateKind.${kind}`))),
  ]);
  const name = t("staff:title");
  const workbook = await makeXlsx({ sheet: name, columns, rows });
  return xlsxResponse(`${name} ${dayOf(ctx.now, ctx.timeZone)}`, workbook);
}
