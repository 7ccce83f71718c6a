import { useTranslation } from "react-i18next";
import { Button } from "~/components/button";
import { Dialog } from "~/components/dialog";
import type { RoomLog } from "./use-room-log";

/** Before a child goes by what may be old news: what this device has not heard of for a while. */
export function DoubtDialog({ log }: { log: RoomLog }) {
  const { t } = useTranslation(["attendance", "common"]);
  const minutes = log.doubt?.minutes ?? 0;
  return (
    <Dialog
      open={log.doubt !== null}
      onClose={() => log.settleDoubt(false)}
      title={t("doubt.title")}
      footer={
        <>
          <Button onClick={() => log.settleDoubt(false)}>{t("common:cancel")}</Button>
          <Button kind="main" onClick={() => log.settleDoubt(true)}>
            {t("doubt.goOn")}
          </Button>
        </>
      }
    >
      {Number.isFinite(minutes) ? t("doubt.since", { minutes }) : t("doubt.never")}
    </Dialog>
  );
}
