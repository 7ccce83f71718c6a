import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { useActionData } from "@remix-run/react";
import { Download } from "lucide";
import { useTranslation } from "react-i18next";
import { requireAccess } from "~/access/require.server";
import { BackLink } from "~/components/back-link";
import { Card } from "~/components/card";
import { LinkButton } from "~/components/link-button";
import { PageHeader } from "~/components/page-header";
import { RefusalBanner } from "~/components/refusal-banner";
import { importFoods } from "~/features/meals/tables/commands.server";
import { readFoodTable } from "~/features/meals/tables/queries.server";
import { importFoodsInput } from "~/features/meals/tables/schema";
import { BringFoodsForm } from "~/features/meals/ui/bring-foods-form";
import { FoodTableLook } from "~/features/meals/ui/food-table-look";
import { titleIn } from "~/i18n/words.server";
import { formFailure } from "~/lib/form-failure";
import { pageTitle } from "~/lib/page-title";
import { submitForm } from "~/lib/submit-form.server";
import { readUpload } from "~/lib/upload.server";

export const meta = pageTitle;

const maxBytes = 5 * 1024 * 1024;

export async function loader({ request }: LoaderFunctionArgs) {
  const ctx = await requireAccess(request, "meals.food.change");
  return { title: titleIn(ctx.locale, "meals:foods.import") };
}

/** A file is looked at; what was looked at is taken by a second form. */
export async function action({ request }: ActionFunctionArgs) {
  const ctx = await requireAccess(request, "meals.food.change");
  if (request.headers.get("Content-Type")?.startsWith("multipart/")) {
    const { files } = await readUpload(request, { maxBytes, maxFiles: 1 });
    const look = await readFoodTable(ctx, files[0]);
    return look.ok ? { ok: true as const, look: look.value } : formFailure(look);
  }
  const form = await request.formData();
  const take = (value: Parameters<typeof importFoods>[1]) => importFoods(ctx, value);
  const answer = await submitForm(form, importFoodsInput, take, "/foods?state=own");
  return "data" in answer || answer instanceof Response ? answer : { ...answer, values: {} };
}

export default function ImportFoods() {
  const actionData = useActionData<typeof action>();
  const { t } = useTranslation("meals");
  const look = actionData && "look" in actionData ? actionData.look : null;
  return (
    <>
      <PageHeader
        title={t("foods.import")}
        subtitle={t("foods.importLead")}
        back={<BackLink to="/foods">{t("foods.title")}</BackLink>}
        actions={
          <LinkButton to="/foods.xlsx?template" download icon={Download}>
            {t("foods.template")}
          </LinkButton>
        }
      />
      <RefusalBanner actionData={actionData} />
      <Card className="mb-5 max-w-[760px]">
        <BringFoodsForm actionData={actionData} />
      </Card>
      {look ? <FoodTableLook look={look} /> : null}
    </>
  );
}
