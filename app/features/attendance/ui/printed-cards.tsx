import { useTranslation } from "react-i18next";
import { Face } from "~/features/children/ui/face";
import type { PrintedCard } from "../cards/commands.server";
import { spacedCode } from "../handover/rules";

/** The cards that were made just now, four on an A4 page. */
export function PrintedCards(props: {
  cards: readonly PrintedCard[];
  childName: string;
  centreName: string;
}) {
  const { t } = useTranslation(["attendance", "enums"]);
  return (
    <ul className="pick-up-cards">
      {props.cards.map((card) => (
        <li key={card.cardId} className="pick-up-card">
          <p className="text-second text-ink-2">
            {props.centreName} · {t("cards.title")}
          </p>
          <div className="flex items-center gap-3">
            <Face name={card.name} fileId={card.photoFileId} size={56} />
            <p>
              <b className="text-18">{card.name}</b>
              <br />
              {card.relation ? t(`enums:relation.${card.relation}`) : null}
            </p>
          </div>
          <img src={card.qr} alt={t("card.qrOf", { name: card.name })} />
          <p className="pick-up-code">{spacedCode(card.code)}</p>
          <p>{t("cards.collects", { name: props.childName })}</p>
          <p className="text-second text-ink-2">{t("cards.onCard")}</p>
        </li>
      ))}
    </ul>
  );
}
