import type { TFunction } from "i18next";
import { useTranslation } from "react-i18next";
import { maskPhone } from "~/lib/phone";
import { plainText } from "../cells/rules";
import type { RosterColumn } from "../columns/rules";
import type { RosterImportRow } from "../import/queries.server";
import type { RosterValues } from "../import/schema";

/** What a cell becomes; under it the text as it was written, where that is another, and what is wrong. */
export function RosterCell({ row, column }: { row: RosterImportRow; column: RosterColumn }) {
  const { t } = useTranslation(["enrolment", "enums", "errors", "common"]);
  const written = row.cells[column] ?? "";
  const becomes = becomesOf(row.values, column, t);
  const problem = row.problems.find((each) => each.column === column);
  const isSame = becomes === plainText(written) || written === "" || column.endsWith("Phone");
  if (!problem && isSame) return becomes || "–";
  return (
    <>
      {problem ? (
        <>
          <span className="text-stop-fg">{written || "–"}</span>
          <small className="block text-stop-fg">
            {t(`errors:${problem.reason}`, problem.detail ?? {})}
          </small>
        </>
      ) : (
        <>
          <span className={column.endsWith("On") ? "whitespace-nowrap" : undefined}>
            {becomes || "–"}
          </span>
          <small className="block text-ink-3">{t("roster.wasCell", { text: written })}</small>
        </>
      )}
    </>
  );
}

function becomesOf(values: Partial<RosterValues>, column: RosterColumn, t: TFunction): string {
  const list = (words: readonly string[]) => words.join(t("common:listSeparator"));
  switch (column) {
    case "no":
      return "";
    case "sex":
      return values.sex ? t(`enums:sex.${values.sex}`) : "";
    case "idKind":
      return values.idKind ? t(`enums:idKind.${values.idKind}`) : "";
    case "schedule":
      return values.schedule ? t(`enums:schedule.${values.schedule}`) : "";
    case "allergies":
      return list((values.allergies ?? []).map(({ allergen, detail }) => {
        const word = t(`enums:allergen.${allergen}`);
        return detail && detail !== word ? `${word} ${detail}` : word;
      })); // prettier-ignore
    case "diets":
      return list((values.diets ?? []).map(({ diet }) => t(`enums:diet.${diet}`)));
    case "name":
    case "bornOn":
    case "idNumber":
    case "className":
    case "enteredOn":
    case "pastIllness":
    case "vaccinationCheckedOn":
    case "note":
      return values[column] ?? "";
    default:
      return ofGuardian(values, column, t);
  }
}

function ofGuardian(values: Partial<RosterValues>, column: RosterColumn, t: TFunction): string {
  const person = values.guardians?.find(({ place }) => column.startsWith(place));
  if (!person) return "";
  if (column.endsWith("Phone")) return maskPhone(person.phone);
  return column.endsWith("Relation") ? t(`enums:relation.${person.relation}`) : person.name;
}
