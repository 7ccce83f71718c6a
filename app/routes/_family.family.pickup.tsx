import { data, type ActionFunctionArgs, type LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { UserRoundCheck } from "lucide";
import { useTranslation } from "react-i18next";
import { readFamily, requireAccess, requireOwnChild } from "~/access/require.server";
import { BackLink } from "~/components/back-link";
import { Card } from "~/components/card";
import { EmptyState } from "~/components/empty-state";
import { PageHeader } from "~/components/page-header";
import { approvePickUp, cancelApproval } from "~/features/attendance/approvals/commands.server";
import { listApprovals } from "~/features/attendance/handover/queries.server";
import { approvalIdInput, approvePickUpInput } from "~/features/attendance/handover/schema";
import { ApprovalForm } from "~/features/attendance/ui/approval-form";
import { ApprovalList } from "~/features/attendance/ui/approval-list";
import { getFamily } from "~/features/children/family/queries.server";
import { todayOf } from "~/features/children/queries.server";
import { readFaceForm } from "~/features/files/commands.server";
import { titleIn } from "~/i18n/words.server";
import { pageTitle } from "~/lib/page-title";
import { keepChosenChild } from "~/lib/preferences";
import { submitForm } from "~/lib/submit-form.server";

export const meta = pageTitle;

const capability = "attendance.approval.give";
const home = "/family/pickup";

export async function loader({ request }: LoaderFunctionArgs) {
  const ctx = await requireAccess(request, capability);
  const { asked, wanted, signed: own } = await readFamily(request, ctx, capability);
  const page = await ctx.tx(async () => {
    const { siblings, chosen } = await getFamily(ctx, { own, wanted });
    const child = siblings.find(({ id }) => id === chosen);
    return {
      title: titleIn(ctx.locale, "attendance:approval.title"),
      today: todayOf(ctx),
      found: child && {
        ...{ childId: child.id, name: child.name },
        approvals: await listApprovals(ctx, child.id),
      },
    };
  });
  return data(page, { headers: keepChosenChild(asked) });
}

export async function action({ request }: ActionFunctionArgs) {
  await requireAccess(request, capability);
  const { form, files } = await readFaceForm(request);
  const { ctx, childId } = await requireOwnChild(request, capability, String(form.get("childId")));
  if (form.get("intent") === "cancel") {
    return submitForm(form, approvalIdInput, (value) => cancelApproval(ctx, childId, value), home);
  }
  return submitForm(
    form,
    approvePickUpInput,
    (value) => approvePickUp(ctx, childId, value, files[0]),
    home,
  );
}

export default function FamilyPickUp() {
  const { found, today } = useLoaderData<typeof loader>();
  const actionData = useActionData<typeof action>();
  const { t } = useTranslation(["attendance", "families"]);
  if (!found) return <EmptyState icon={UserRoundCheck}>{t("families:noChild")}</EmptyState>;
  const { childId, approvals, name } = found;
  return (
    <>
      <PageHeader
        back={<BackLink to="/family">{t("families:title")}</BackLink>}
        title={t("approval.of", { name })}
        subtitle={t("approval.lead")}
      />
      <div className="grid gap-4">
        <ApprovalList {...{ approvals, childId }} />
        <Card>
          {/* a given word leaves an empty form behind */}
          <ApprovalForm
            key={`${childId} ${approvals.length}`}
            {...{ childId, today, actionData }}
          />
        </Card>
      </div>
    </>
  );
}
