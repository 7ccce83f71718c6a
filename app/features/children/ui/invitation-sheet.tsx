import { useTranslation } from "react-i18next";
import { PrintButton } from "~/components/print-button";
import { ShownLink } from "~/components/shown-link";
import { AddSheet } from "~/components/add-sheet";
import { instantOf } from "~/lib/clock";
import { formatMoment } from "~/lib/dates";

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
  const { expiresAt } = props.invitation;
  const time = formatMoment(instantOf(expiresAt), props.timeZone, i18n.language);
  return (
    <>
      <AddSheet title={t("invite.title", { name: props.name })}>
        <div className="grid gap-3">
          <p className="text-ink-2">{t("invite.handOver")}</p>
          <ShownLink
            link={props.invitation}
            alt={t("invite.qr", { name: props.name })}
            note={t("invite.expires", { time })}
            actions={<PrintButton label={t("invite.printLetter")} />}
          />
        </div>
      </AddSheet>
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
