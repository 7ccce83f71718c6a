import { Form } from "@remix-run/react";
import { Sparkles } from "lucide";
import type { MealBand } from "~db/enums";
import { Button } from "~/components/button";
import type { FillingRow } from "../fillings/queries.server";
import { isLive } from "../fillings/rules";
import { useMealWords } from "./meal-words";

/** Asks the assistant for the week: this band, or every band that eats here, each a job of its own. */
export function FillingAsk({
  week,
  band,
  bands,
  fillings,
}: {
  week: string;
  band: MealBand;
  bands: readonly MealBand[];
  fillings: readonly FillingRow[];
}) {
  const { t } = useMealWords();
  const isFree = (one: MealBand) => !fillings.some((row) => row.band === one && isLive(row.state));
  const free = bands.filter(isFree);
  if (free.length === 0) return null;
  return (
    <>
      {isFree(band) ? <AskForm week={week} bands={[band]} words={t("filling.ask")} /> : null}
      {free.length > 1 ? <AskForm week={week} bands={free} words={t("filling.askAll")} /> : null}
    </>
  );
}

const AskForm = (props: { week: string; bands: readonly MealBand[]; words: string }) => (
  <Form method="post" preventScrollReset>
    <input type="hidden" name="intent" value="askFillings" />
    <input type="hidden" name="week" value={props.week} />
    {props.bands.map((band) => (
      <input key={band} type="hidden" name="bands[]" value={band} />
    ))}
    <Button type="submit" icon={Sparkles}>
      {props.words}
    </Button>
  </Form>
);
