import { Printer } from "lucide";
import { useTranslation } from "react-i18next";
import { useHydrated } from "~/lib/hydrated";
import { Button } from "./button";

/** Asks the browser to print; not shown where it could do nothing, nor on a phone. */
export function PrintButton() {
  const { t } = useTranslation("common");
  return useHydrated() ? (
    <Button icon={Printer} className="max-sm:hidden" onClick={() => window.print()}>
      {t("print")}
    </Button>
  ) : null;
}
