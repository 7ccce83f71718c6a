import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData, useSearchParams } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { requireAccess } from "~/access/require.server";
import { Banner } from "~/components/banner";
import { Card } from "~/components/card";
import { PageHeader } from "~/components/page-header";
import { changeCentre } from "~/features/centres/commands.server";
import { countPlaces, getCentre, listLicences } from "~/features/centres/queries.server";
import { changeCentreInput } from "~/features/centres/schema";
import { CentreForm } from "~/features/centres/ui/centre-form";
import { titleIn } from "~/i18n/words.server";
import { dayOf } from "~/lib/dates";
import { pageTitle } from "~/lib/page-title";
import { submitForm } from "~/lib/submit-form.server";

export const meta = pageTitle;

export async function loader({ request }: LoaderFunctionArgs) {
  const ctx = await requireAccess(request, "centres.centre.change");
  return ctx.tx(async () => ({
    title: titleIn(ctx.locale, "nav:centre"),
    centre: await getCentre(ctx),
    planned: (await countPlaces(ctx)).planned,
    later: (await listLicences(ctx)).filter(
      ({ fromDay }) => fromDay > dayOf(ctx.now, ctx.timeZone),
    ),
  }));
}

export async function action({ request }: ActionFunctionArgs) {
  const ctx = await requireAccess(request, "centres.centre.change");
  return submitForm(
    await request.formData(),
    changeCentreInput,
    (value) => changeCentre(ctx, value),
    "/centre?saved=1",
  );
}

export default function Centre() {
  const { centre, planned, later } = useLoaderData<typeof loader>();
  const [params] = useSearchParams();
  const { t } = useTranslation(["centres", "common", "nav"]);
  const actionData = useActionData<typeof action>();
  return (
    <>
      <PageHeader title={t("nav:centre")} subtitle={t("centre.lead")} />
      <Card className="max-w-[760px]">
        {params.has("saved") && !actionData ? (
          <div className="mb-4">
            <Banner tone="ok" inset>
              {t("common:saved")}
            </Banner>
          </div>
        ) : null}
        <CentreForm {...{ centre, planned, later, actionData }} />
      </Card>
    </>
  );
}
