import { Form } from "@remix-run/react";
import { useState, type FormEvent } from "react";
import { useTranslation } from "react-i18next";
import { relations } from "~db/enums";
import { Button } from "~/components/button";
import { SelectField } from "~/components/select-field";
import { TextareaField } from "~/components/textarea-field";
import { TextField } from "~/components/text-field";
import type { RoomChild } from "../room/rules";
import { PinLink } from "./pin-link";
import { roomClient } from "./room-client";
import { useTablet } from "./tablet-context";
import type { RoomLog } from "./use-room-log";

/** Somebody collects who is on no list: who, why, and on a class's tablet whose PIN stands behind it. */
export function SomebodyElse(props: { child: RoomChild; log: RoomLog; classId: string }) {
  const { t } = useTranslation(["attendance", "enums", "errors"]);
  const { child, log, classId } = props;
  const { isShared, askPin } = useTablet();
  const [missing, setMissing] = useState<readonly string[]>([]);
  const submit = async (form: FormData) => {
    const empty = ["name", "reason"].filter((name) => String(form.get(name)).trim() === "");
    setMissing(empty);
    if (empty.length > 0) return;
    if (!isShared) return void (await log.save(form));
    const isAway = roomClient(classId).state.outbox === "away" || !navigator.onLine;
    if (isAway) {
      form.set("offline", "on");
      await log.save(form);
      return;
    }
    const staffId = await askPin();
    if (staffId) await log.save(form, staffId);
  };
  const onSubmit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    void submit(new FormData(event.currentTarget));
  };
  const errorOf = (name: string) => (missing.includes(name) ? t("errors:required") : undefined);
  return (
    <details className="rounded-field bg-sunk px-4">
      <summary className="py-3 font-semibold">{t("handOver.other")}</summary>
      <Form method="post" onSubmit={onSubmit} className="grid gap-4 pb-4" noValidate>
        <input type="hidden" name="child[]" value={child.id} />
        <input type="hidden" name="intent" value="depart" />
        <p className="text-ink-2">{t(isShared ? "handOver.otherPin" : "handOver.otherWhy")}</p>
        <TextField
          label={t("sheet.collectorName")}
          name="name"
          maxLength={30}
          autoComplete="off"
          error={errorOf("name")}
        />
        <SelectField
          label={t("sheet.collectorRelation")}
          name="relation"
          empty
          options={relations.map((value) => ({ value, label: t(`enums:relation.${value}`) }))}
          optional
        />
        <TextareaField
          label={t("handOver.reason")}
          hint={t("handOver.reasonHint")}
          name="reason"
          rows={2}
          maxLength={200}
          error={errorOf("reason")}
        />
        {isShared ? (
          <noscript>
            <PinLink />
          </noscript>
        ) : null}
        <div>
          <Button type="submit" kind="main" aria-disabled={log.busy || undefined}>
            {t("handOver.otherAct")}
          </Button>
        </div>
      </Form>
    </details>
  );
}
