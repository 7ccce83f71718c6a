import { Form } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { Button } from "~/components/button";
import { ConfirmButton } from "~/components/confirm-button";
import { LinkButton } from "~/components/link-button";
import { Tag } from "~/components/tag";
import { formatDay } from "~/lib/dates";
import type { ObservationRow } from "../queries.server";
import { AreaWords } from "./area-words";

/** What was seen, the newest first: the sentence, its area and milestone, who wrote it, what to do with it. */
export function ObservationList(props: {
  rows: readonly ObservationRow[];
  /** The writer's own acts: share, change, remove. Families read only. */
  mayWrite?: boolean;
}) {
  const { t, i18n } = useTranslation(["learning", "common"]);
  return (
    <ul className="divide-y divide-line">
      {props.rows.map((row) => (
        <li key={row.id} className="grid gap-1.5 py-3">
          <p className="flex flex-wrap items-center gap-x-3 text-second text-ink-2">
            {formatDay(row.observedOn, i18n.language)}
            {row.writer ? <span>{row.writer}</span> : null}
            {props.mayWrite && row.isShared ? <Tag tone="brand">{t("shared")}</Tag> : null}
          </p>
          <p className="text-16">{row.text}</p>
          <div className="text-second text-ink-2">
            <AreaWords {...row} />
          </div>
          {props.mayWrite ? <Acts row={row} /> : null}
        </li>
      ))}
    </ul>
  );
}

function Acts({ row }: { row: ObservationRow }) {
  const { t, i18n } = useTranslation(["learning", "common"]);
  return (
    <Form method="post" preventScrollReset className="no-print -ml-3 flex flex-wrap">
      <input type="hidden" name="observationId" value={row.id} />
      <Button type="submit" kind="quiet" name="intent" value={row.isShared ? "unshare" : "share"}>
        {row.isShared ? t("unshare") : t("share")}
      </Button>
      <LinkButton to={`?change=${row.id}`} kind="quiet">
        {t("common:edit")}
      </LinkButton>
      <ConfirmButton
        kind="quiet"
        name="intent"
        value="remove"
        question={t("removeQuestion", { day: formatDay(row.observedOn, i18n.language) })}
        detail={row.isShared ? t("removeSharedDetail") : t("removeDetail")}
        confirmLabel={t("common:remove")}
      >
        {t("common:remove")}
      </ConfirmButton>
    </Form>
  );
}
