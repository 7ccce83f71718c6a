import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData, useLocation } from "@remix-run/react";
import { Download, Plus } from "lucide";
import { may } from "~/access/policy";
import { requireAccess } from "~/access/require.server";
import { LinkButton } from "~/components/link-button";
import { PageHeader } from "~/components/page-header";
import { PrintButton } from "~/components/print-button";
import { RefusalBanner } from "~/components/refusal-banner";
import { withParams } from "~/components/table-params";
import { MonthSwitch } from "~/features/attendance/ui/month-switch";
import { readPictureForm, withPicture } from "~/features/files/kitchen/commands.server";
import {
  correctPurchase,
  recordPurchase,
  removePurchase,
} from "~/features/kitchen/records/commands.server";
import { listPurchases } from "~/features/kitchen/records/queries.server";
import {
  correctPurchaseInput,
  recordIdInput,
  recordPurchaseInput,
  recordsPageInput,
} from "~/features/kitchen/records/schema";
import { KitchenSections } from "~/features/kitchen/ui/kitchen-sections";
import { useKitchenWords } from "~/features/kitchen/ui/kitchen-words";
import { RecordSheets } from "~/features/kitchen/ui/record-sheets";
import { RecordsTable } from "~/features/kitchen/ui/records-table";
import { listFoodNames } from "~/features/meals/library/queries.server";
import { titleIn } from "~/i18n/words.server";
import { formatYearMonth } from "~/lib/dates";
import { AppError } from "~/lib/errors";
import { pageTitle } from "~/lib/page-title";
import { submitForm } from "~/lib/submit-form.server";

export const meta = pageTitle;

const askedOf = (request: Request) =>
  recordsPageInput.parse(Object.fromEntries(new URL(request.url).searchParams));

export async function loader({ request }: LoaderFunctionArgs) {
  const ctx = await requireAccess(request, "kitchen.day.read");
  const { add, correct, ...asked } = askedOf(request);
  const mayWrite = may({ role: ctx.actor.role }, "kitchen.record.write");
  const sheet = mayWrite ? { add, correct } : { add: null, correct: null };
  return ctx.tx(async () => ({
    title: titleIn(ctx.locale, "kitchen:records.title"),
    purchases: await listPurchases(ctx, asked),
    foods: sheet.add || sheet.correct ? await listFoodNames(ctx) : [],
    ...{ sheet, mayWrite },
  }));
}

export async function action({ request }: ActionFunctionArgs) {
  const ctx = await requireAccess(request, "kitchen.record.write");
  const { month } = askedOf(request);
  const { form, picture } = await readPictureForm(request);
  const home = `/kitchen/records${month ? `?month=${month}` : ""}`;
  switch (form.get("intent")) {
    case "record":
      return submitForm(
        ...([form, recordPurchaseInput] as const),
        (value) => withPicture(ctx, picture, (photoFileId) => recordPurchase(ctx, { ...value, photoFileId })), // prettier-ignore
        home,
      );
    case "correct":
      return submitForm(
        ...([form, correctPurchaseInput] as const),
        (value) => withPicture(ctx, picture, (photoFileId) => correctPurchase(ctx, { ...value, photoFileId })), // prettier-ignore
        home,
      );
    case "remove":
      return submitForm(form, recordIdInput, (value) => removePurchase(ctx, value), home);
    default:
      throw new AppError("invalid");
  }
}

export default function KitchenRecords() {
  const { purchases, foods, sheet, mayWrite } = useLoaderData<typeof loader>();
  const actionData = useActionData<typeof action>();
  const { t, locale } = useKitchenWords();
  const { search } = useLocation();
  const { month, today, all } = purchases;
  return (
    <>
      <PageHeader
        title={t("records.title")}
        subtitle={t("records.subtitle", { month: formatYearMonth(`${month}-01`, locale), count: all })} // prettier-ignore
        actions={
          <>
            <MonthSwitch {...{ month, today }} />
            <LinkButton to={`/kitchen/records.xlsx${search}`} download icon={Download}>
              {t("common:exportExcel")}
            </LinkButton>
            <PrintButton />
            {mayWrite ? (
              <LinkButton to={withParams(search, { add: "purchase" })} kind="main" icon={Plus}>
                {t("records.add")}
              </LinkButton>
            ) : null}
          </>
        }
      />
      <KitchenSections />
      {(sheet.add ?? sheet.correct) ? null : <RefusalBanner actionData={actionData} />}
      <RecordsTable {...{ purchases, mayWrite }} />
      <p className="mt-2 text-second text-ink-2">{t("records.lead")}</p>
      <RecordSheets {...{ purchases, foods, sheet, actionData }} />
    </>
  );
}
