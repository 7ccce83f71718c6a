import { useLocation, useNavigate } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { mealAmounts } from "~db/enums";
import { Button } from "~/components/button";
import { LinkButton } from "~/components/link-button";
import { SegmentField } from "~/components/segment-field";
import { withParams } from "~/components/table-params";
import { Tag } from "~/components/tag";
import { TextareaField } from "~/components/textarea-field";
import { TimeField } from "~/components/time-field";
import { formatTime } from "~/lib/dates";
import type { DayEntry } from "../log/queries.server";
import type { RoomChild } from "../room/rules";
import type { Snapshot } from "../snapshot/queries.server";
import { ActForm } from "./act-form";
import { dishesApart } from "./dish-words";
import { IntervalEnd } from "./interval-end";
import { entryInWords, timesOf } from "./entry-words";
import type { RoomLog } from "./use-room-log";

type Props = {
  child: RoomChild;
  timeZone: string;
  menu: Snapshot["menu"];
  log: RoomLog;
  entryId: string | null;
};

/** A child's day so far, the newest on top; one of its entries is open to be put right or taken away. */
export function ChildDay(props: Props) {
  const { t } = useTranslation("attendance");
  const entries = [...props.child.entries].reverse();
  return (
    <section>
      <h3 className="mb-1 text-section">{t("sheet.day")}</h3>
      {entries.length === 0 ? <p className="text-ink-2">{t("sheet.nothingYet")}</p> : null}
      <ol className="divide-y divide-line border-t border-line empty:border-0">
        {entries.map((entry) => (
          <EntryRow key={entry.id} {...props} entry={entry} />
        ))}
      </ol>
    </section>
  );
}

function EntryRow(props: Props & { entry: DayEntry }) {
  const { t, i18n } = useTranslation(["attendance", "enums", "common"]);
  const { search } = useLocation();
  const { entry } = props;
  const { fact, more } = entryInWords(t, entry, props.timeZone);
  const apart = dishesApart(t, entry, props.menu, i18n.language);
  const isOpen = props.entryId === entry.id;
  return (
    <li className="py-2.5">
      <div className="flex items-center gap-3">
        <span className="w-24 shrink-0 text-ink-2">{timesOf(entry, props.timeZone)}</span>
        <div className="min-w-0 flex-1">
          <b>{fact}</b> {entry.corrected ? <Tag>{t("entry.corrected")}</Tag> : null}
          {apart ? <p className="text-ink-2">{apart}</p> : null}
          {more ? <p className="text-ink-2">{more}</p> : null}
          {entry.by ? <p className="text-second text-ink-3">{entry.by}</p> : null}
        </div>
        <LinkButton
          to={withParams(search, { entry: isOpen ? null : entry.id, do: null })}
          kind="quiet"
          label={isOpen ? t("common:close") : t("sheet.correctOf", { fact })}
        >
          {isOpen ? t("common:close") : t("common:edit")}
        </LinkButton>
      </div>
      {entry.kind === "note" && entry.payload.fileIds.length > 0 ? (
        <ul className="mt-2 flex flex-wrap gap-2">
          {entry.payload.fileIds.map((fileId) => (
            <li key={fileId}>
              <a href={`/files/${fileId}/screen`} target="_blank" rel="noreferrer">
                <img
                  src={`/files/${fileId}/tile`}
                  alt={t("sheet.photoOf", { name: props.child.name })}
                  className="size-24 rounded-field bg-sunk object-cover"
                />
              </a>
            </li>
          ))}
        </ul>
      ) : null}
      {isOpen ? <EntryForm {...props} /> : null}
    </li>
  );
}

const startOf = (kind: DayEntry["kind"]): string => {
  if (kind === "nap") return "sheet.fellAsleepAt";
  return kind === "stay" ? "sheet.arrivedAt" : "sheet.time";
};

function EntryForm({ child, entry, timeZone, log }: Props & { entry: DayEntry }) {
  const { t } = useTranslation(["attendance", "enums", "common"]);
  const { search } = useLocation();
  const navigate = useNavigate();
  const close = () =>
    navigate(withParams(search, { entry: null }), { replace: true, preventScrollReset: true });
  return (
    <ActForm {...{ log }} childId={child.id} onSaved={close} className="mt-3 grid gap-4">
      <input type="hidden" name="entryId" value={entry.id} />
      <TimeField
        label={t(startOf(entry.kind))}
        name="time"
        defaultValue={formatTime(entry.startsAt, timeZone)}
        required
      />
      {entry.kind === "nap" || (entry.kind === "stay" && !entry.payload.toClass) ? (
        <IntervalEnd entry={entry} timeZone={timeZone} />
      ) : null}
      {entry.kind === "meal" ? (
        <SegmentField
          label={t(`enums:meal.${entry.payload.meal}`)}
          name="amount"
          defaultValue={entry.payload.amount}
          options={mealAmounts.map((amount) => ({
            value: amount,
            label: t(`enums:mealAmount.${amount}`),
          }))}
        />
      ) : null}
      {entry.kind === "note" ? (
        <TextareaField label={t("note.text")} name="text" defaultValue={entry.payload.text} />
      ) : null}
      <div className="flex flex-wrap gap-2">
        <Button type="submit" name="intent" value="correct" kind="main" busy={log.busy}>
          {t("sheet.correct")}
        </Button>
        <Button type="submit" name="intent" value="remove" formNoValidate>
          {t("sheet.remove")}
        </Button>
      </div>
    </ActForm>
  );
}
