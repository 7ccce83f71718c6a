import { Form, useNavigation } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { Button } from "~/components/button";
import { Card } from "~/components/card";
import { LinkButton } from "~/components/link-button";

type Planned = { name: string; type: string; places: number };

/** A centre without classes: the usual plan for its licence with one press, or a first class by hand. */
export function FirstClasses({ plan, licensed }: { plan: readonly Planned[]; licensed: number }) {
  const { t } = useTranslation(["centres", "enums"]);
  const { state } = useNavigation();
  const planned = plan.reduce((sum, { places }) => sum + places, 0);
  return (
    <Card title={t("plan.title")} className="max-w-[760px]">
      <p className="mb-3 text-ink-2">
        {t("plan.lead", { licensed, planned })}
        {planned < licensed ? t("plan.left", { left: licensed - planned }) : null}
      </p>
      <ul className="divide-y divide-line border-y border-line">
        {plan.map((each) => (
          <li key={each.name} className="flex justify-between gap-3 py-2">
            <span className="font-semibold">{each.name}</span>
            <span className="text-ink-2">{t("placesCount", { count: each.places })}</span>
          </li>
        ))}
      </ul>
      <Form method="post" className="mt-4 flex flex-wrap gap-2">
        <Button type="submit" kind="main" busy={state !== "idle"} busyLabel={t("plan.busy")}>
          {t("plan.act", { count: plan.length })}
        </Button>
        <LinkButton to="/classes/new" kind="quiet">
          {t("plan.single")}
        </LinkButton>
      </Form>
      <p className="mt-3 text-second text-ink-2">{t("plan.after")}</p>
    </Card>
  );
}
