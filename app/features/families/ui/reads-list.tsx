import { Eye } from "lucide";
import { useTranslation } from "react-i18next";
import { Card } from "~/components/card";
import { EmptyState } from "~/components/empty-state";
import { FilterBar } from "~/components/filter-bar";
import { LinkButton } from "~/components/link-button";
import { RowList } from "~/components/row-list";
import { formatLongDay } from "~/lib/dates";
import type { Read, Reads } from "../reads/queries.server";
import { readKindNames } from "../reads/rules";

/** 谁看过: a card a day, the newest first; a line says what was read, by whom, in which role, and when. */
export function ReadsList({ reads, kind }: { reads: Reads; kind: string | null }) {
  const { t, i18n } = useTranslation("families");
  const pageOf = (day: string) =>
    `/family/rights/reads?${new URLSearchParams({ ...(kind && { kind }), day }).toString()}`;
  return (
    <div className="grid gap-4">
      <FilterBar
        filters={[
          {
            ...{ name: "kind", label: t("reads.kindLabel"), all: t("reads.all") },
            options: readKindNames.map((name) => ({ value: name, label: t(`reads.kind.${name}`) })),
          },
        ]}
      />
      {reads.days.length === 0 ? <EmptyState icon={Eye}>{t("reads.none")}</EmptyState> : null}
      {reads.days.map(({ day, reads: lines }) => (
        <Card key={day} title={formatLongDay(day, i18n.language)}>
          <ReadLines lines={lines} />
        </Card>
      ))}
      <nav aria-label={t("reads.pages")} className="no-print flex flex-wrap justify-between gap-2">
        {reads.earlier ? (
          <LinkButton to={pageOf(reads.earlier)}>{t("reads.earlier")}</LinkButton>
        ) : (
          <span />
        )}
        {reads.later ? <LinkButton to={pageOf(reads.later)}>{t("reads.later")}</LinkButton> : null}
      </nav>
    </div>
  );
}

function ReadLines({ lines }: { lines: readonly Read[] }) {
  const { t } = useTranslation(["families", "enums"]);
  const whatOf = ({ capability, ofClass }: Read) => {
    const name = capability.replaceAll(".", "_");
    return ofClass ? t(`reads.ofClass.${name}`) : t(`reads.what.${name}`);
  };
  const whoOf = ({ name, isTablet, isFamily }: Read) => {
    const known = name ?? t("reads.unknown");
    if (isTablet) return t("reads.tablet", { name: known });
    return isFamily ? t("reads.family", { name: known }) : known;
  };
  const whenOf = ({ from, to, times }: Read) =>
    from === to ? from : t("reads.between", { from, to, count: times });
  return (
    <RowList
      rows={lines.map((line) => ({
        ...{ key: line.key, title: whatOf(line) },
        detail: [whoOf(line), line.role && t(`enums:role.${line.role}`), whenOf(line)]
          .filter(Boolean)
          .join(" · "),
      }))}
    />
  );
}
