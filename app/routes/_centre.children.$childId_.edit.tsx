import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { requireAccess } from "~/access/require.server";
import { BackLink } from "~/components/back-link";
import { Card } from "~/components/card";
import { PageHeader } from "~/components/page-header";
import { changeChild } from "~/features/children/commands.server";
import { getChild } from "~/features/children/queries.server";
import { changeChildInput } from "~/features/children/schema";
import { ChangeChildForm } from "~/features/children/ui/change-child-form";
import { titleIn } from "~/i18n/words.server";
import { pageTitle } from "~/lib/page-title";
import { submitForm } from "~/lib/submit-form.server";

export const meta = pageTitle;

export async function loader({ request, params }: LoaderFunctionArgs) {
  const childId = params.childId ?? "";
  const ctx = await requireAccess(request, "children.child.change", { childId });
  return {
    title: titleIn(ctx.locale, "children:changeTitle"),
    child: await getChild(ctx, { childId }),
  };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const childId = params.childId ?? "";
  const ctx = await requireAccess(request, "children.child.change", { childId });
  return submitForm(
    await request.formData(),
    changeChildInput,
    (value) => changeChild(ctx, childId, value),
    `/children/${childId}`,
  );
}

export default function ChangeChild() {
  const { child } = useLoaderData<typeof loader>();
  const { t } = useTranslation("children");
  return (
    <>
      <PageHeader
        title={t("changeTitle")}
        back={<BackLink to={`/children/${child.id}`}>{child.name}</BackLink>}
      />
      <Card className="max-w-[760px]">
        <ChangeChildForm stored={child} actionData={useActionData<typeof action>()} />
      </Card>
    </>
  );
}
