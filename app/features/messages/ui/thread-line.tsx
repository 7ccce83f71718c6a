import { Form } from "@remix-run/react";
import { clsx } from "clsx";
import { useTranslation } from "react-i18next";
import { Button } from "~/components/button";
import { formatDate } from "~/lib/dates";
import type { MessageSide } from "~db/enums";
import type { Thread } from "../queries.server";

type Line = Thread["lines"][number];

/** One line: who and when, the words and photos, whether the other side has read it, and how to take it back. */
export function ThreadLine(props: {
  line: Line;
  side: MessageSide;
  childId: string;
  showsRead: boolean;
}) {
  const { t, i18n } = useTranslation(["messages", "enums"]);
  const { line, side } = props;
  const isOwnSide = line.side === side;
  const when = ({ day, time }: { day: string; time: string }) =>
    day === line.day ? time : `${formatDate(day, i18n.language)} ${time}`;
  return (
    <li
      className={clsx(
        "grid max-w-[85%] md:max-w-[620px]",
        isOwnSide ? "justify-items-end justify-self-end" : "justify-items-start justify-self-start",
      )}
    >
      <p className="mb-0.5 text-second text-ink-2">
        {authorOf(line, t)} <time>{line.time}</time>
      </p>
      {line.isWithdrawn ? (
        <p className="rounded-card bg-sunk px-3.5 py-2.5 text-ink-2">{t("withdrawn")}</p>
      ) : null}
      {line.body ? (
        <p
          className={clsx(
            "rounded-card px-3.5 py-2.5 break-words whitespace-pre-line",
            isOwnSide ? "bg-brand-soft" : "bg-surface shadow-card",
            line.isLarge && "text-40",
          )}
        >
          {line.body}
        </p>
      ) : null}
      <LinePhotos {...{ line, isOwnSide }} />
      {props.showsRead && line.read ? (
        <p className="mt-0.5 text-second text-ink-3">
          {side === "family" || !line.read.by
            ? t("readByClass", { when: when(line.read) })
            : t("readBy", { name: line.read.by, when: when(line.read) })}
        </p>
      ) : null}
      {line.mayWithdraw ? (
        <details className="no-print text-right text-second text-ink-2">
          <summary className="inline-flex min-h-8 cursor-pointer items-center">
            {t("withdraw")}
          </summary>
          <Form method="post" preventScrollReset className="grid justify-items-end gap-1.5 pb-1">
            <input type="hidden" name="intent" value="withdraw" />
            <input type="hidden" name="childId" value={props.childId} />
            <input type="hidden" name="messageId" value={line.id} />
            <p>{t("withdrawDetail")}</p>
            <Button type="submit" kind="danger">
              {t("withdrawNow")}
            </Button>
          </Form>
        </details>
      ) : null}
    </li>
  );
}

/** Small squares; a tap opens one in the size of a screen. */
function LinePhotos({ line, isOwnSide }: { line: Line; isOwnSide: boolean }) {
  const { t } = useTranslation("messages");
  const { photos } = line;
  if (photos.length === 0) return null;
  return (
    <ul className={clsx("mt-1 flex max-w-62 flex-wrap gap-1", isOwnSide && "justify-end")}>
      {photos.map((fileId, at) => (
        <li
          key={fileId}
          className={clsx(
            "overflow-hidden rounded-field bg-sunk",
            photos.length > 1 ? "w-20" : "w-60 max-w-full",
          )}
        >
          <a href={`/files/${fileId}/screen`} className="block -outline-offset-2">
            <img
              src={`/files/${fileId}/tile`}
              alt={t("photoOf", { name: line.author, n: at + 1, total: photos.length })}
              width={240}
              height={240}
              loading="lazy"
              decoding="async"
              className="aspect-square h-full w-full object-cover dark:brightness-90"
            />
          </a>
        </li>
      ))}
    </ul>
  );
}

type Say = (key: string, values?: Record<string, string>) => string;

function authorOf(line: Line, t: Say): string {
  if (line.isMine) return t("messages:you");
  const relation = line.relation && t(`enums:relation.${line.relation}`);
  return relation ? t("messages:author", { name: line.author, relation }) : line.author;
}
