import { data, type ActionFunctionArgs, type LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { CalendarX2 } from "lucide";
import { useTranslation } from "react-i18next";
import { readFamily, requireAccess, requireOwnChild } from "~/access/require.server";
import { BackLink } from "~/components/back-link";
import { Card } from "~/components/card";
import { EmptyState } from "~/components/empty-state";
import { PageHeader } from "~/components/page-header";
import { cancelAbsence, recordAbsence } from "~/features/attendance/absences/commands.server";
import { listOwnAbsences } from "~/features/attendance/absences/queries.server";
import { absenceIdInput, recordAbsenceInput } from "~/features/attendance/absences/schema";
import { AbsenceForm } from "~/features/attendance/ui/absence-form";
import { getFamily } from "~/features/children/family/queries.server";
import { ToldAbsences } from "~/features/families/ui/told-absences";
import { proposeAbsence } from "~/features/families/queries.server";
import { titleIn } from "~/i18n/words.server";
import { pageTitle } from "~/lib/page-title";
import { keepChosenChild } from "~/lib/preferences";
import { submitForm } from "~/lib/submit-form.server";

export const meta = pageTitle;

const capability = "attendance.absence.record";

export async function loader({ request }: LoaderFunctionArgs) {
  const ctx = await requireAccess(request, capability);
  const { asked, wanted, own } = await readFamily(request, ctx, capability);
  const page = await ctx.tx(async () => {
    const { siblings, chosen } = await getFamily(ctx, { own, wanted });
    const child = siblings.find(({ id }) => id === chosen);
    return {
      title: titleIn(ctx.locale, "families:absence.title"),
      found: child && {
        ...{ childId: child.id, name: child.name },
        ...(await proposeAbsence(ctx, child.id)),
        told: await listOwnAbsences(ctx, child.id),
      },
    };
  });
  return data(page, { headers: keepChosenChild(asked) });
}

export async function action({ request }: ActionFunctionArgs) {
  const form = await request.formData();
  const { ctx, childId } = await requireOwnChild(request, capability, String(form.get("childId")));
  if (form.get("intent") === "takeBack") {
    return submitForm(
      form,
      absenceIdInput,
      ({ absenceId }) => cancelAbsence(ctx, { absenceId, childId }),
      "/family/absence",
    );
  }
  return submitForm(
    form,
    recordAbsenceInput,
    (value) => recordAbsence(ctx, { ...value, childId }),
    "/family?told=1",
  );
}

export default function FamilyAbsence() {
  const { found } = useLoaderData<typeof loader>();
  const actionData = useActionData<typeof action>();
  const { t } = useTranslation("families");
  if (!found) return <EmptyState icon={CalendarX2}>{t("noChild")}</EmptyState>;
  return (
    <>
      <PageHeader
        back={<BackLink to="/family">{t("title")}</BackLink>}
        title={t("absence.of", { name: found.name })}
        subtitle={t("absence.subtitle")}
      />
      <div className="grid gap-4">
        <Card>
          <AbsenceForm
            key={found.childId}
            {...found}
            act={t("absence.send")}
            actionData={actionData}
          />
        </Card>
        <ToldAbsences told={found.told} childId={found.childId} today={found.earliest} />
      </div>
    </>
  );
}
