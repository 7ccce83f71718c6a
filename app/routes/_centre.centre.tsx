import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData, useSearchParams } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { requireAccess } from "~/access/require.server";
import { Banner } from "~/components/banner";
import { Card } from "~/components/card";
import { LinkButton } from "~/components/link-button";
import { PageHeader } from "~/components/page-header";
import { changeAges } from "~/features/centres/ages/commands.server";
import { getAges } from "~/features/centres/ages/queries.server";
import { changeAgesInput } from "~/features/centres/ages/schema";
import { changeCentre } from "~/features/centres/commands.server";
import { countPlaces, getCentre, listLicences } from "~/features/centres/queries.server";
import { changeCentreInput } from "~/features/centres/schema";
import { AgesForm } from "~/features/centres/ui/ages-form";
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
    ages: await getAges(ctx),
    planned: (await countPlaces(ctx)).planned,
    later: (await listLicences(ctx)).filter(
      ({ fromDay }) => fromDay > dayOf(ctx.now, ctx.timeZone),
    ),
  }));
}

export async function action({ request }: ActionFunctionArgs) {
  const ctx = await requireAccess(request, "centres.centre.change");
  const form = await request.formData();
  if (form.get("intent") === "changeAges") {
    const saved = "/centre?saved=ages";
    return submitForm(form, changeAgesInput, (value) => changeAges(ctx, value), saved);
  }
  const saved = "/centre?saved=1";
  return submitForm(form, changeCentreInput, (value) => changeCentre(ctx, value), saved);
}

export default function Centre() {
  const { centre, ages, planned, later } = useLoaderData<typeof loader>();
  const [params] = useSearchParams();
  const { t } = useTranslation(["centres", "common", "nav"]);
  const actionData = useActionData<typeof action>();
  return (
    <>
      <PageHeader
        title={t("nav:centre")}
        subtitle={t("centre.lead")}
        actions={<LinkButton to="/centre/sessions">{t("sessions.title")}</LinkButton>}
      />
      <div className="grid max-w-[760px] gap-4">
        <Card>
          <Saved shows={params.get("saved") === "1" && !actionData} />
          <CentreForm {...{ centre, planned, later, actionData }} />
        </Card>
        <Card title={t("ages.title")}>
          <Saved shows={params.get("saved") === "ages" && !actionData} />
          <AgesForm {...{ ages, version: centre.version, actionData }} />
        </Card>
      </div>
    </>
  );
}

function Saved({ shows }: { shows: boolean }) {
  const { t } = useTranslation("common");
  return shows ? (
    <div className="mb-4">
      <Banner tone="ok" inset>
        {t("saved")}
      </Banner>
    </div>
  ) : null;
}
