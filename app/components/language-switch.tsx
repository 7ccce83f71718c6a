import { useLocation } from "@remix-run/react";
import { Languages } from "lucide";
import { useTranslation } from "react-i18next";
import { Icon } from "./icon";

/** Names the other language, in that language. The whole page comes anew, in its own words. */
export function LanguageSwitch({ row = false }: { row?: boolean }) {
  const { t, i18n } = useTranslation("common");
  const { pathname, search } = useLocation();
  const other = i18n.language === "en" ? "zh-CN" : "en";
  return (
    <form method="post" action="/preferences">
      <input type="hidden" name="returnTo" value={pathname + search} />
      <button
        name="locale"
        value={other}
        lang={other}
        className={row ? "menu-row" : "btn btn-quiet font-normal text-ink-2"}
      >
        {row ? <Icon of={Languages} /> : null}
        {other === "en" ? t("english") : t("chinese")}
      </button>
    </form>
  );
}
