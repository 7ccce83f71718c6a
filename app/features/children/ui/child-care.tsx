import { Form } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { Card } from "~/components/card";
import { ConfirmButton } from "~/components/confirm-button";
import { RowList } from "~/components/row-list";
import { Tag } from "~/components/tag";
import type { ChildPage } from "../queries.server";
import { AddLink } from "./add-link";

const tones = { severe: "stop", mild: "warn", unknown: "warn" } as const;

/** What the child must not, or does not, eat. */
export function ChildCare({ child, mayChange }: { child: ChildPage; mayChange: boolean }) {
  const { t } = useTranslation(["children", "enums", "common"]);
  const rows = [
    ...child.allergies.map((allergy) => ({
      key: allergy.id,
      title: allergy.detail || t(`enums:allergen.${allergy.allergen}`),
      detail: t("allergyOf", { allergen: t(`enums:allergen.${allergy.allergen}`) }),
      mark: <Tag tone={tones[allergy.severity]}>{t(`enums:severity.${allergy.severity}`)}</Tag>,
      intent: "removeAllergy",
    })),
    ...child.diets.map((diet) => ({
      key: diet.id,
      title: diet.detail || t(`enums:diet.${diet.diet}`),
      detail: t("dietOf"),
      mark: <Tag>{t("diet")}</Tag>,
      intent: "removeDiet",
    })),
  ];
  return (
    <Card
      title={t("care")}
      aside={
        mayChange ? (
          <span className="flex gap-4">
            <AddLink what="allergy" label={t("addAllergy")} />
            <AddLink what="diet" label={t("addDiet")} />
          </span>
        ) : null
      }
    >
      {rows.length === 0 ? (
        <p className="text-ink-2">{t("noCare")}</p>
      ) : (
        <RowList
          rows={rows.map(({ intent, ...row }) => ({
            ...row,
            act: mayChange ? (
              <Form method="post" preventScrollReset>
                <input type="hidden" name="intent" value={intent} />
                <input type="hidden" name="rowId" value={row.key} />
                <ConfirmButton
                  kind="quiet"
                  question={t("removeCareQuestion", { what: row.title, name: child.name })}
                  detail={t("removeCareDetail")}
                  confirmLabel={t("common:remove")}
                >
                  {t("common:remove")}
                </ConfirmButton>
              </Form>
            ) : null,
          }))}
        />
      )}
    </Card>
  );
}
