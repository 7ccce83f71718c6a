import { useNavigate } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { Button } from "~/components/button";
import { PrintButton } from "~/components/print-button";
import { Sheet } from "~/components/sheet";
import { useToast } from "~/components/toast";
import { instantOf } from "~/lib/clock";
import { formatMoment } from "~/lib/dates";
import { useHydrated } from "~/lib/hydrated";

export type ShownInvitation = {
  personId: string;
  url: string;
  qr: string;
  expiresAt: string;
  centreName: string;
};

type Props = { invitation: ShownInvitation; name: string; childName: string; timeZone: string };

/** The link just made, shown this once; what prints is the letter beside it. */
export function InvitationSheet(props: Props) {
  const { t, i18n } = useTranslation(["children", "common"]);
  const navigate = useNavigate();
  const toast = useToast();
  const hydrated = useHydrated();
  const { url, qr, expiresAt } = props.invitation;
  const time = formatMoment(instantOf(expiresAt), props.timeZone, i18n.language);
  const copy = async () => {
    await navigator.clipboard.writeText(url);
    toast({ text: t("common:copied") });
  };
  const close = () => navigate(".", { preventScrollReset: true, replace: true });
  return (
    <>
      <Sheet open title={t("invite.title", { name: props.name })} onClose={close}>
        <div className="grid gap-3">
          <p className="text-ink-2">{t("invite.handOver")}</p>
          <img
            src={qr}
            width={168}
            height={168}
            alt={t("invite.qr", { name: props.name })}
            className="rounded-field bg-white p-2"
          />
          <p className="rounded-field bg-sunk p-3 font-semibold break-all">{url}</p>
          <p className="text-ink-2">{t("invite.expires", { time })}</p>
          <div className="flex flex-wrap gap-2">
            {hydrated ? (
              <Button kind="main" onClick={() => void copy()}>
                {t("invite.copy")}
              </Button>
            ) : null}
            <PrintButton label={t("invite.printLetter")} />
          </div>
        </div>
      </Sheet>
      <InvitationLetter {...props} time={time} />
    </>
  );
}

/** A page to hand over: nothing of it is on the screen. */
function InvitationLetter({ invitation, name, childName, time }: Props & { time: string }) {
  const { t } = useTranslation("children");
  return (
    <article className="letter" aria-hidden>
      <p className="letter-from">{invitation.centreName}</p>
      <p className="letter-title">{t("invite.letter.title", { child: childName })}</p>
      <p>{t("invite.letter.dear", { name })}</p>
      <p>{t("invite.letter.lead", { centre: invitation.centreName, child: childName })}</p>
      <div className="letter-code">
        <img src={invitation.qr} alt="" />
        <ol>
          <li>{t("invite.letter.scan")}</li>
          <li>{t("invite.letter.password")}</li>
          <li>{t("invite.letter.in")}</li>
        </ol>
      </div>
      <p>{t("invite.letter.orType")}</p>
      <p className="letter-link">{invitation.url}</p>
      <p>{t("invite.expires", { time })}</p>
      <p>{t("invite.letter.personal")}</p>
    </article>
  );
}
