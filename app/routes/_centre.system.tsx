import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { requireAccess } from "~/access/require.server";
import { PageHeader } from "~/components/page-header";
import { RefusalBanner } from "~/components/refusal-banner";
import { listAuditActors, listAuditEntries } from "~/features/reports/audit/queries.server";
import { auditPageSize, listAuditInput } from "~/features/reports/audit/schema";
import { retryDelivery } from "~/features/reports/commands.server";
import { getHouse } from "~/features/reports/house/queries.server";
import { listDeadLetters } from "~/features/reports/queries.server";
import { retryDeliveryInput } from "~/features/reports/schema";
import { AuditTable } from "~/features/reports/ui/audit-table";
import { DeadLetters } from "~/features/reports/ui/dead-letters";
import { HouseCard } from "~/features/reports/ui/house-card";
import { titleIn } from "~/i18n/words.server";
import { AppError } from "~/lib/errors";
import { formFailure } from "~/lib/form-failure";
import { pageTitle } from "~/lib/page-title";
import { parseForm } from "~/lib/parse-form.server";

export const meta = pageTitle;

export async function loader({ request }: LoaderFunctionArgs) {
  await requireAccess(request, "reports.outbox.read");
  const ctx = await requireAccess(request, "reports.audit.read");
  const input = listAuditInput.parse(Object.fromEntries(new URL(request.url).searchParams));
  return ctx.tx(async () => {
    const { rows, total } = await listAuditEntries(ctx, input);
    const chosen = input.child ? rows.find(({ childId }) => childId === input.child) : undefined;
    return {
      title: titleIn(ctx.locale, "reports:title"),
      ...{ rows, total, page: input.page, size: auditPageSize, timeZone: ctx.timeZone },
      childName: chosen?.childName ?? null,
      people: await listAuditActors(ctx),
      house: await getHouse(ctx),
      letters: await listDeadLetters(ctx),
    };
  });
}

export async function action({ request }: ActionFunctionArgs) {
  const ctx = await requireAccess(request, "reports.outbox.retry");
  const parsed = await parseForm(request, retryDeliveryInput);
  if (!parsed.ok) throw new AppError("invalid");
  const retried = await retryDelivery(ctx, parsed.value);
  return retried.ok ? redirect("/system") : formFailure(retried);
}

export default function System() {
  const { house, letters, ...audit } = useLoaderData<typeof loader>();
  const { t } = useTranslation("reports");
  return (
    <>
      <PageHeader title={t("title")} subtitle={t("subtitle")} />
      <RefusalBanner actionData={useActionData<typeof action>()} />
      <div className="mb-6 grid items-start gap-4 lg:grid-cols-2">
        <HouseCard house={house} />
        <DeadLetters letters={letters} timeZone={audit.timeZone} />
      </div>
      <h2 className="mb-1 text-18">{t("audit")}</h2>
      <p className="mb-3 text-ink-2">{t("auditLead")}</p>
      <AuditTable {...audit} />
    </>
  );
}
