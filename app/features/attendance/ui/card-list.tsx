import { Form } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { Card } from "~/components/card";
import { ConfirmButton } from "~/components/confirm-button";
import { LinkButton } from "~/components/link-button";
import { RowList } from "~/components/row-list";
import { instantOf } from "~/lib/clock";
import { formatMoment } from "~/lib/dates";
import type { Card as PickUpCard } from "../handover/queries.server";

/** The pick-up cards that are good for people of this child, when each was last held up, and the way to end one. */
export function CardList(props: {
  cards: readonly PickUpCard[];
  childId: string;
  timeZone: string;
}) {
  const { t, i18n } = useTranslation(["attendance", "enums"]);
  const momentOf = (iso: string) => formatMoment(instantOf(iso), props.timeZone, i18n.language);
  return (
    <Card
      title={t("cards.title")}
      aside={
        <LinkButton to={`/children/${props.childId}/cards`} kind="quiet">
          {t("cards.makePrint")}
        </LinkButton>
      }
    >
      {props.cards.length === 0 ? (
        <p className="text-ink-2">{t("cards.none")}</p>
      ) : (
        <RowList
          rows={props.cards.map(({ id, name, medium, createdAt, lastUsedAt }) => ({
            key: id,
            title: (
              <>
                {name}{" "}
                <span className="font-normal text-ink-2">{t(`enums:cardMedium.${medium}`)}</span>
              </>
            ),
            detail: [
              t("cards.line", { day: momentOf(createdAt) }),
              lastUsedAt
                ? t("cards.lastUsed", { time: momentOf(lastUsedAt) })
                : t("cards.neverUsed"),
            ].join(" · "),
            act: (
              <Form method="post" preventScrollReset>
                <input type="hidden" name="intent" value="revokeCard" />
                <input type="hidden" name="cardId" value={id} />
                <ConfirmButton
                  kind="quiet"
                  question={t("cards.revokeAsk", { name })}
                  detail={t("cards.revokeWhy")}
                  confirmLabel={t("cards.revoke")}
                  aria-label={t("cards.revokeOf", { name })}
                >
                  {t("cards.revoke")}
                </ConfirmButton>
              </Form>
            ),
          }))}
        />
      )}
    </Card>
  );
}
