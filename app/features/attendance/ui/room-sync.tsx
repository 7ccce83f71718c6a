import { CircleAlert, CloudCheck, CloudOff, CloudUpload, type IconNode } from "lucide";
import { useCallback, useEffect, useRef, useState, type FormEvent } from "react";
import type { TFunction } from "i18next";
import { useTranslation } from "react-i18next";
import { Banner } from "~/components/banner";
import { Button } from "~/components/button";
import { Icon } from "~/components/icon";
import { TextField } from "~/components/text-field";
import { useHydrated } from "~/lib/hydrated";
import { maxAbsenceDays } from "../absences/rules";
import { entryKindOf } from "../log/rules";
import type { Refused, Save } from "../sync/rules";
import type { WaitingPhoto } from "./disk";
import { roomClient } from "./room-client";
import type { RoomState } from "./room-state";
import { useTablet } from "./tablet-context";

const icons: Record<RoomState["outbox"], IconNode> = {
  idle: CloudCheck,
  sending: CloudUpload,
  away: CloudOff,
  signedOut: CloudOff,
};

/** Whether all that was tapped has reached the server; how much waits, and where it waits. */
export function RoomSync({ state }: { state: RoomState }) {
  const { t } = useTranslation(["attendance", "errors"]);
  const hydrated = useHydrated();
  const { outbox, unsent } = state;
  if (!hydrated) return null;
  const words =
    outbox === "idle" && unsent === 0 ? t("sync.idle") : t("sync.unsent", { count: unsent });
  return (
    <p className="room-sync no-print" data-outbox={outbox} data-unsent={unsent}>
      <Icon of={icons[unsent > 0 && outbox === "idle" ? "sending" : outbox]} size={20} />
      {outbox === "away" || outbox === "signedOut" ? t(`sync.${outbox}`) : null}{" "}
      {outbox === "away" && unsent === 0 ? null : words}
      {outbox === "signedOut" ? (
        <a href={`/login?returnTo=${encodeURIComponent(window.location.pathname)}`}>
          {t("sync.signIn")}
        </a>
      ) : null}
      {state.keeps || outbox === "idle" ? null : t("sync.notKept")}
    </p>
  );
}

/** What the server would not take, child by child, until somebody has decided; nothing goes by itself. */
export function RoomRefused(props: {
  classId: string;
  refused: readonly Save[];
  photos: readonly WaitingPhoto[];
  /** Of the children and the staff, by their ids. */
  names: ReadonlyMap<string, string>;
}) {
  const { t } = useTranslation(["attendance", "errors"]);
  if (props.refused.length + props.photos.length === 0) return null;
  return (
    <section aria-label={t("sync.needsYou")} className="mb-4">
      <Banner tone="stop" inset>
        <b className="flex items-center gap-1.5">
          <Icon of={CircleAlert} size={20} />
          {t("sync.needsYou")}
        </b>
        <ul className="grid gap-3">
          {props.refused.map((save) => (
            <RefusedSave key={save.batchId} {...props} save={save} />
          ))}
          {props.photos.map(({ fileId, name, refused }) => (
            <li key={fileId} className="grid gap-2 border-t border-line pt-2">
              {t("sync.photo", { name, reason: t(`errors:${refused ?? "invalid"}`) })}
              <div>
                <Button
                  kind="quiet"
                  onClick={() => void roomClient(props.classId).dropPhoto(fileId)}
                >
                  {t("sync.forget")}
                </Button>
              </div>
            </li>
          ))}
        </ul>
      </Banner>
    </section>
  );
}

function whatInWords(t: TFunction, kind: Refused["kind"]): string {
  if (kind === "in" || kind === "out") return t(kind === "in" ? "duty.in" : "duty.out");
  if (kind === "count" || kind === "found") return t(`count.what.${kind}`);
  if (kind === "absence" || kind === "cancelled") return t(`absence.what.${kind}`);
  if (kind === "visit" || kind === "back") return t(`visit.what.${kind}`);
  return t(`enums:entryKind.${entryKindOf(kind)}`);
}

function RefusedSave(props: { classId: string; save: Save; names: ReadonlyMap<string, string> }) {
  const { t } = useTranslation(["attendance", "errors", "enums", "common"]);
  const [error, setError] = useState<string | undefined>(undefined);
  const { batchId, refused } = props.save;
  const client = roomClient(props.classId);
  const nameOf = (id: string) => props.names.get(id) ?? "";
  const { askPin } = useTablet();
  const needsPin = refused?.some(({ reason }) => reason === "pin_needed") ?? false;
  const withPin = useCallback(async () => {
    const staffId = await askPin();
    if (staffId) await client.settle(batchId, (one) => one, staffId);
  }, [askPin, batchId, client]);
  // asked at once while whoever tapped is still there; put off, it waits in the list
  const asked = useRef(false);
  useEffect(() => {
    if (!needsPin || asked.current) return;
    asked.current = true;
    void withPin();
  }, [needsPin, withPin]);
  const mayOverride = refused?.some(({ reason }) => reason === "not_present");
  const override = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const reason = String(new FormData(event.currentTarget).get("reason") ?? "").trim();
    if (!reason) setError(t("sync.reasonNeeded"));
    else void client.settle(batchId, (one) => ({ ...one, overrideReason: reason }));
  };
  return (
    <li className="grid gap-2 border-t border-line pt-2">
      {refused?.map(({ id, about, kind, reason }) => (
        <p key={id}>
          {t("sync.refusedOne", {
            name: nameOf(about),
            what: whatInWords(t, kind),
            reason: t(`errors:${reason}`, { days: maxAbsenceDays }),
          })}
        </p>
      ))}
      {mayOverride ? (
        <form onSubmit={override} className="flex flex-wrap items-end gap-2" noValidate>
          <div className="min-w-56 flex-1">
            <TextField label={t("sync.reason")} name="reason" maxLength={100} error={error} />
          </div>
          <Button type="submit">{t("sync.override")}</Button>
        </form>
      ) : null}
      <div className="flex flex-wrap gap-2">
        {mayOverride ? null : (
          <Button
            onClick={() => void (needsPin ? withPin() : client.settle(batchId, (one) => one))}
          >
            {t(needsPin ? "sync.withPin" : "sync.again")}
          </Button>
        )}
        <Button kind="quiet" onClick={() => void client.settle(batchId)}>
          {t("sync.forget")}
        </Button>
      </div>
    </li>
  );
}
