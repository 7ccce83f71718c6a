import { useFetcher } from "@remix-run/react";
import { Delete } from "lucide";
import { useEffect, useRef, useState, type FormEvent } from "react";
import { useTranslation } from "react-i18next";
import { Button } from "~/components/button";
import { Dialog } from "~/components/dialog";
import { Icon } from "~/components/icon";
import { isFormFailure, type FormFailure } from "~/lib/form-failure";
import type { Actor } from "../actors/queries.server";
import { ActorFace } from "./actor-face";

export type PinAnswer = { ok: true; staffId: string; unlockedMs: number } | FormFailure;

const maxDigits = 6;
const keys = ["1", "2", "3", "4", "5", "6", "7", "8", "9"];

/** Big keys for a PIN; a keyboard types into the same field. Says who is asked, and what was wrong. */
export function PinDialog(props: {
  classId: string;
  actors: readonly Actor[];
  actorStaffId: string | null;
  onClose: () => void;
  onUnlocked: (staffId: string, unlockedMs: number) => void;
}) {
  const { t } = useTranslation(["attendance", "errors", "common"]);
  const { onUnlocked } = props;
  const fetcher = useFetcher<PinAnswer>();
  const [staffId, setStaffId] = useState(props.actorStaffId);
  const [pin, setPin] = useState("");
  const field = useRef<HTMLInputElement>(null);
  const person = props.actors.find(({ id }) => id === staffId);
  const busy = fetcher.state !== "idle";
  const { data } = fetcher;

  useEffect(() => {
    if (!data) return;
    if (data.ok) onUnlocked(data.staffId, data.unlockedMs);
    else setPin("");
    field.current?.focus();
    // reason: the answer is new once, whoever listens
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [data]);
  useEffect(() => field.current?.focus(), [staffId]);

  const type = (digit: string) => setPin((before) => (before + digit).slice(0, maxDigits));
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (!staffId || pin.length < 4 || busy) return;
    const action = `/room/${props.classId}/pin`;
    fetcher.submit({ staffId, pin }, { method: "post", action });
  };
  const failure = isFormFailure(data) && !busy && pin === "" ? data : null;
  const [error] = Object.values(failure?.errors ?? {});
  return (
    <Dialog
      open
      onClose={props.onClose}
      title={person ? t("pin.titleOf", { name: person.name }) : t("pin.who")}
      footer={
        <>
          <Button onClick={props.onClose}>{t("common:cancel")}</Button>
          {person ? (
            <Button
              type="submit"
              form="pin-form"
              kind="main"
              busy={busy}
              busyLabel={t("pin.checking")}
              aria-disabled={pin.length < 4 || undefined}
            >
              {t("pin.enter")}
            </Button>
          ) : null}
        </>
      }
    >
      <p className="mb-3 text-ink-2">{t("pin.why")}</p>
      {person ? (
        <form id="pin-form" onSubmit={submit} className="pin">
          <input
            ref={field}
            className="pin-dots"
            type="password"
            name="pin"
            inputMode="none"
            autoComplete="off"
            aria-label={t("pin.label")}
            aria-describedby="pin-error"
            aria-invalid={error ? true : undefined}
            value={pin}
            onChange={(event) => setPin(event.target.value.replace(/\D/g, "").slice(0, maxDigits))}
          />
          <p id="pin-error" role="alert" className="pin-error">
            {error ? t(error, failure?.detail ?? {}) : null}
            {failure?.reason ? t(`errors:${failure.reason}`, failure.detail ?? {}) : null}
          </p>
          <div className="pin-keys">
            {keys.map((key) => (
              <Button key={key} onClick={() => type(key)}>
                {key}
              </Button>
            ))}
            {props.actorStaffId ? (
              <span />
            ) : (
              <Button kind="quiet" onClick={() => setStaffId(null)}>
                {t("pin.other")}
              </Button>
            )}
            <Button onClick={() => type("0")}>0</Button>
            <Button
              kind="quiet"
              aria-label={t("pin.delete")}
              onClick={() => setPin(pin.slice(0, -1))}
            >
              <Icon of={Delete} size={24} />
            </Button>
          </div>
        </form>
      ) : (
        <ul className="actor-list">
          {props.actors.map((actor) => (
            <li key={actor.id}>
              <Button onClick={() => setStaffId(actor.id)}>
                <ActorFace actor={actor} />
                {actor.name}
              </Button>
            </li>
          ))}
        </ul>
      )}
    </Dialog>
  );
}
