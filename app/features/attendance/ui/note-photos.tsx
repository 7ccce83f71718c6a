import { Camera, Images, type IconNode } from "lucide";
import { useEffect, useState, type ChangeEvent } from "react";
import { useTranslation } from "react-i18next";
import { CheckboxField } from "~/components/checkbox-field";
import { Field } from "~/components/field";
import { Icon } from "~/components/icon";
import { keptValue, maxPhotos, type KeptPhoto, type UnfitFile } from "../notes/rules";

/** Photos from the camera or the gallery; those that were sent already go along, unless they are unticked. */
export function NotePhotos(props: {
  kept: readonly KeptPhoto[];
  unfit: readonly UnfitFile[];
  onCount: (count: number) => void;
}) {
  const { t } = useTranslation(["attendance", "errors"]);
  const error = props.unfit
    .map(({ name, reason, detail }) =>
      t("note.unfit", { name, reason: t(`errors:${reason}`, detail) }),
    )
    .join(" ");
  const [chosen, setChosen] = useState<Record<string, readonly File[]>>({});
  const files = Object.values(chosen).flat();
  const { onCount } = props;
  useEffect(() => onCount(files.length), [onCount, files.length]);
  const pick = (source: string) => (event: ChangeEvent<HTMLInputElement>) =>
    setChosen((before) => ({ ...before, [source]: [...(event.target.files ?? [])] }));
  return (
    <Field
      id="note-photos"
      label={t("note.photos")}
      hint={t("note.photosHint", { photos: maxPhotos })}
      error={error || undefined}
      group
    >
      {props.kept.length > 0 ? (
        <ul aria-label={t("note.kept")}>
          {props.kept.map((photo) => (
            <li key={photo.fileId}>
              <CheckboxField
                label={photo.name || t("note.photo")}
                hint={t("note.keptHint")}
                name="kept[]"
                value={keptValue(photo)}
                defaultChecked
              />
            </li>
          ))}
        </ul>
      ) : null}
      <div className="flex flex-wrap gap-2">
        <Source icon={Camera} label={t("note.takePhoto")} capture onChange={pick("camera")} />
        <Source icon={Images} label={t("note.choosePhotos")} onChange={pick("gallery")} />
      </div>
      {files.length > 0 ? <Previews files={files} /> : null}
    </Field>
  );
}

function Source(props: {
  icon: IconNode;
  label: string;
  capture?: boolean;
  onChange: (event: ChangeEvent<HTMLInputElement>) => void;
}) {
  return (
    <label className="btn photo-source">
      <Icon of={props.icon} />
      <span>{props.label}</span>
      <input
        type="file"
        name="photos"
        accept="image/*"
        multiple={!props.capture}
        capture={props.capture ? "environment" : undefined}
        aria-label={props.label}
        aria-describedby="note-photos-error"
        onChange={props.onChange}
      />
    </label>
  );
}

function Previews({ files }: { files: readonly File[] }) {
  const [urls, setUrls] = useState<readonly string[]>([]);
  const names = files.map(({ name }) => name).join();
  useEffect(() => {
    const made = files.map((file) => URL.createObjectURL(file));
    setUrls(made);
    return () => made.forEach((url) => URL.revokeObjectURL(url));
    // reason: the list is a new one at every render, its files are not
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [names]);
  return (
    <ul className="mt-3 flex flex-wrap gap-2">
      {urls.map((url, at) => (
        <li key={url} className="w-24">
          <img src={url} alt="" className="size-24 rounded-field bg-sunk object-cover" />
          <span className="block truncate text-second text-ink-2">{files[at]?.name}</span>
        </li>
      ))}
    </ul>
  );
}
