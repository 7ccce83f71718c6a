import { Form } from "@remix-run/react";
import { CircleCheck, Clock, MailOpen, type IconNode } from "lucide";
import { useTranslation } from "react-i18next";
import { ConfirmButton } from "~/components/confirm-button";
import { Facts } from "~/components/facts";
import { Icon } from "~/components/icon";
import { LinkButton } from "~/components/link-button";
import { formatLongDay } from "~/lib/dates";
import type { FamilyApplication } from "../links/queries.server";
import { AcceptOffer } from "./accept-offer";
import { DeclineOffer } from "./decline-offer";

const icons: Partial<Record<FamilyApplication["state"], IconNode>> = {
  waiting: Clock,
  offered: MailOpen,
  enrolled: CircleCheck,
};

/** A family's own page about its application: how it stands, and the answer where one is asked for. */
export function FamilyApplicationPage(props: {
  own: FamilyApplication;
  qr: string;
  pdfHref: string;
  /** Links for the other guardians, made when the place was taken; shown once. */
  invited: readonly { name: string; url: string; qr: string }[];
  actionData: unknown;
}) {
  const { t, i18n } = useTranslation(["enrolment", "enums"]);
  const { own } = props;
  const day = (value: string) => formatLongDay(value, i18n.language);
  const icon = icons[own.state];
  return (
    <div className="grid gap-5">
      <header>
        <h1 className="text-24">{t("own.title", { name: own.childName })}</h1>
        <p className="text-ink-2">
          {own.centre.name} · {t("own.number", { number: own.number })}
        </p>
      </header>
      <section className="rounded-card bg-sunk p-4">
        <p className="flex items-center gap-2 text-18 font-strong">
          {icon ? <Icon of={icon} size={24} className="text-brand-text" /> : null}
          {t(`own.state.${own.state}`)}
        </p>
        <p className="mt-1 text-ink-2">{t(`own.lead.${own.state}`, { phone: own.centre.phone })}</p>
        {own.state === "enrolled" ? (
          <div className="mt-3">
            <LinkButton to="/family" kind="main">
              {t("own.signIn")}
            </LinkButton>
          </div>
        ) : null}
      </section>
      {props.invited.map(({ name, url, qr }) => (
        <section key={url} className="flex items-center gap-4 rounded-card border border-line p-4">
          <img
            src={qr}
            width={112}
            height={112}
            alt={t("own.inviteQr", { name })}
            className="rounded-field bg-white p-1.5"
          />
          <p className="min-w-0">
            <b className="block">{t("own.invite", { name })}</b>
            <span className="text-ink-2">{t("own.inviteLead")}</span>
            <span className="block text-second break-all">{url}</span>
          </p>
        </section>
      ))}
      {own.offer ? (
        <AcceptOffer
          offer={own.offer}
          phone={own.guardianPhone}
          pdfHref={props.pdfHref}
          actionData={props.actionData}
        />
      ) : null}
      {own.offer ? <DeclineOffer /> : null}
      <Facts
        items={[
          {
            label: t("own.wish"),
            value: t("own.wishLine", {
              ...{ day: day(own.wantedFrom), schedule: t(`enums:schedule.${own.schedule}`) },
            }),
          },
          { label: t("own.cameOn"), value: day(own.cameOn) },
        ]}
      />
      <section className="no-print flex items-center gap-4">
        <img
          src={props.qr}
          width={112}
          height={112}
          alt={t("own.qr")}
          className="rounded-field bg-white p-1.5"
        />
        <p className="text-ink-2">{t("own.keep")}</p>
      </section>
      {own.state === "waiting" ? (
        <Form method="post">
          <input type="hidden" name="intent" value="withdraw" />
          <ConfirmButton
            kind="quiet"
            question={t("own.withdrawQuestion")}
            detail={t("own.withdrawDetail")}
            confirmLabel={t("own.withdraw")}
          >
            {t("own.withdraw")}
          </ConfirmButton>
        </Form>
      ) : null}
    </div>
  );
}
