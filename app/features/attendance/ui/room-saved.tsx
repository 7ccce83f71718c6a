import { useSearchParams } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { Banner } from "~/components/banner";
import type { RoomChild } from "../room/rules";
import { UndoForm } from "./room-answer";

/** A note that was written on its own page and is still there: said in the room, with its way back. */
export function RoomSaved({ items }: { items: readonly RoomChild[] }) {
  const { t } = useTranslation("attendance");
  const [search] = useSearchParams();
  const batchId = search.get("saved");
  const isThere = items.some(({ entries }) => entries.some((entry) => entry.batchId === batchId));
  if (!batchId || !isThere) return null;
  return (
    <div className="mb-4">
      <Banner tone="ok" inset>
        {t("said.note", { count: Number(search.get("count")) })}
        <UndoForm batchId={batchId} />
      </Banner>
    </div>
  );
}
