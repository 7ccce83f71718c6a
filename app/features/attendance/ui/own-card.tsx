import { Form, useNavigation } from "@remix-run/react";
import { QrCode } from "lucide";
import { useTranslation } from "react-i18next";
import { Button } from "~/components/button";
import { Card } from "~/components/card";
import { RefusalBanner } from "~/components/refusal-banner";
import { spacedCode } from "../handover/rules";

export type ShownCard = { card: { code: string; qr: string } };

const isShown = (answer: unknown): answer is ShownCard =>
  typeof answer === "object" && answer !== null && "card" in answer;

/** The code that somebody shows at the door on the own phone: made when it is asked for. */
export function OwnCard(props: { name: string; actionData: unknown }) {
  const { t } = useTranslation("attendance");
  const busy = useNavigation().state !== "idle";
  const shown = isShown(props.actionData) ? props.actionData.card : null;
  return (
    <Card title={t("card.own")}>
      <RefusalBanner actionData={props.actionData} />
      <div className="grid justify-items-center gap-3 text-center">
        {shown ? (
          <>
            <img
              src={shown.qr}
              width={240}
              height={240}
              alt={t("card.qrOf", { name: props.name })}
              className="rounded-field bg-white p-2"
            />
            <p className="text-24 font-semibold tracking-widest">{spacedCode(shown.code)}</p>
            <p className="text-ink-2">{t("card.shownNote")}</p>
          </>
        ) : (
          <p className="text-ink-2">{t("card.showLead")}</p>
        )}
        <Form method="post" preventScrollReset>
          <Button type="submit" kind={shown ? "quiet" : "main"} icon={QrCode} busy={busy}>
            {t(shown ? "card.showAgain" : "card.show")}
          </Button>
        </Form>
      </div>
    </Card>
  );
}
