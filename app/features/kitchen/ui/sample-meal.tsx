import { Form, useLocation } from "@remix-run/react";
import { Button } from "~/components/button";
import { Card } from "~/components/card";
import { LinkButton } from "~/components/link-button";
import { RowList } from "~/components/row-list";
import { withParams } from "~/components/table-params";
import { Tag, type Tone } from "~/components/tag";
import { formatDate } from "~/lib/dates";
import type { Sample, SampleDay, SampleTask } from "../samples/queries.server";
import type { SampleState } from "../samples/rules";
import { dishName, useKitchenWords } from "./kitchen-words";

const tones: Partial<Record<SampleState, Tone>> = {
  ...{ due: "warn", late: "stop", missed: "stop", kept: "ok", ready: "info", overdue: "stop" },
};

/** A meal's dishes, each with its sample or the way to take one. */
export function SampleMeal({ of, day }: { of: SampleDay["meals"][number]; day: string }) {
  const { t, locale, list } = useKitchenWords();
  const { search } = useLocation();
  const taken = of.tasks.filter(({ sample }) => sample).length;
  const meal = t(`enums:meal.${of.meal}`);
  return (
    <Card
      className="mb-4 break-inside-avoid"
      title={`${meal} ${of.servedAt}`}
      aside={
        <span className="flex items-center gap-3 text-second text-ink-2">
          {t("samples.takenOf", { taken, all: of.tasks.length })}
          {of.tasks.length - taken > 1 ? (
            <LinkButton to={withParams(search, { day, meal: of.meal, take: "all" })}>
              {t("samples.takeAll")}
              <span className="sr-only"> {meal}</span>
            </LinkButton>
          ) : null}
        </span>
      }
    >
      <RowList
        rows={of.tasks.map((task) => ({
          key: task.dishId,
          mark: task.sample?.photoFileId ? <SamplePhoto fileId={task.sample.photoFileId} /> : null,
          title: (
            <span className="flex flex-wrap items-center gap-x-3 gap-y-1">
              {dishName(locale, task)}
              {task.state === "ahead" ? null : (
                <Tag tone={tones[task.state]}>{t(`samples.state.${task.state}`)}</Tag>
              )}
            </span>
          ),
          detail: task.sample ? (
            <SampleLine sample={task.sample} />
          ) : (
            list(task.bands.map((band) => t(`enums:mealBand.${band}`)))
          ),
          act: <TaskActs {...{ task, day }} />,
        }))}
      />
    </Card>
  );
}

function SamplePhoto({ fileId }: { fileId: string }) {
  const { t } = useKitchenWords();
  return (
    <a href={`/files/${fileId}/original`}>
      <img
        src={`/files/${fileId}/tile`}
        alt={t("photo")}
        width={48}
        height={48}
        loading="lazy"
        className="size-12 rounded-card object-cover"
      />
    </a>
  );
}

function SampleLine({ sample }: { sample: Sample }) {
  const { t, locale } = useKitchenWords();
  const { grams, box, sampledBy, sampled, until, destroyed, destroyedBy } = sample;
  const parts = [
    t("day.grams", { n: grams }),
    ...(box ? [t("samples.inBox", { box })] : []),
    t("samples.takenBy", { by: sampledBy, time: sampled.time }),
    destroyed
      ? t("samples.destroyedBy", {
          ...{ by: destroyedBy, day: formatDate(destroyed.day, locale), time: destroyed.time },
        })
      : t("samples.until", { day: formatDate(until.day, locale), time: until.time }),
  ];
  return parts.join(t("common:clauseSeparator"));
}

function TaskActs({ task, day }: { task: SampleTask; day: string }) {
  const { t, locale } = useKitchenWords();
  const { search } = useLocation();
  const { sample, meal, dishId } = task;
  const dish = dishName(locale, task);
  if (!sample) {
    return (
      <LinkButton
        to={withParams(search, { day, meal, take: dishId })}
        kind={task.state === "ahead" ? undefined : "main"}
      >
        {t("samples.take")}
        <span className="sr-only"> {dish}</span>
      </LinkButton>
    );
  }
  if (sample.destroyed) return null;
  return (
    <span className="flex flex-wrap items-center gap-2">
      {sample.mayUndo ? (
        <Form method="post" preventScrollReset>
          <input type="hidden" name="intent" value="undo" />
          <input type="hidden" name="sampleId" value={sample.id} />
          <Button type="submit">
            {t("common:undo")}
            <span className="sr-only"> {dish}</span>
          </Button>
        </Form>
      ) : null}
      <LinkButton to={withParams(search, { day, correct: sample.id })} kind="quiet">
        {t("samples.correct")}
        <span className="sr-only"> {dish}</span>
      </LinkButton>
    </span>
  );
}
