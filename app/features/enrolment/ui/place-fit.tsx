import { useFetcher } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { HeatCell, heatOf } from "~/components/heat-cell";
import { formatDate, formatLongDay } from "~/lib/dates";
import type { PlaceFitPage } from "../places/queries.server";

/** Asks while a form is filled in whether its change works; one without scripts is answered when it is sent. */
export function usePlaceFit() {
  const fetcher = useFetcher<{ fit: PlaceFitPage | null }>({ key: "place-fit" });
  const ask = (form: HTMLFormElement) => {
    const values = [...new FormData(form)].flatMap(([name, value]) =>
      typeof value === "string" && name !== "intent" ? [[name, value]] : [],
    );
    fetcher.load(`/places/fit?${new URLSearchParams(values).toString()}`);
  };
  return { fit: fetcher.data?.fit ?? null, ask };
}

/** The answer: does it work, from when, and how full the class is in the weeks to come. */
export function PlaceFitNote({
  fit,
  onTake,
}: {
  fit: PlaceFitPage | null;
  onTake: (day: string) => void;
}) {
  const { t, i18n } = useTranslation(["enrolment", "errors"]);
  if (!fit) return null;
  const day = (value: string) => formatLongDay(value, i18n.language);
  const works = fit.worksFrom === fit.asked;
  return (
    <section aria-live="polite" className="rounded-field bg-sunk p-4">
      <p className="text-second text-ink-2">{t("fit.earliest")}</p>
      <p className="flex flex-wrap items-center justify-between gap-2">
        <b className="text-20">{fit.worksFrom ? day(fit.worksFrom) : t("fit.never")}</b>
        {fit.worksFrom && !works ? (
          <button
            type="button"
            className="min-h-(--tap) font-semibold text-brand-text underline"
            onClick={() => fit.worksFrom && onTake(fit.worksFrom)}
          >
            {t("fit.take")}
          </button>
        ) : null}
      </p>
      {fit.full && !works ? (
        <p className="mt-1 text-second text-ink-2">
          {t(fit.isCentre ? "errors:centre_full" : "errors:class_full", {
            ...fit.full,
            className: fit.className,
          })}
        </p>
      ) : null}
      <p className="mt-3 mb-1 text-second text-ink-2">{t("fit.weeks", { name: fit.className })}</p>
      <ol className="grid grid-cols-4 sm:grid-cols-8 gap-1">
        {fit.weeks.map(({ monday, free }) => (
          <li key={monday}>
            <HeatCell tone={heatOf(free)}>
              <span className="sr-only">{formatDate(monday, i18n.language)} </span>
              {free}
            </HeatCell>
            <span aria-hidden="true" className="block text-center text-fine text-ink-3">
              {`${Number(monday.slice(5, 7))}/${Number(monday.slice(8))}`}
            </span>
          </li>
        ))}
      </ol>
    </section>
  );
}
