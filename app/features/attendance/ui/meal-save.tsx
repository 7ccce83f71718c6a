import { useTranslation } from "react-i18next";
import { useHydrated } from "~/lib/hydrated";
import type { countSeats } from "../room/rules";

/** The one button of a meal: how many it writes, and whom it leaves for later. */
export function MealSave(props: { counts: ReturnType<typeof countSeats>; busy: boolean }) {
  const { t } = useTranslation(["attendance", "common"]);
  const hydrated = useHydrated();
  const { toSave, unconfirmed, later } = props.counts;
  const rest = [
    unconfirmed > 0 && t("meal.unconfirmedCount", { count: unconfirmed }),
    later > 0 && t("meal.laterCount", { count: later }),
  ].filter(Boolean);
  const isDone = hydrated && toSave === 0;
  return (
    <div className="room-bar">
      <span className="mr-auto" />
      <button
        type="submit"
        name="intent"
        value="meal"
        className="btn btn-main meal-save"
        aria-busy={props.busy || undefined}
        disabled={isDone || props.busy}
      >
        <span>
          <b className="text-20">
            {isDone
              ? t("meal.allWritten")
              : hydrated
                ? t("meal.save", { count: toSave })
                : t("common:save")}
          </b>
          {rest.length > 0 ? (
            <span className="block font-normal">{rest.join(t("common:clauseSeparator"))}</span>
          ) : null}
        </span>
      </button>
    </div>
  );
}
