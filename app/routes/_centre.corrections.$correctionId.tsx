import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { requireAccess } from "~/access/require.server";
import { BackLink } from "~/components/back-link";
import { PageHeader } from "~/components/page-header";
import { Tag } from "~/components/tag";
import { settleCorrection } from "~/features/families/corrections/commands.server";
import { getCorrection } from "~/features/families/corrections/queries.server";
import { settleCorrectionInput } from "~/features/families/corrections/schema";
import { correctionTones } from "~/features/families/ui/own-corrections";
import { SettleCorrection } from "~/features/families/ui/settle-correction";
import { titleIn } from "~/i18n/words.server";
import { pageTitle } from "~/lib/page-title";
import { submitForm } from "~/lib/submit-form.server";

export const meta = pageTitle;

export async function loader({ request, params }: LoaderFunctionArgs) {
  const ctx = await requireAccess(request, "families.correction.read");
  return {
    title: titleIn(ctx.locale, "families:correction.staffTitle"),
    row: await getCorrection(ctx, { correctionId: params.correctionId ?? "" }),
  };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const ctx = await requireAccess(request, "families.correction.settle");
  const correctionId = params.correctionId ?? "";
  return submitForm(
    await request.formData(),
    settleCorrectionInput,
    (value) => settleCorrection(ctx, correctionId, value),
    `/corrections/${correctionId}`,
  );
}

export default function Correction() {
  const { row } = useLoaderData<typeof loader>();
  const actionData = useActionData<typeof action>();
  const { t } = useTranslation(["families", "enums"]);
  return (
    <>
      <PageHeader
        title={
          <span className="flex flex-wrap items-center gap-2">
            {row.childName}
            <Tag tone={correctionTones[row.state]}>{t(`enums:correctionState.${row.state}`)}</Tag>
          </span>
        }
        back={<BackLink to="/corrections">{t("correction.staffTitle")}</BackLink>}
      />
      <SettleCorrection row={row} actionData={actionData} />
    </>
  );
}
