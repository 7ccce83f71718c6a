import { CircleAlert } from "lucide";
import { useTranslation } from "react-i18next";
import { Icon } from "~/components/icon";
import { Face } from "~/features/children/ui/face";
import type { RoomChild } from "../room/rules";

/** Whom the note is about; who may not be seen on class photos says so. */
export function NoteChildren(props: {
  items: readonly RoomChild[];
  chosen: ReadonlySet<string>;
  consenting: readonly string[];
  error?: string;
  onChosen: (chosen: ReadonlySet<string>) => void;
}) {
  const { t } = useTranslation("attendance");
  const choose = (id: string, isChosen: boolean) => {
    const after = new Set(props.chosen);
    if (isChosen) after.add(id);
    else after.delete(id);
    props.onChosen(after);
  };
  return (
    <fieldset aria-describedby={props.error ? "note-children-error" : undefined}>
      <legend className="field-label">{t("note.children")}</legend>
      <ul className="grid grid-cols-[repeat(auto-fill,minmax(160px,1fr))] gap-2">
        {props.items.map((child) => (
          <li key={child.id}>
            <label className="child-chip">
              <input
                type="checkbox"
                name="child[]"
                value={child.id}
                checked={props.chosen.has(child.id)}
                onChange={(event) => choose(child.id, event.target.checked)}
                aria-label={child.name}
              />
              <Face name={child.name} fileId={child.faceFileId} colour={child.colour} size={40} />
              <span className="min-w-0">
                {child.name}
                {props.consenting.includes(child.id) ? null : (
                  <span className="block text-second text-warn-fg">{t("note.noPhotos")}</span>
                )}
              </span>
            </label>
          </li>
        ))}
      </ul>
      {props.error ? (
        <p id="note-children-error" className="mt-1.5 flex items-start gap-1.5 text-stop-fg">
          <Icon of={CircleAlert} size={16} className="mt-1" />
          {props.error}
        </p>
      ) : null}
    </fieldset>
  );
}
