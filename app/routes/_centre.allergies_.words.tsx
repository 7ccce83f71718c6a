import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { ShieldCheck } from "lucide";
import { may } from "~/access/policy";
import { requireAccess } from "~/access/require.server";
import { BackLink } from "~/components/back-link";
import { Card } from "~/components/card";
import { EmptyState } from "~/components/empty-state";
import { PageHeader } from "~/components/page-header";
import { explainAllergy } from "~/features/meals/allergies/commands.server";
import { listAllergyWords } from "~/features/meals/allergies/queries.server";
import { explainAllergyInput } from "~/features/meals/allergies/schema";
import { AllergyWordsForm } from "~/features/meals/ui/allergy-words-form";
import { useMealWords } from "~/features/meals/ui/meal-words";
import { titleIn } from "~/i18n/words.server";
import { pageTitle } from "~/lib/page-title";
import { submitForm } from "~/lib/submit-form.server";

export const meta = pageTitle;

export async function loader({ request }: LoaderFunctionArgs) {
  const ctx = await requireAccess(request, "children.needs.read");
  return {
    title: titleIn(ctx.locale, "meals:words.title"),
    ...(await listAllergyWords(ctx)),
    mayExplain: may({ role: ctx.actor.role }, "meals.allergy.explain"),
  };
}

export async function action({ request }: ActionFunctionArgs) {
  const ctx = await requireAccess(request, "meals.allergy.explain");
  const form = await request.formData();
  const run = (value: Parameters<typeof explainAllergy>[1]) => explainAllergy(ctx, value);
  return submitForm(form, explainAllergyInput, run, "/allergies/words");
}

export default function AllergyWords() {
  const { rows, names, mayExplain } = useLoaderData<typeof loader>();
  const actionData = useActionData<typeof action>();
  const { t } = useMealWords();
  const unclear = rows.filter(({ isUnclear }) => isUnclear).length;
  return (
    <>
      <BackLink to="/allergies">{t("words.back")}</BackLink>
      <PageHeader title={t("words.title")} subtitle={t("words.subtitle", { count: unclear })} />
      <Card>
        {rows.length === 0 ? (
          <EmptyState icon={ShieldCheck}>{t("words.empty")}</EmptyState>
        ) : (
          <ul className="divide-y divide-line">
            {rows.map((row) => (
              <AllergyWordsForm key={row.id} {...{ row, names, mayExplain, actionData }} />
            ))}
          </ul>
        )}
      </Card>
    </>
  );
}
