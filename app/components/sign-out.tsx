import { LogOut } from "lucide";
import { useTranslation } from "react-i18next";
import { Icon } from "./icon";
import { LeaveForm } from "./leave-form";

export function SignOut() {
  const { t } = useTranslation("common");
  return (
    <LeaveForm action="/logout">
      <button className="menu-row">
        <Icon of={LogOut} />
        {t("signOut")}
      </button>
    </LeaveForm>
  );
}
