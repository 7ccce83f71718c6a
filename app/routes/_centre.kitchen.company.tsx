import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData, useLocation } from "@remix-run/react";
import { Download, Plus } from "lucide";
import { may } from "~/access/policy";
import { requireAccess } from "~/access/require.server";
import { AddSheet } from "~/components/add-sheet";
import { LinkButton } from "~/components/link-button";
import { PageHeader } from "~/components/page-header";
import { PrintButton } from "~/components/print-button";
import { withParams } from "~/components/table-params";
import { MonthSwitch } from "~/features/attendance/ui/month-switch";
import { listClassNames } from "~/features/centres/queries.server";
import { correctCompany, recordCompany } from "~/features/kitchen/company/commands.server";
import { listCompany } from "~/features/kitchen/company/queries.server";
import {
  companyPageInput,
  correctCompanyInput,
  recordCompanyInput,
} from "~/features/kitchen/company/schema";
import { CompanyForm, CorrectCompanyForm } from "~/features/kitchen/ui/company-form";
import { CompanyTable } from "~/features/kitchen/ui/company-table";
import { KitchenSections } from "~/features/kitchen/ui/kitchen-sections";
import { useKitchenWords } from "~/features/kitchen/ui/kitchen-words";
import { titleIn } from "~/i18n/words.server";
import { formatYearMonth } from "~/lib/dates";
import { AppError } from "~/lib/errors";
import { pageTitle } from "~/lib/page-title";
import { submitForm } from "~/lib/submit-form.server";

export const meta = pageTitle;

const askedOf = (request: Request) =>
  companyPageInput.parse(Object.fromEntries(new URL(request.url).searchParams));

export async function loader({ request }: LoaderFunctionArgs) {
  const ctx = await requireAccess(request, "kitchen.day.read");
  const { month, add, correct } = askedOf(request);
  const mayWrite = may({ role: ctx.actor.role }, "kitchen.record.write");
  return ctx.tx(async () => ({
    title: titleIn(ctx.locale, "kitchen:company.title"),
    company: await listCompany(ctx, { month }),
    classes: await listClassNames(ctx),
    sheet: mayWrite ? { add, correct } : { add: null, correct: null },
    mayWrite,
  }));
}

export async function action({ request }: ActionFunctionArgs) {
  const ctx = await requireAccess(request, "kitchen.record.write");
  const { month } = askedOf(request);
  const form = await request.formData();
  const home = `/kitchen/company${month ? `?month=${month}` : ""}`;
  switch (form.get("intent")) {
    case "record":
      return submitForm(form, recordCompanyInput, (value) => recordCompany(ctx, value), home);
    case "correct":
      return submitForm(form, correctCompanyInput, (value) => correctCompany(ctx, value), home);
    default:
      throw new AppError("invalid");
  }
}

export default function KitchenCompany() {
  const { company, classes, sheet, mayWrite } = useLoaderData<typeof loader>();
  const actionData = useActionData<typeof action>();
  const { t, locale } = useKitchenWords();
  const { search } = useLocation();
  const { month, today, rows } = company;
  const home = withParams(search, { add: null, correct: null });
  const row = rows.find(({ id }) => id === sheet.correct);
  return (
    <>
      <PageHeader
        title={t("company.title")}
        subtitle={t("company.subtitle", { month: formatYearMonth(`${month}-01`, locale), count: rows.length })} // prettier-ignore
        actions={
          <>
            <MonthSwitch {...{ month, today }} />
            <LinkButton to={`/kitchen/company.xlsx${search}`} download icon={Download}>
              {t("common:exportExcel")}
            </LinkButton>
            <PrintButton />
            {mayWrite ? (
              <LinkButton to={withParams(search, { add: "company" })} kind="main" icon={Plus}>
                {t("company.add")}
              </LinkButton>
            ) : null}
          </>
        }
      />
      <KitchenSections />
      <CompanyTable {...{ company, mayWrite }} />
      <p className="mt-2 text-second text-ink-2">{t("company.lead")}</p>
      {sheet.add ? (
        <AddSheet title={t("company.add")} home={home}>
          <CompanyForm {...{ company, classes, actionData }} />
        </AddSheet>
      ) : row ? (
        <AddSheet title={t("company.correct")} home={home}>
          <CorrectCompanyForm {...{ row, classes, actionData }} />
        </AddSheet>
      ) : null}
    </>
  );
}
