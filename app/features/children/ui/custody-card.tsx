import { Form } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { Card } from "~/components/card";
import { ConfirmButton } from "~/components/confirm-button";
import { RowList } from "~/components/row-list";
import { Tag } from "~/components/tag";
import { formatLongDay } from "~/lib/dates";
import type { CustodyNote } from "../custody/queries.server";
import { AddLink } from "./add-link";

/** What staff must know about who may have the child. What no longer holds stays to be read. */
export function CustodyCard(props: { notes: readonly CustodyNote[]; mayChange: boolean }) {
  const { t } = useTranslation("children");
  const { mayChange } = props;
  const standing = props.notes.filter((note) => note.standing !== "over");
  const over = props.notes.filter((note) => note.standing === "over");
  return (
    <Card
      title={t("custody.title")}
      aside={mayChange ? <AddLink what="custody" label={t("custody.add")} /> : null}
    >
      <p className="mb-2 text-second text-ink-2">{t("custody.staffOnly")}</p>
      {standing.length > 0 ? (
        <Notes notes={standing} mayChange={mayChange} />
      ) : (
        <p className="text-ink-2">{t("custody.none")}</p>
      )}
      {over.length > 0 ? (
        <details className="mt-2">
          <summary className="min-h-(--tap) cursor-pointer py-2 font-semibold text-brand-text">
            {t("custody.former", { count: over.length })}
          </summary>
          <Notes notes={over} mayChange={false} />
        </details>
      ) : null}
    </Card>
  );
}

const tones = { inForce: "stop", coming: "info", over: undefined } as const;

function Notes({ notes, mayChange }: { notes: readonly CustodyNote[]; mayChange: boolean }) {
  const { t } = useTranslation("children");
  return (
    <RowList
      rows={notes.map((note) => ({
        key: note.id,
        title: <span className="font-normal whitespace-pre-line">{note.text}</span>,
        detail: <NoteFacts note={note} />,
        act: (
          <span className="flex flex-wrap items-center justify-end gap-2">
            {note.mustNotCollect ? (
              <Tag tone={tones[note.standing]}>{t("custody.mustNot")}</Tag>
            ) : null}
            {mayChange ? <EndForm note={note} /> : null}
          </span>
        ),
      }))}
    />
  );
}

function NoteFacts({ note }: { note: CustodyNote }) {
  const { t, i18n } = useTranslation("children");
  const day = (value: string) => formatLongDay(value, i18n.language);
  return (
    <>
      {note.guardianName ? (
        <span className="block">{t("custody.about", { name: note.guardianName })}</span>
      ) : null}
      <span className="block">
        {note.untilDay
          ? t("custody.fromUntil", { from: day(note.fromDay), until: day(note.untilDay) })
          : t("custody.from", { from: day(note.fromDay) })}
      </span>
      <span className="block text-ink-3">
        {t("custody.notedBy", { name: note.createdBy ?? "–", day: day(note.createdOn) })}
      </span>
      {note.endedOn ? (
        <span className="block text-ink-3">
          {t("custody.endedBy", { name: note.endedBy ?? "–", day: day(note.endedOn) })}
        </span>
      ) : null}
    </>
  );
}

function EndForm({ note }: { note: CustodyNote }) {
  const { t } = useTranslation("children");
  return (
    <Form method="post" preventScrollReset>
      <input type="hidden" name="intent" value="endCustody" />
      <input type="hidden" name="noteId" value={note.id} />
      <ConfirmButton
        kind="quiet"
        question={t("custody.endQuestion")}
        detail={t("custody.endDetail")}
        confirmLabel={t("custody.end")}
      >
        {t("custody.end")}
      </ConfirmButton>
    </Form>
  );
}
