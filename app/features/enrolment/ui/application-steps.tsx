import { useTranslation } from "react-i18next";
import { Card } from "~/components/card";
import { instantOf } from "~/lib/clock";
import { formatMoment } from "~/lib/dates";
import type { ApplicationStepRow } from "../applications/queries.server";

/** Every step with who and when, the newest first. */
export function ApplicationSteps(props: {
  steps: readonly ApplicationStepRow[];
  timeZone: string;
}) {
  const { t, i18n } = useTranslation(["enrolment", "enums"]);
  return (
    <Card title={t("application.steps")}>
      <ol className="divide-y divide-line">
        {[...props.steps].reverse().map((step) => (
          <li key={step.id} className="py-2.5">
            <p className="font-semibold">
              {t(`enums:applicationStep.${step.step}`, {
                className: step.className ?? "",
                startsOn: step.startsOn ?? "",
                answerBy: step.answerBy ?? "",
              })}
            </p>
            {step.reason ? <p>{step.reason}</p> : null}
            <p className="text-second text-ink-2">
              {step.actorKind === "user"
                ? (step.actorName ?? t("application.unknown"))
                : t(step.actorKind === "visitor" ? "application.byFamily" : "application.byJob")}
              {" · "}
              {formatMoment(instantOf(step.at), props.timeZone, i18n.language)}
            </p>
          </li>
        ))}
      </ol>
    </Card>
  );
}
