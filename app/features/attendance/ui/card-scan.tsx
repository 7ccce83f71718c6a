import { ScanQrCode } from "lucide";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Button } from "~/components/button";
import { Dialog } from "~/components/dialog";
import { useHydrated } from "~/lib/hydrated";
import type { Snapshot } from "../snapshot/queries.server";
import { CardFound } from "./card-found";
import { CardCamera } from "./card-camera";
import { CardCode } from "./card-code";
import { DoubtDialog } from "./doubt-dialog";
import { useCard } from "./use-card";
import { useRoomLog } from "./use-room-log";

/** The room's way to read a pick-up card: the camera, or the code typed; then the person and the children. */
export function CardScan({ snapshot }: { snapshot: Snapshot }) {
  const { t } = useTranslation(["attendance", "common"]);
  const [open, setOpen] = useState(false);
  const log = useRoomLog(snapshot);
  const card = useCard(snapshot.room.room.id);
  const hydrated = useHydrated();
  if (!hydrated) return null;
  const close = () => {
    setOpen(false);
    card.forget();
  };
  return (
    <div className="no-print mb-3">
      <Button icon={ScanQrCode} onClick={() => setOpen(true)}>
        {t("card.scan")}
      </Button>
      <Dialog
        open={open}
        onClose={close}
        title={card.holder ? card.holder.name : t("card.title")}
        footer={
          <>
            {card.holder ? <Button onClick={card.forget}>{t("card.again")}</Button> : null}
            <Button onClick={close}>{t("common:close")}</Button>
          </>
        }
      >
        {open && card.holder ? (
          <CardFound holder={card.holder} items={snapshot.room.children} log={log} onDone={close} />
        ) : null}
        {open && !card.holder ? (
          <div className="grid gap-4">
            <CardCamera onText={card.look} />
            <CardCode card={card} />
          </div>
        ) : null}
      </Dialog>
      <DoubtDialog log={log} />
    </div>
  );
}
