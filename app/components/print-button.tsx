import { Printer } from "lucide";
import { useTranslation } from "react-i18next";
import { useHydrated } from "~/lib/hydrated";
import { Button } from "./button";

/** Asks the browser to print; not shown where it could do nothing, nor on a phone. */
export function PrintButton({ label }: { label?: string }) {
  const { t } = useTranslation("common");
  // said by the page already, so that the browser has the word
  const words = label ?? t("print");
  return useHydrated() ? (
    <Button icon={Printer} className="max-sm:hidden" onClick={() => window.print()}>
      {words}
    </Button>
  ) : null;
}
