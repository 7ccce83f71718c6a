import { LogOut } from "lucide";
import { useTranslation } from "react-i18next";
import { Icon } from "./icon";

export function SignOut() {
  const { t } = useTranslation("common");
  return (
    <form method="post" action="/logout">
      <button className="menu-row">
        <Icon of={LogOut} />
        {t("signOut")}
      </button>
    </form>
  );
}
