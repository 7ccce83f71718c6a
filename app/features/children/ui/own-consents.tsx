import { Form, useNavigation } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import type { ConsentKind, ConsentState } from "~db/enums";
import { Banner } from "~/components/banner";
import { Button } from "~/components/button";
import { Card } from "~/components/card";
import { ConfirmButton } from "~/components/confirm-button";
import { LinkButton } from "~/components/link-button";
import { Tag } from "~/components/tag";
import { formatLongDay } from "~/lib/dates";
import type { OwnConsent } from "../consents/queries.server";
import { ConsentHistory } from "./consent-history";

/** What the page answers before hydration: the question that a dialog would ask. */
export type ConsentQuestion = { kind: ConsentKind; state: ConsentState };

export function OwnConsents(props: {
  childId: string;
  consents: readonly OwnConsent[];
  asked: ConsentQuestion | null;
}) {
  const { t } = useTranslation("children");
  const part = (necessary: boolean) =>
    props.consents.filter((consent) => consent.necessary === necessary);
  return (
    <div className="grid gap-4">
      <Card title={t("family.necessaryTitle")}>
        <ConsentRows {...props} consents={part(true)} />
      </Card>
      <Card title={t("family.optionalTitle")}>
        <p className="mb-2 text-ink-2">{t("family.optionalHow")}</p>
        <ConsentRows {...props} consents={part(false)} />
      </Card>
    </div>
  );
}

function ConsentRows(props: {
  childId: string;
  consents: readonly OwnConsent[];
  asked: ConsentQuestion | null;
}) {
  return (
    <ul className="divide-y divide-line border-t border-line">
      {props.consents.map((consent) => (
        <ConsentRow
          key={consent.kind}
          childId={props.childId}
          consent={consent}
          asked={props.asked?.kind === consent.kind ? props.asked.state : null}
        />
      ))}
    </ul>
  );
}

const tones = { granted: "brand", refused: undefined, withdrawn: undefined } as const;

function ConsentRow(props: { childId: string; consent: OwnConsent; asked: ConsentState | null }) {
  const { t, i18n } = useTranslation(["children", "enums"]);
  const { consent } = props;
  const word = t(`enums:consentKind.${consent.kind}`);
  return (
    <li className="py-4 last:pb-0" aria-labelledby={`consent-${consent.kind}`}>
      <div className="flex items-center justify-between gap-3">
        <h3 id={`consent-${consent.kind}`} className="text-body">
          {word}
        </h3>
        {consent.outdated ? (
          <Tag tone="warn">{t("family.confirmAgain")}</Tag>
        ) : consent.state ? (
          <Tag tone={tones[consent.state]}>{t(`enums:consentState.${consent.state}`)}</Tag>
        ) : (
          <Tag tone="warn">{t("family.waiting")}</Tag>
        )}
      </div>
      <p className="text-ink-2">{t(`family.purpose.${consent.kind}.v${consent.version}`)}</p>
      {consent.outdated ? <p className="mt-1 text-warn-fg">{t("family.newWording")}</p> : null}
      {consent.necessary && consent.state !== "granted" ? (
        <p className="mt-1 text-ink-2">{t(`family.effect.${consent.kind}`)}</p>
      ) : null}
      <div className="mt-2 flex flex-wrap items-center justify-between gap-x-3 gap-y-2">
        <span className="text-ink-3">
          {consent.decidedBy && consent.decidedOn
            ? t("family.decided", {
                name: consent.decidedBy,
                day: formatLongDay(consent.decidedOn, i18n.language),
              })
            : null}
        </span>
        {props.asked ? null : (
          <span className="no-print flex gap-2">
            {consent.next.map((state) => (
              <Answer key={state} childId={props.childId} consent={consent} state={state} />
            ))}
          </span>
        )}
      </div>
      <ConsentHistory history={consent.history} kind={consent.kind} version={consent.version} />
      {props.asked ? (
        <Asked childId={props.childId} consent={consent} state={props.asked} word={word} />
      ) : null}
    </li>
  );
}

const acts = { granted: "give", refused: "refuse", withdrawn: "withdraw" } as const;

type AnswerProps = { childId: string; consent: OwnConsent; state: ConsentState };

function Hidden({ childId, consent }: AnswerProps) {
  return (
    <>
      <input type="hidden" name="childId" value={childId} />
      <input type="hidden" name="kind" value={consent.kind} />
    </>
  );
}

/** One answer that can be given now. Taking a consent back, or refusing a necessary one, asks first. */
function Answer(props: AnswerProps) {
  const { t } = useTranslation(["children", "enums"]);
  const { formData } = useNavigation();
  const { consent, state } = props;
  const kind = t(`enums:consentKind.${consent.kind}`);
  const act = acts[state];
  const button = {
    name: "state",
    value: state,
    kind: "plain" as const,
    busy: formData?.get("kind") === consent.kind && formData.get("state") === state,
    "aria-label": t(`family.${act}Of`, { kind }),
    children: t(`family.${act}`),
  };
  const asks = state === "withdrawn" || (state === "refused" && consent.necessary);
  return (
    <Form method="post" preventScrollReset>
      <Hidden {...props} />
      {asks ? (
        <ConfirmButton
          {...button}
          question={t(state === "withdrawn" ? "family.withdrawAsk" : "family.refuseAsk", { kind })}
          detail={<Consequence {...props} />}
          confirmLabel={t(`family.${act}`)}
          cancelLabel={t(state === "withdrawn" ? "family.keepGiven" : "family.thinkAgain")}
        />
      ) : (
        <Button {...button} type="submit" />
      )}
    </Form>
  );
}

function Consequence({ consent, state }: AnswerProps) {
  const { t } = useTranslation("children");
  return (
    <>
      {consent.necessary ? (
        <p className="mb-2">
          {t(`family.effect.${consent.kind}`)}
          <span className="block">{t("family.talkFirst")}</span>
        </p>
      ) : null}
      {state === "withdrawn" ? <p className="text-ink-2">{t("family.withdrawEffect")}</p> : null}
    </>
  );
}

/** The dialog's question on the page itself, for a browser without scripts. */
function Asked(props: AnswerProps & { word: string }) {
  const { t } = useTranslation("children");
  const { state, word } = props;
  return (
    <Form method="post" className="mt-3 grid gap-3">
      <Hidden {...props} />
      <input type="hidden" name="confirm" value="yes" />
      <Banner tone="warn" inset>
        <b>
          {t(state === "withdrawn" ? "family.withdrawAsk" : "family.refuseAsk", { kind: word })}
        </b>
        <Consequence {...props} />
      </Banner>
      <div className="grid grid-cols-2 gap-2">
        <LinkButton to="/family/consents">
          {t(state === "withdrawn" ? "family.keepGiven" : "family.thinkAgain")}
        </LinkButton>
        <Button type="submit" name="state" value={state} kind="danger">
          {t(`family.${acts[state]}`)}
        </Button>
      </div>
    </Form>
  );
}
