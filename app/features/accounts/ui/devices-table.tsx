import { Form } from "@remix-run/react";
import { Tablet } from "lucide";
import { useTranslation } from "react-i18next";
import { Button } from "~/components/button";
import { ClassChip } from "~/components/class-chip";
import { ConfirmButton } from "~/components/confirm-button";
import { EmptyState } from "~/components/empty-state";
import { LinkButton } from "~/components/link-button";
import { DataTable } from "~/components/table";
import { Tag, type Tone } from "~/components/tag";
import type { DeviceRow } from "../devices/queries.server";
import type { DeviceState } from "../devices/rules";
import { momentInWords, seenInWords } from "./device-words";

const tones: Record<DeviceState, Tone | undefined> = {
  ...{ paired: "ok", waiting: "info", unpaired: "warn", revoked: undefined },
};

/** The centre's tablets: where each stands, when it was last there, and what can be done with it. */
export function DevicesTable(props: { rows: readonly DeviceRow[]; now: string; timeZone: string }) {
  const { t, i18n } = useTranslation(["accounts", "common"]);
  const when = { now: props.now, timeZone: props.timeZone, language: i18n.language };
  return (
    <DataTable
      caption={t("device.title")}
      rows={props.rows}
      rowKey={(row) => row.id}
      empty={
        <EmptyState
          icon={Tablet}
          action={
            <LinkButton to="?add=device" kind="main">
              {t("device.add")}
            </LinkButton>
          }
        >
          {t("device.none")}
        </EmptyState>
      }
      columns={[
        { key: "name", header: t("device.name"), cell: (row) => row.name },
        {
          key: "class",
          header: t("device.class"),
          cell: (row) => <ClassChip name={row.className} colour={row.colour} />,
        },
        {
          key: "state",
          header: t("state"),
          cell: (row) => <Tag tone={tones[row.state]}>{t(`device.states.${row.state}`)}</Tag>,
        },
        {
          ...{ key: "seen", header: t("device.seen"), phone: "label" },
          cell: (row) => <Seen row={row} when={when} />,
        },
        {
          ...{ key: "paired", header: t("device.paired"), phone: "hide" },
          cell: (row) => (row.pairedAt ? momentInWords(row.pairedAt, when) : "–"),
        },
        {
          ...{ key: "acts", header: t("device.acts"), phone: "show", align: "end" },
          cell: (row) => (row.state === "revoked" ? null : <Acts row={row} />),
        },
      ]}
    />
  );
}

function Seen({ row, when }: { row: DeviceRow; when: Parameters<typeof momentInWords>[1] }) {
  const { t } = useTranslation("accounts");
  if (row.revokedAt) return t("device.revokedAt", { time: momentInWords(row.revokedAt, when) });
  if (!row.lastSeenAt) return t("device.neverSeen");
  const { ago, time } = seenInWords(t, row.lastSeenAt, when);
  return (
    <>
      {ago}
      <span className="block text-second whitespace-nowrap text-ink-3">{time}</span>
    </>
  );
}

function Acts({ row }: { row: DeviceRow }) {
  const { t } = useTranslation(["accounts", "common"]);
  return (
    <Form method="post" preventScrollReset className="flex flex-wrap justify-end gap-1">
      <input type="hidden" name="deviceId" value={row.id} />
      <LinkButton to={`?change=${row.id}`} kind="quiet" label={t("device.changeOf", row)}>
        {t("common:edit")}
      </LinkButton>
      <Button type="submit" name="intent" value="renewCode" kind="quiet">
        {t("device.newCode")}
      </Button>
      <ConfirmButton
        name="intent"
        value="revokeDevice"
        kind="quiet"
        question={t("device.revokeQuestion", { name: row.name })}
        detail={t("device.revokeDetail")}
        confirmLabel={t("device.revoke")}
      >
        {t("device.revoke")}
      </ConfirmButton>
    </Form>
  );
}
