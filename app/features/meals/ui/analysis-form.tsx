import { Form, useSubmit } from "@remix-run/react";
import type { MealBand } from "~db/enums";
import { Button } from "~/components/button";
import { DateField } from "~/components/date-field";
import { SelectField } from "~/components/select-field";
import { analysisBases, type AnalysisBasis } from "../analysis/schema";
import { useReportWords } from "./report-words";

type Span = {
  from: string;
  through: string;
  band: MealBand;
  basis: AnalysisBasis;
  bands: readonly MealBand[];
};

/** Which days, which band, and what is counted; a choice asks the server, dates wait for the button. */
export function AnalysisForm({ span }: { span: Span }) {
  const { t, bandWords } = useReportWords();
  const submit = useSubmit();
  const { from, through, band, basis } = span;
  return (
    <Form
      key={`${from} ${through} ${band} ${basis}`}
      method="get"
      className="no-print mb-4 grid items-end gap-3 sm:grid-cols-2 lg:grid-cols-[repeat(4,minmax(0,1fr))_auto]"
      onChange={(event) => {
        if (event.target instanceof HTMLSelectElement) submit(event.currentTarget);
      }}
    >
      <DateField label={t("report.from")} name="from" defaultValue={from} />
      <DateField label={t("report.to")} name="to" defaultValue={through} />
      <SelectField
        label={t("bands")}
        name="band"
        defaultValue={band}
        options={span.bands.map((value) => ({ value, label: bandWords(value) }))}
      />
      <SelectField
        label={t("report.basis")}
        name="basis"
        defaultValue={basis}
        options={analysisBases.map((value) => ({ value, label: t(`report.${value}`) }))}
      />
      <Button type="submit">{t("report.show")}</Button>
    </Form>
  );
}
