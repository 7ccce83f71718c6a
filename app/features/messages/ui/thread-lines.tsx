import { useEffect } from "react";
import { useTranslation } from "react-i18next";
import { Banner } from "~/components/banner";
import { LinkButton } from "~/components/link-button";
import { formatDay } from "~/lib/dates";
import { isFormFailure } from "~/lib/form-failure";
import type { MessageSide } from "~db/enums";
import type { Thread } from "../queries.server";
import { byDay } from "../rules";
import { ThreadLine } from "./thread-line";

/** A thread from the side of whoever reads it: the own side stands right, the newest last. */
export function ThreadLines(props: {
  thread: Thread;
  side: MessageSide;
  childId: string;
  /** Of this page with older lines; `null` goes back to the newest. */
  pageOf: (before: string | null) => string;
  isOlder: boolean;
  actionData: unknown;
}) {
  const { t, i18n } = useTranslation(["messages", "errors"]);
  const { lines, earlier } = props.thread;
  const newest = lines.at(-1)?.id;
  const lastRead = lines.findLast(
    ({ side, read, isWithdrawn }) => side === props.side && read && !isWithdrawn,
  )?.id;
  const { actionData } = props;
  const refused =
    isFormFailure(actionData) && actionData.values?.intent === "withdraw" && actionData.reason;
  useEffect(() => {
    if (!props.isOlder) window.scrollTo({ top: document.documentElement.scrollHeight });
  }, [newest, props.isOlder]);
  return (
    <div className="grid gap-3">
      {earlier ? (
        <LinkButton kind="quiet" to={props.pageOf(earlier)} className="justify-self-center">
          {t("earlier")}
        </LinkButton>
      ) : null}
      {byDay(lines).map(({ day, lines: own }) => (
        <section key={day} aria-label={formatDay(day, i18n.language)} className="grid gap-2">
          <p className="text-center text-second text-ink-3">{formatDay(day, i18n.language)}</p>
          <ol className="grid gap-2.5">
            {own.map((line) => (
              <ThreadLine
                key={line.id}
                {...{ line, side: props.side, childId: props.childId }}
                showsRead={line.id === lastRead}
              />
            ))}
          </ol>
        </section>
      ))}
      {refused ? (
        <Banner tone="stop" inset>
          {t(`errors:${refused}`)}
        </Banner>
      ) : null}
      {props.isOlder ? (
        <LinkButton kind="quiet" to={props.pageOf(null)} className="justify-self-center">
          {t("latest")}
        </LinkButton>
      ) : null}
    </div>
  );
}
