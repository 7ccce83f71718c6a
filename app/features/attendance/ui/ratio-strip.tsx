import { useTranslation } from "react-i18next";
import { HeatCell, heatOf } from "~/components/heat-cell";
import type { ForecastSlot } from "../forecast/rules";
import { slotInWords } from "./ratio-words";

/** A class's next two hours: a cell a quarter with the people to spare, in full for whoever listens or points. */
export function RatioStrip({ slots }: { slots: readonly ForecastSlot[] }) {
  const { t } = useTranslation(["attendance", "reports"]);
  return (
    <ol className="ratio-strip" aria-label={t("board.ahead")}>
      {slots.map((slot) => {
        const { from, children, cover, margin } = slot;
        const isEmpty = children === 0 && cover.adults === 0;
        const words = slotInWords(t, slot);
        return (
          <li key={from} title={words}>
            <span className="text-fine text-ink-3" aria-hidden="true">
              {from}
            </span>
            <span aria-hidden="true">
              <HeatCell tone={isEmpty ? "closed" : heatOf(margin)}>
                {isEmpty ? "" : margin > 0 ? `+${margin}` : margin < 0 ? `−${-margin}` : "0"}
              </HeatCell>
            </span>
            <span className="sr-only">{words}</span>
          </li>
        );
      })}
    </ol>
  );
}
