import { Form } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { Button } from "~/components/button";
import { Card } from "~/components/card";
import { RowList } from "~/components/row-list";
import { instantOf } from "~/lib/clock";
import { formatMoment } from "~/lib/dates";
import type { DeadLetter } from "../queries.server";
import { handlerInWords } from "./audit-words";

/** Background work that was given up on; one press gives it all its attempts again. */
export function DeadLetters(props: { letters: readonly DeadLetter[]; timeZone: string }) {
  const { t, i18n } = useTranslation(["reports", "common"]);
  return (
    <Card title={t("deadLetters")}>
      {props.letters.length === 0 ? (
        <p className="text-ink-2">{t("noDeadLetters")}</p>
      ) : (
        <RowList
          rows={props.letters.map((letter) => ({
            key: `${letter.outboxId} ${letter.handler}`,
            title: handlerInWords(i18n, letter.handler),
            detail: t("deadLine", {
              at: formatMoment(instantOf(letter.deadAt), props.timeZone, i18n.language),
              ...{ count: letter.attempts, error: letter.error },
            }),
            act: (
              <Form method="post" preventScrollReset>
                <input type="hidden" name="outboxId" value={letter.outboxId} />
                <input type="hidden" name="handler" value={letter.handler} />
                <Button type="submit">{t("common:retry")}</Button>
              </Form>
            ),
          }))}
        />
      )}
    </Card>
  );
}
