import { useTranslation } from "react-i18next";
import { Tag } from "~/components/tag";
import { allergyInWords, dietInWords, type AllergyOnRecord, type DietOnRecord } from "./need-words";
import { SeverityTag } from "./severity-tag";

/** Everything on record that a child must not or does not eat, one line each. */
export function CareRows(props: {
  allergies: readonly AllergyOnRecord[];
  diets: readonly DietOnRecord[];
}) {
  const { t } = useTranslation(["children", "enums"]);
  if (props.allergies.length + props.diets.length === 0) {
    return <p className="text-ink-2">{t("family.noCare")}</p>;
  }
  return (
    <ul className="divide-y divide-line border-y border-line">
      {props.allergies.map((allergy) => (
        <li
          key={allergy.allergen + allergy.detail}
          className="flex items-center justify-between gap-3 py-2.5"
        >
          <b className="text-stop-fg">
            {t("needs.allergicTo", { words: allergyInWords(t, allergy) })}
          </b>
          <SeverityTag severity={allergy.severity} />
        </li>
      ))}
      {props.diets.map((diet) => (
        <li
          key={diet.diet + diet.detail}
          className="flex items-center justify-between gap-3 py-2.5"
        >
          <b>{dietInWords(t, diet)}</b>
          <Tag tone="brand">{t("needs.diets")}</Tag>
        </li>
      ))}
    </ul>
  );
}
