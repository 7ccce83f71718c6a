import { useLocation } from "@remix-run/react";
import { ALargeSmall } from "lucide";
import { useTranslation } from "react-i18next";
import { Icon } from "./icon";

/** Big letters for whoever reads better so, and back. Which of the two is shown is the style sheet's decision. */
export function TextSizeSwitch() {
  const { t } = useTranslation("common");
  const { pathname, search } = useLocation();
  return (
    <form method="post" action="/preferences">
      <input type="hidden" name="returnTo" value={pathname + search} />
      {(["big", "normal"] as const).map((size) => (
        <button key={size} name="text" value={size} className={`menu-row to-${size}`}>
          <Icon of={ALargeSmall} />
          {t(size === "big" ? "bigText" : "normalText")}
        </button>
      ))}
    </form>
  );
}
