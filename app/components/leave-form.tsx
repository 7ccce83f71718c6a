import { useRef, useState, type FormEvent, type ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { Button } from "./button";
import { Dialog } from "./dialog";

/**
 * A post after which nothing of the rooms is left on the device; asks first where something still waits to be
 * sent. `children` is the button.
 */
export function LeaveForm(props: { action: string; className?: string; children: ReactNode }) {
  const { t } = useTranslation("common");
  const form = useRef<HTMLFormElement>(null);
  const [waiting, setWaiting] = useState(0);
  const leave = () => {
    void forgetRooms()
      .catch(() => undefined)
      .then(() => form.current?.submit());
  };
  const ask = (event: FormEvent) => {
    event.preventDefault();
    countSaves()
      .catch(() => 0)
      .then((count) => (count > 0 ? setWaiting(count) : leave()))
      .catch(leave);
  };
  return (
    <>
      <form
        ref={form}
        method="post"
        action={props.action}
        className={props.className}
        onSubmit={ask}
      >
        {props.children}
      </form>
      <Dialog
        open={waiting > 0}
        onClose={() => setWaiting(0)}
        title={t("signOutWaiting", { count: waiting })}
        footer={
          <>
            <Button onClick={() => setWaiting(0)}>{t("cancel")}</Button>
            <Button kind="danger" onClick={leave}>
              {t("signOutAnyway")}
            </Button>
          </>
        }
      >
        {t("signOutWaitingDetail")}
      </Dialog>
    </>
  );
}

// what a device keeps is looked at by whoever leaves, and does not come with every page

async function countSaves(): Promise<number> {
  const { countWaiting } = await import("~/lib/device-store");
  return countWaiting();
}

async function forgetRooms(): Promise<void> {
  const { clearDevice } = await import("~/lib/device-store");
  await clearDevice();
}
