import { useTranslation } from "react-i18next";
import { Banner } from "~/components/banner";
import type { CustodyNote } from "../custody/queries.server";

/** Before the names of those who may collect: what holds today. */
export function CustodyWarning({ notes }: { notes: readonly CustodyNote[] }) {
  const { t } = useTranslation("children");
  if (notes.length === 0) return null;
  return (
    <div className="mb-4 grid gap-2">
      {notes.map((note) => (
        <Banner key={note.id} tone={note.mustNotCollect ? "stop" : "warn"} inset>
          {note.mustNotCollect && note.guardianName ? (
            <b className="block">{t("custody.mustNotName", { name: note.guardianName })}</b>
          ) : null}
          <span className="whitespace-pre-line">{note.text}</span>
        </Banner>
      ))}
    </div>
  );
}
