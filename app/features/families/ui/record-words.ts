import type { TFunction } from "i18next";
import type { OwnChild } from "~/features/children/family/queries.server";
import { allergyInWords, dietInWords } from "~/features/children/ui/need-words";

/** What the centre holds about the child itself: what, and its words. */
export function childRows(child: OwnChild, t: TFunction): string[][] {
  const facts: [string, string | null][] = [
    ["name", child.name],
    ["sex", t(`enums:sex.${child.sex}`)],
    ["bornOn", child.bornOn],
    ["identity", child.idMasked],
    ["pastIllness", child.pastIllness],
    ["vaccination", child.vaccinationCheckedOn],
  ];
  return facts.flatMap(([what, is]) => (is ? [[t(`families:archive.head.${what}`), is]] : []));
}

/** Allergies and diets: kind, words, severity. */
export const needRows = ({ allergies, diets }: OwnChild, t: TFunction): string[][] => [
  ...allergies.map((one) => [
    ...[t("families:archive.allergy"), allergyInWords(t, one), t(`enums:severity.${one.severity}`)],
  ]),
  ...diets.map((one) => [t("families:archive.diet"), dietInWords(t, one), ""]),
];

/** Who belongs to the child and who may collect it: name, relation, standing, phone. */
export const peopleRows = ({ guardians, pickUpPersons }: OwnChild, t: TFunction): string[][] => [
  ...guardians.map(({ name, relation, grade, phone }) => [
    ...[name, t(`enums:relation.${relation}`), t(`enums:grade.${grade}`), phone],
  ]),
  ...pickUpPersons.map(({ name, relation, phone }) => [
    ...[name, t(`enums:relation.${relation}`), t("families:archive.mayCollect"), phone],
  ]),
];
