import { Form } from "@remix-run/react";
import type { TFunction } from "i18next";
import { Ruler } from "lucide";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { ConfirmButton } from "~/components/confirm-button";
import { EmptyState } from "~/components/empty-state";
import { DataTable, type Column } from "~/components/table";
import { Tag } from "~/components/tag";
import { formatLongDay } from "~/lib/dates";
import type { GrowthPage } from "../queries.server";

type Point = GrowthPage["points"][number];

/** 身高 中，体重 中上, and behind it what lies outside the standard. */
function LevelWords({ point, t }: { point: Point; t: TFunction }) {
  const { height, weight } = point.levels;
  const levels = [
    height ? t("health:heightLevel", { level: t(`health:level.${height}`) }) : "",
    weight ? t("health:weightLevel", { level: t(`health:level.${weight}`) }) : "",
  ].filter(Boolean);
  return (
    <span className="inline-flex flex-wrap items-center gap-x-2 gap-y-1">
      {levels.length > 0 ? levels.join(t("common:clauseSeparator")) : "–"}
      {point.nutrition.map((word) => (
        <Tag key={word} tone="warn">
          {t(`health:nutrition.${word}`)}
        </Tag>
      ))}
    </span>
  );
}

/** Every measurement with its age and levels: what the chart draws, in figures, and there before it. */
export function GrowthTable(props: {
  points: GrowthPage["points"];
  mayRecord?: boolean;
  /** In place of a table without rows. */
  empty?: ReactNode;
  action?: ReactNode;
}) {
  const { t, i18n } = useTranslation(["health", "common", "enums"]);
  const figure = (value: number | null) => (value === null ? "–" : <b>{value}</b>);
  const columns: Column<Point>[] = [
    {
      key: "measuredOn",
      header: t("measuredOn"),
      cell: (row) => formatLongDay(row.measuredOn, i18n.language),
    },
    {
      key: "age",
      header: t("age"),
      phone: "hide",
      align: "end",
      cell: (row) => t("months", { n: row.months }),
    },
    {
      key: "height",
      header: t("heightCm"),
      align: "end",
      phone: "label",
      cell: (row) => figure(row.heightCm),
    },
    {
      key: "weight",
      header: t("weightKg"),
      align: "end",
      phone: "label",
      cell: (row) => figure(row.weightKg),
    },
    {
      key: "levels",
      header: t("levels"),
      phone: "show",
      cell: (row) => <LevelWords point={row} t={t} />,
    },
  ];
  if (props.mayRecord) {
    columns.push(
      { key: "note", header: t("note"), phone: "hide", cell: (row) => row.note },
      {
        key: "remove",
        header: t("common:remove"),
        align: "end",
        phone: "show",
        cell: (row) => (
          <RemoveMeasurement id={row.id} day={formatLongDay(row.measuredOn, i18n.language)} />
        ),
      },
    );
  }
  return (
    <DataTable
      caption={t("measurements")}
      columns={columns}
      rows={props.points}
      rowKey={(row) => row.id}
      empty={
        <EmptyState icon={Ruler} action={props.action}>
          {props.empty}
        </EmptyState>
      }
    />
  );
}

function RemoveMeasurement({ id, day }: { id: string; day: string }) {
  const { t } = useTranslation(["health", "common"]);
  return (
    <Form method="post" preventScrollReset className="inline">
      <input type="hidden" name="intent" value="removeGrowth" />
      <input type="hidden" name="measurementId" value={id} />
      <ConfirmButton
        kind="quiet"
        question={t("removeQuestion", { day })}
        detail={t("removeDetail")}
        confirmLabel={t("common:remove")}
      >
        {t("common:remove")}
      </ConfirmButton>
    </Form>
  );
}
