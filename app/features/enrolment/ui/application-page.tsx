import { useTranslation } from "react-i18next";
import { BackLink } from "~/components/back-link";
import { Card } from "~/components/card";
import { LinkButton } from "~/components/link-button";
import { PageHeader } from "~/components/page-header";
import { RefusalBanner } from "~/components/refusal-banner";
import type { ApplicationWhole } from "../applications/queries.server";
import type { OfferDraft, OpenOffer } from "../offers/queries.server";
import { ApplicationActions } from "./application-actions";
import { ApplicationFacts } from "./application-facts";
import { ApplicationLink } from "./application-link";
import { ApplicationStateTag } from "./application-state";
import { ApplicationSteps } from "./application-steps";
import { OfferCard } from "./offer-card";
import { OfferForm } from "./offer-form";
import { PriorityPoints } from "./priority-points";

type Link = { url: string; qr: string };

/** What an action answered with a link, if that is what it did. */
const linkIn = (answer: unknown): Link | null =>
  typeof answer === "object" && answer !== null && "link" in answer
    ? (answer.link as Link) // reason: the route's own answer
    : null;

/** One application: what to do next on the left, how it came here on the right. */
export function ApplicationPage(props: {
  application: ApplicationWhole;
  offer: OpenOffer | null;
  draft: OfferDraft | null;
  timeZone: string;
  actionData: unknown;
}) {
  const { t } = useTranslation("enrolment");
  const { application, offer, draft, actionData } = props;
  const { id, childName, number, line, waiting, state, childId, closedOn } = application;
  return (
    <>
      <PageHeader
        title={childName}
        subtitle={
          <>
            <ApplicationStateTag state={state} /> {t("application.number", { number })}
            {line ? ` · ${t("application.line", { line, count: waiting })}` : ""}
          </>
        }
        back={<BackLink to="/applications">{t("applications.title")}</BackLink>}
        actions={
          <>
            {childId ? (
              <LinkButton to={`/children/${childId}`} kind="main">
                {t("application.toChild")}
              </LinkButton>
            ) : null}
            {closedOn ? null : (
              <LinkButton to={`/applications/${id}/edit`}>{t("application.edit")}</LinkButton>
            )}
          </>
        }
      />
      {draft ? null : <RefusalBanner actionData={actionData} />}
      <div className="grid items-start gap-4 lg:grid-cols-2">
        <div className="grid gap-4">
          {offer ? <OfferCard offer={offer} /> : null}
          {draft ? <OfferForm draft={draft} actionData={actionData} /> : null}
          <ApplicationFacts application={application} />
        </div>
        <div className="grid gap-4">
          <Card
            title={t("application.priority")}
            aside={<b>{t("application.total", { points: application.points })}</b>}
          >
            <PriorityPoints parts={application.parts} />
            {application.isToCheck ? (
              <p className="mt-2 text-warn-fg">{t("applications.unchecked")}</p>
            ) : null}
          </Card>
          {closedOn ? null : <ApplicationLink name={childName} link={linkIn(actionData)} />}
          <ApplicationSteps steps={application.steps} timeZone={props.timeZone} />
          <ApplicationActions state={state} />
        </div>
      </div>
    </>
  );
}
