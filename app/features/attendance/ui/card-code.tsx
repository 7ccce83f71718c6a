import type { FormEvent } from "react";
import { useTranslation } from "react-i18next";
import { Button } from "~/components/button";
import { TextField } from "~/components/text-field";
import type { CardState } from "./use-card";

/** The code printed under the picture, where there is no camera. Says what was wrong with the last one. */
export function CardCode({ card }: { card: CardState }) {
  const { t } = useTranslation(["attendance", "errors"]);
  const { failure } = card;
  const wrong = failure && (failure.reason ?? Object.values(failure.errors ?? {})[0]);
  const words = (reason: string) =>
    t(reason.startsWith("errors:") ? reason : `errors:${reason}`, failure?.detail ?? {});
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    void card.ask(String(new FormData(event.currentTarget).get("code")));
  };
  return (
    <form onSubmit={submit} noValidate className="grid gap-3">
      <TextField
        label={t("card.code")}
        hint={t("card.codeHint")}
        name="code"
        autoComplete="off"
        autoCapitalize="characters"
        spellCheck={false}
        error={card.away ? t("card.away") : wrong ? words(wrong) : undefined}
      />
      <div>
        <Button type="submit" kind="main" busy={card.busy} busyLabel={t("card.finding")}>
          {t("card.find")}
        </Button>
      </div>
    </form>
  );
}
