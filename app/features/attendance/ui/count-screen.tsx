import { useTranslation } from "react-i18next";
import type { Transition } from "~db/enums";
import { Banner } from "~/components/banner";
import { LinkButton } from "~/components/link-button";
import type { CountDoubt } from "../count-forms/commands.server";
import { countOf, type Count } from "../headcount/rules";
import type { Snapshot } from "../snapshot/queries.server";
import { CountBoard } from "./count-board";
import { CountsToday } from "./counts-today";
import { MissingStrip } from "./missing-strip";

/** The children of a class are counted, or were just now; below it the day's counts. */
export function CountScreen(props: {
  snapshot: Snapshot;
  transition: Transition;
  /** The count that has just been written. */
  doneId?: string;
  posted: CountDoubt | null;
}) {
  const { snapshot, transition } = props;
  const { counts, timeZone, rights } = snapshot;
  const done = counts.find(({ id }) => id === props.doneId);
  const classId = snapshot.room.room.id;
  return (
    <>
      <MissingStrip snapshot={snapshot} />
      {done ? (
        <Done {...{ done, classId }} />
      ) : (
        <CountBoard {...{ snapshot, transition }} posted={props.posted} />
      )}
      <CountsToday {...{ counts, classId, timeZone }} mayReadAll={rights.readCounts} />
    </>
  );
}

function Done({ done, classId }: { done: Count; classId: string }) {
  const { t } = useTranslation("attendance");
  const { there, due } = countOf(done);
  const isWhole = there === due;
  return (
    <>
      <Banner tone={isWhole ? "ok" : "warn"} inset>
        {isWhole ? t("count.said", { count: due }) : t("count.saidMissing", { count: due - there })}
      </Banner>
      <div className="mt-3 flex flex-wrap gap-2">
        <LinkButton to={`/room/${classId}`} kind="main">
          {t("room.back")}
        </LinkButton>
        <LinkButton to={`?transition=${done.transition}`}>{t("count.again")}</LinkButton>
      </div>
    </>
  );
}
