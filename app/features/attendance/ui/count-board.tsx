import { Form } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import type { Transition } from "~db/enums";
import { EmptyState } from "~/components/empty-state";
import { LinkButton } from "~/components/link-button";
import { TextField } from "~/components/text-field";
import type { CountDoubt } from "../count-forms/commands.server";
import { mustBeThere } from "../headcount/rules";
import type { Snapshot } from "../snapshot/queries.server";
import { CountFoot } from "./count-foot";
import { CountTile } from "./count-tile";
import { useCount } from "./use-count";

/**
 * Everybody who has to be there, face by face: each is red until it is ticked, and there is no way to tick all
 * at once. Who is not ticked at the end is asked about, and then written down as missing.
 */
export function CountBoard(props: {
  snapshot: Snapshot;
  transition: Transition;
  /** What a post without scripts was answered. */
  posted: CountDoubt | null;
}) {
  const { t } = useTranslation("attendance");
  const { snapshot, transition, posted } = props;
  const due = mustBeThere(snapshot.room.children);
  const count = useCount({ snapshot, transition, due, posted });
  if (due.length === 0) {
    return (
      <EmptyState>
        {t("count.nobody")}{" "}
        <LinkButton to={`/room/${snapshot.room.room.id}`}>{t("room.back")}</LinkButton>
      </EmptyState>
    );
  }
  const isAway = transition === "walk" || transition === "other";
  return (
    <Form ref={count.form} method="post" onSubmit={count.submit} className="room-board">
      {/* the Enter key presses nothing */}
      <button type="submit" disabled hidden />
      <input type="hidden" name="transition" value={transition} />
      {due.map(({ id }) => (
        <input key={id} type="hidden" name="must[]" value={id} />
      ))}
      <div className="grid gap-3">
        {isAway ? (
          <TextField
            label={t("count.note")}
            name="note"
            maxLength={100}
            placeholder={t("count.noteHint")}
            defaultValue={posted?.note}
          />
        ) : null}
        <ul className="room-tiles">
          {due.map((child) => (
            <li key={child.id} className="grid">
              <CountTile
                child={child}
                isSeen={count.seen.has(child.id)}
                onSeen={(isSeen) => count.tick(child.id, isSeen)}
              />
            </li>
          ))}
        </ul>
      </div>
      <CountFoot {...{ due, count }} />
    </Form>
  );
}
