import { clsx } from "clsx";
import { useEffect } from "react";
import { useTranslation } from "react-i18next";
import { LinkButton } from "~/components/link-button";
import { formatDay } from "~/lib/dates";
import type { MessageSide } from "~db/enums";
import type { Thread } from "../queries.server";
import { byDay } from "../rules";

/** A thread from the side of whoever reads it: the own side stands right, the newest last. */
export function ThreadLines(props: {
  thread: Thread;
  side: MessageSide;
  /** Of this page with older lines; `null` goes back to the newest. */
  pageOf: (before: string | null) => string;
  isOlder: boolean;
}) {
  const { t, i18n } = useTranslation(["messages", "enums"]);
  const { lines, earlier } = props.thread;
  const newest = lines.at(-1)?.id;
  const lastRead = lines.findLast(({ side, isRead }) => side === props.side && isRead)?.id;
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
              <li
                key={line.id}
                className={clsx(
                  "max-w-[85%] md:max-w-[620px]",
                  line.side === props.side ? "justify-self-end" : "justify-self-start",
                )}
              >
                <p
                  className={clsx(
                    "mb-0.5 text-second text-ink-2",
                    line.side === props.side && "text-right",
                  )}
                >
                  {authorOf(line, t)} <time>{line.time}</time>
                </p>
                <p
                  className={clsx(
                    "rounded-card px-3.5 py-2.5 break-words whitespace-pre-line",
                    line.side === props.side ? "bg-brand-soft" : "bg-surface shadow-card",
                  )}
                >
                  {line.body}
                </p>
                {line.id === lastRead ? (
                  <p className="mt-0.5 text-right text-second text-ink-3">{t("read")}</p>
                ) : null}
              </li>
            ))}
          </ol>
        </section>
      ))}
      {props.isOlder ? (
        <LinkButton kind="quiet" to={props.pageOf(null)} className="justify-self-center">
          {t("latest")}
        </LinkButton>
      ) : null}
    </div>
  );
}

type Say = (key: string, values?: Record<string, string>) => string;

function authorOf(line: Thread["lines"][number], t: Say): string {
  if (line.isMine) return t("messages:you");
  const relation = line.relation && t(`enums:relation.${line.relation}`);
  return relation ? t("messages:author", { name: line.author, relation }) : line.author;
}
