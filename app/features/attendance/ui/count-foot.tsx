import { useTranslation } from "react-i18next";
import { Banner } from "~/components/banner";
import { Button } from "~/components/button";
import { useHydrated } from "~/lib/hydrated";
import type { RoomChild } from "../room/rules";
import type { CountState } from "./use-count";

/** How many were seen of how many, and the end of the count; with some missing it asks first. */
export function CountFoot({ due, count }: { due: readonly RoomChild[]; count: CountState }) {
  const { t } = useTranslation(["attendance", "common", "errors"]);
  const hydrated = useHydrated();
  const { seen, isAsked, busy } = count;
  const missing = due.filter(({ id }) => !seen.has(id));
  const isWhole = missing.length === 0;
  const asks = isAsked && !isWhole;
  return (
    <div className="room-foot no-print">
      {count.problem || asks ? (
        <div className="room-said">
          <Banner tone="stop" inset>
            {asks
              ? t("count.missing", {
                  count: missing.length,
                  names: missing.map(({ name }) => name).join(t("common:listSeparator")),
                })
              : t(`errors:${count.problem ?? "invalid"}`)}
          </Banner>
        </div>
      ) : null}
      <div className="room-bar">
        {hydrated ? (
          <output className="count-tally" data-whole={isWhole || undefined}>
            <b>{due.length - missing.length}</b> / {due.length}
          </output>
        ) : null}
        <span className="mr-auto" />
        {asks ? (
          <>
            {hydrated ? (
              <Button type="button" onClick={count.lookAgain}>
                {t("count.lookAgain")}
              </Button>
            ) : null}
            <Button
              type="submit"
              name="despite"
              value="missing"
              kind="danger"
              aria-disabled={busy || undefined}
            >
              {t("count.recordMissing", { count: missing.length })}
            </Button>
          </>
        ) : (
          <button
            type="submit"
            className="btn btn-main meal-save"
            aria-busy={busy || undefined}
            disabled={busy}
          >
            <b className="text-20">
              {isWhole && hydrated
                ? t("count.finishAll", { count: due.length })
                : t("count.finish")}
            </b>
          </button>
        )}
      </div>
    </div>
  );
}
