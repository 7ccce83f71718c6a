import { LogOut } from "lucide";
import { useRef, useState, type FormEvent } from "react";
import { useTranslation } from "react-i18next";
import { clearDevice, countWaiting } from "~/lib/device-store";
import { Button } from "./button";
import { Dialog } from "./dialog";
import { Icon } from "./icon";

/** Signs out and leaves nothing of the rooms on the device; asks first where something still waits to be sent. */
export function SignOut() {
  const { t } = useTranslation("common");
  const form = useRef<HTMLFormElement>(null);
  const [waiting, setWaiting] = useState(0);
  const leave = () => {
    void clearDevice()
      .catch(() => undefined)
      .then(() => form.current?.submit());
  };
  const ask = (event: FormEvent) => {
    event.preventDefault();
    countWaiting()
      .catch(() => 0)
      .then((count) => (count > 0 ? setWaiting(count) : leave()))
      .catch(leave);
  };
  return (
    <>
      <form ref={form} method="post" action="/logout" onSubmit={ask}>
        <button className="menu-row">
          <Icon of={LogOut} />
          {t("signOut")}
        </button>
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
