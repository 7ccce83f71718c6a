import { Form } from "@remix-run/react";
import { useEffect, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { Banner } from "~/components/banner";
import { Button } from "~/components/button";
import { CheckboxField } from "~/components/checkbox-field";
import { LinkButton } from "~/components/link-button";
import { TextareaField } from "~/components/textarea-field";
import type { RoomAnswer } from "../act-answers/rules";
import { hiddenBy, type NoteFailure } from "../notes/rules";
import type { Snapshot } from "../snapshot/queries.server";
import { NoteChildren } from "./note-children";
import { NotePhotos } from "./note-photos";
import { RoomAnswerBanner } from "./room-answer";
import { useNote } from "./use-note";

/** A note about one or several children, in words, photos or both. */
export function NoteForm(props: {
  snapshot: Snapshot;
  chosen: readonly string[];
  answer: RoomAnswer | NoteFailure | null;
}) {
  const { t } = useTranslation(["attendance", "errors", "common"]);
  const { room, consenting } = props.snapshot;
  const { children } = room;
  const note = useNote(props.snapshot);
  const answer = note.failure ?? props.answer;
  const failure = answer?.ok === false ? answer : null;
  const again = failure?.values?.["child"];
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set(again ?? props.chosen));
  const [photos, setPhotos] = useState(0);
  const form = useRef<HTMLFormElement>(null);
  useEffect(() => {
    if (form.current) setChosen(new Set(new FormData(form.current).getAll("child[]").map(String)));
  }, []);
  const errorOf = (name: string) => {
    const error = failure?.errors?.[name];
    return error ? t(error, failure?.detail ?? {}) : undefined;
  };
  const hasPhotos = photos > 0 || (failure?.kept.length ?? 0) > 0;
  const hiding = hiddenBy({ childIds: [...chosen], consenting, hasPhotos });
  const names = children.filter(({ id }) => hiding.includes(id)).map(({ name }) => name);
  const home = `/room/${room.room.id}`;
  return (
    <Form
      ref={form}
      method="post"
      encType="multipart/form-data"
      className="grid max-w-3xl gap-5"
      onSubmit={note.submit}
    >
      {failure?.reason || answer?.ok ? <RoomAnswerBanner answer={answer} posted /> : null}
      {failure && !failure.reason ? (
        <Banner tone="stop" inset>
          {t(failure.unfit.length > 0 ? "note.notSavedYet" : "common:formError")}
        </Banner>
      ) : null}
      <NoteChildren
        items={children}
        chosen={chosen}
        consenting={consenting}
        error={errorOf("child")}
        onChosen={setChosen}
      />
      <TextareaField
        label={t("note.text")}
        name="text"
        rows={4}
        maxLength={1000}
        defaultValue={String(failure?.values?.["text"] ?? "")}
        error={errorOf("text")}
      />
      <NotePhotos
        key={failure ? failure.kept.map(({ fileId }) => fileId).join() : "first"}
        kept={failure?.kept ?? []}
        unfit={failure?.unfit ?? []}
        onCount={setPhotos}
      />
      {names.length > 0 ? (
        <div className="grid gap-1">
          <Banner tone="warn" inset>
            {t(names.length > 1 ? "note.noConsentSeveral" : "note.noConsent", {
              names: names.join(t("common:listSeparator")),
            })}
          </Banner>
          <CheckboxField
            label={t("note.asked")}
            name="asked"
            value="yes"
            required
            error={errorOf("asked")}
          />
        </div>
      ) : null}
      <div className="flex flex-wrap gap-2">
        <Button
          type="submit"
          kind="main"
          busy={note.busy}
          busyLabel={photos > 0 ? t("note.keepingPhotos") : undefined}
        >
          {chosen.size > 0 ? t("note.saveFor", { count: chosen.size }) : t("common:save")}
        </Button>
        <LinkButton to={home}>{t("common:cancel")}</LinkButton>
      </div>
    </Form>
  );
}
