import { Form, useLocation } from "@remix-run/react";
import { ChevronLeft, ChevronRight, Download } from "lucide";
import { BackLink } from "~/components/back-link";
import { Button } from "~/components/button";
import { CheckboxField } from "~/components/checkbox-field";
import { DateField } from "~/components/date-field";
import { LinkButton } from "~/components/link-button";
import { PageHeader } from "~/components/page-header";
import { PrintButton } from "~/components/print-button";
import { withParams } from "~/components/table-params";
import { addDays, formatDate } from "~/lib/dates";
import type { Purchases } from "../purchases/queries.server";
import { useKitchenWords } from "./kitchen-words";

/** Which days are bought for, and the list on paper or as a workbook. */
export function PurchasesHeader({ purchases }: { purchases: Purchases }) {
  const { t, locale } = useKitchenWords();
  const { search } = useLocation();
  const { from, through } = purchases;
  const by = (days: number) =>
    withParams(search, { from: addDays(from, days), through: addDays(through, days) });
  return (
    <PageHeader
      title={t("purchases.title")}
      back={<BackLink to="/kitchen">{t("day.title")}</BackLink>}
      subtitle={t("purchases.subtitle", {
        ...{ from: formatDate(from, locale), through: formatDate(through, locale) },
        count: purchases.days.length,
      })}
      actions={
        <>
          <LinkButton to={by(-7)} icon={ChevronLeft} label={t("common:week.previous")} />
          <LinkButton to={by(7)} icon={ChevronRight} label={t("common:week.next")} />
          <LinkButton to={`/kitchen/purchases.xlsx${search}`} download icon={Download}>
            {t("common:exportExcel")}
          </LinkButton>
          <PrintButton />
        </>
      }
    />
  );
}

/** Other days, and whether each has a column. */
export function PurchasesRange({ purchases }: { purchases: Purchases }) {
  const { t } = useKitchenWords();
  const { from, through, byDay } = purchases;
  return (
    <Form
      method="get"
      key={`${from} ${through} ${byDay}`}
      className="no-print mb-4 flex flex-wrap items-end gap-3"
    >
      <DateField label={t("purchases.from")} name="from" defaultValue={from} />
      <DateField label={t("purchases.through")} name="through" defaultValue={through} />
      <CheckboxField label={t("purchases.byDay")} name="days" defaultChecked={byDay} />
      <Button type="submit">{t("purchases.show")}</Button>
    </Form>
  );
}
