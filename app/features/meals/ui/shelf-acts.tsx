import { Form } from "@remix-run/react";
import { Button } from "~/components/button";
import { ConfirmButton } from "~/components/confirm-button";
import { useMealWords } from "./meal-words";

/** Out of use and back again; taken away where nothing has ever used it. */
export function ShelfActs({
  of,
  name,
  archived,
  unused,
}: {
  of: "foods" | "dishes";
  name: string;
  archived: boolean;
  unused: boolean;
}) {
  const { t } = useMealWords();
  return (
    <>
      <Form method="post">
        <input type="hidden" name="intent" value={archived ? "restore" : "archive"} />
        {archived ? (
          <Button type="submit">{t(`${of}.restore`)}</Button>
        ) : (
          <ConfirmButton
            question={t(`${of}.archiveAsk`, { name })}
            detail={t(`${of}.archiveDetail`)}
            confirmLabel={t(`${of}.archive`)}
            danger={false}
          >
            {t(`${of}.archive`)}
          </ConfirmButton>
        )}
      </Form>
      {unused ? (
        <Form method="post">
          <input type="hidden" name="intent" value="discard" />
          <ConfirmButton
            kind="quiet"
            question={t(`${of}.discardAsk`, { name })}
            detail={t(`${of}.discardDetail`)}
            confirmLabel={t(`${of}.discard`)}
          >
            {t(`${of}.discard`)}
          </ConfirmButton>
        </Form>
      ) : null}
    </>
  );
}
