import { useMealWords } from "./meal-words";

/** Where the figures come from, and which of them await a check. */
export function FoodSource(props: { source: { title: string; edition: string; issuer: string } }) {
  const { t } = useMealWords();
  return (
    <div className="mt-3 grid gap-1 text-second text-ink-2">
      <p>{t("foods.source", props.source)}</p>
      <p>{t("foods.provisionalHint")}</p>
    </div>
  );
}
