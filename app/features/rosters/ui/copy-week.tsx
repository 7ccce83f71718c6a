import { Form, useSearchParams } from "@remix-run/react";
import { Copy } from "lucide";
import { useTranslation } from "react-i18next";
import { Banner } from "~/components/banner";
import { ConfirmButton } from "~/components/confirm-button";

/** Fills the week from the one before, after a question that says what is skipped. */
export function CopyWeek({ monday, isMain = false }: { monday: string; isMain?: boolean }) {
  const { t } = useTranslation("rosters");
  return (
    <Form method="post" preventScrollReset>
      <input type="hidden" name="intent" value="copyRoster" />
      <input type="hidden" name="week" value={monday} />
      <ConfirmButton
        kind={isMain ? "main" : "plain"}
        danger={false}
        icon={Copy}
        question={t("copyQuestion")}
        detail={t("copyDetail")}
        confirmLabel={t("copy")}
      >
        {t("copy")}
      </ConfirmButton>
    </Form>
  );
}

/** What a copy has just done, as the address says. */
export function CopiedBanner() {
  const { t } = useTranslation("rosters");
  const [params] = useSearchParams();
  const tally = /^(\d+)\.(\d+)\.(\d+)\.(\d+)$/.exec(params.get("copied") ?? "");
  if (!tally) return null;
  const [, copied = "", onLeave = "", alreadyPlanned = "", notPossible = ""] = tally;
  return (
    <div className="mb-4" role="status">
      <Banner tone="ok" inset>
        {t("copied", { copied, onLeave, alreadyPlanned, notPossible })}
      </Banner>
    </div>
  );
}
