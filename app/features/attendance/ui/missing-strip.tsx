import { useState, type FormEvent } from "react";
import { useTranslation } from "react-i18next";
import { CircleAlert } from "lucide";
import { Button } from "~/components/button";
import { Icon } from "~/components/icon";
import { useToast } from "~/components/toast";
import { instantOf, now } from "~/lib/clock";
import { formatTime } from "~/lib/dates";
import { newId } from "~/lib/id";
import { stillMissing } from "../headcount/rules";
import type { Snapshot } from "../snapshot/queries.server";
import { roomClient } from "./room-client";
import { useTablet } from "./tablet-context";

/** Whom a count of today misses: red in the room until somebody taps that the child is found. */
export function MissingStrip({ snapshot }: { snapshot: Snapshot }) {
  const { t } = useTranslation(["attendance", "enums", "errors"]);
  const toast = useToast();
  const { actorStaffId } = useTablet();
  const [isFull, setIsFull] = useState(false);
  const classId = snapshot.room.room.id;
  const missing = stillMissing(snapshot.counts);
  if (missing.length === 0) return null;
  const find = (countId: string, childId: string, name: string) => async (event: FormEvent) => {
    event.preventDefault();
    const found = {
      kind: "found",
      id: newId(),
      at: now().toISOString(),
      countId,
      childId,
    } as const;
    try {
      await roomClient(classId).save({ noun: "headcount", events: [found] }, actorStaffId);
      toast({ text: t("count.saidFound", { name }) });
    } catch {
      setIsFull(true);
    }
  };
  return (
    <section className="missing-strip" aria-label={t("count.strip")} role="alert">
      {isFull ? <p>{t("errors:not_kept")}</p> : null}
      <ul>
        {missing.map(({ count, child: { childId, name } }) => (
          <li key={childId}>
            <Icon of={CircleAlert} size={24} />
            <span className="mr-auto">
              <b>{t("count.missed", { name })}</b>{" "}
              <span className="whitespace-nowrap">
                {t("count.when", {
                  transition: t(`enums:transition.${count.transition}`),
                  time: formatTime(instantOf(count.at), snapshot.timeZone),
                })}
              </span>
            </span>
            <form
              method="post"
              action={`/room/${classId}/count`}
              onSubmit={(event) => void find(count.id, childId, name)(event)}
              className="no-print"
            >
              <input type="hidden" name="countId" value={count.id} />
              <input type="hidden" name="childId" value={childId} />
              <Button
                type="submit"
                name="intent"
                value="found"
                aria-label={t("count.foundOf", { name })}
              >
                {t("count.found")}
              </Button>
            </form>
          </li>
        ))}
      </ul>
    </section>
  );
}
