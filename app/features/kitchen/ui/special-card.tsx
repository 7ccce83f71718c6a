import { Card } from "~/components/card";
import { ClassChip } from "~/components/class-chip";
import { RowList } from "~/components/row-list";
import { Tag } from "~/components/tag";
import { allergicTo, dietInWords } from "~/features/children/ui/need-words";
import { SeverityTag } from "~/features/children/ui/severity-tag";
import type { SpecialChild } from "../day/queries.server";
import { clashInWords, dishName, useKitchenWords } from "./kitchen-words";

/** Each child with an allergy or a diet: those first whom a dish of the day is not for, then the others close together. */
export function SpecialCard({ special }: { special: readonly SpecialChild[] }) {
  const { t } = useKitchenWords();
  const clashing = special.filter(({ isComing, clashes }) => isComing && clashes.length > 0);
  const others = special.filter((child) => !clashing.includes(child));
  return (
    <Card title={t("day.special")}>
      {special.length === 0 ? <p className="text-ink-2">{t("day.noSpecial")}</p> : null}
      {clashing.length > 0 ? (
        <RowList
          rows={clashing.map((child) => ({
            key: child.childId,
            title: <SpecialName child={child} />,
            detail: <SpecialNeeds child={child} />,
          }))}
        />
      ) : null}
      {others.length > 0 ? (
        <>
          <h3 className="border-t border-line pt-2.5 text-second text-ink-2">
            {t("day.noClash", { count: others.length })}
          </h3>
          <ul className="mt-2 grid gap-x-6 gap-y-2 sm:grid-cols-2 lg:grid-cols-3 print:grid-cols-3">
            {others.map((child) => (
              <li key={child.childId} className="break-inside-avoid">
                <SpecialName child={child} />
                <span className="text-second text-ink-2">
                  <SpecialNeeds child={child} />
                </span>
              </li>
            ))}
          </ul>
        </>
      ) : null}
    </Card>
  );
}

function SpecialName({ child }: { child: SpecialChild }) {
  const { t } = useKitchenWords();
  return (
    <span className="flex flex-wrap items-center gap-x-3 gap-y-1">
      {child.name}
      <span className="text-second font-normal">
        <ClassChip name={child.className} colour={child.colour} />
      </span>
      {child.isComing ? null : <Tag>{t("day.notComing")}</Tag>}
      {child.allergies.some(({ severity }) => severity === "severe") ? (
        <SeverityTag severity="severe" />
      ) : null}
    </span>
  );
}

function SpecialNeeds({ child }: { child: SpecialChild }) {
  const { t, list, locale } = useKitchenWords();
  const needs = [
    ...(child.allergies.length > 0 ? [allergicTo(t, child.allergies)] : []),
    ...child.diets.map((diet) => dietInWords(t, diet)),
  ];
  const clashes = child.clashes.map((clash) =>
    t(clash.instead ? "day.clashInstead" : "day.clash", {
      meal: t(`enums:meal.${clash.meal}`),
      dish: dishName(locale, clash),
      what: clashInWords(t, clash),
      instead: clash.instead ? dishName(locale, clash.instead) : "",
    }),
  );
  return (
    <>
      {list(needs)}
      {child.isComing && clashes.length > 0 ? (
        <span className="block font-semibold text-stop-fg">{list(clashes)}</span>
      ) : null}
    </>
  );
}
