import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { requireAccess } from "~/access/require.server";
import { BackLink } from "~/components/back-link";
import { Card } from "~/components/card";
import { PageHeader } from "~/components/page-header";
import { openClass } from "~/features/centres/commands.server";
import { countPlaces } from "~/features/centres/queries.server";
import { openClassInput } from "~/features/centres/schema";
import { ClassForm } from "~/features/centres/ui/class-form";
import { titleIn } from "~/i18n/words.server";
import { pageTitle } from "~/lib/page-title";
import { submitForm } from "~/lib/submit-form.server";

export const meta = pageTitle;

export async function loader({ request }: LoaderFunctionArgs) {
  const ctx = await requireAccess(request, "centres.class.change");
  const { planned, licensed } = await ctx.tx(() => countPlaces(ctx));
  return { title: titleIn(ctx.locale, "centres:open"), planned, licensed };
}

export async function action({ request }: ActionFunctionArgs) {
  const ctx = await requireAccess(request, "centres.class.change");
  return submitForm(
    await request.formData(),
    openClassInput,
    (value) => openClass(ctx, value),
    ({ classId }) => `/classes/${classId}`,
  );
}

export default function OpenClass() {
  const { planned, licensed } = useLoaderData<typeof loader>();
  const { t } = useTranslation("centres");
  return (
    <>
      <PageHeader
        title={t("open")}
        subtitle={t("leftToPlan", { left: Math.max(0, licensed - planned), licensed })}
        back={<BackLink to="/classes">{t("title")}</BackLink>}
      />
      <Card className="max-w-[560px]">
        <ClassForm cancelTo="/classes" actionData={useActionData<typeof action>()} />
      </Card>
    </>
  );
}
