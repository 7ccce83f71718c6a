import { clsx } from "clsx";
import { Droplet, LogIn, MoonStar, ShieldCheck, Smile, Soup, Sun, type IconNode } from "lucide";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { Icon } from "~/components/icon";
import { Ring } from "~/components/ring";
import { quartersOf, type SixAnswers as Answers } from "../rules";
import { dishWords, joined, lengthWords, personWords } from "./family-words";

/** Arrived, checked, eaten, slept, toilet, mood: each with its answer, or that there is none yet. */
export function SixAnswers({
  answers,
  dishes,
  isOver,
}: {
  answers: Omit<Answers, "photos">;
  dishes: Readonly<Record<string, string>>;
  isOver: boolean;
}) {
  const { t } = useTranslation(["families", "enums", "common"]);
  const { arrival, sleep, mood } = answers;
  const none = <span className="text-ink-3">{t(isOver ? "notWritten" : "notYet")}</span>;
  const brought = arrival && personWords(arrival.with, t);
  const collected = arrival && personWords(arrival.leftWith, t);
  return (
    <dl className="grid grid-cols-2">
      <Answer icon={LogIn} ask={t("ask.arrival")}>
        {arrival ? (
          <>
            <Bold>{arrival.at}</Bold>{" "}
            {brought ? <Plain>{t("brought", { who: brought })}</Plain> : null}
            {arrival.isLeavingUnrecorded ? <Below>{t("leavingUnrecorded")}</Below> : null}
            {arrival.leftAt ? (
              <Below>
                {joined(
                  [
                    t("leftAt", { time: arrival.leftAt }),
                    collected && t("collected", { who: collected }),
                  ],
                  t,
                )}
              </Below>
            ) : null}
          </>
        ) : (
          none
        )}
      </Answer>
      <Answer icon={ShieldCheck} ask={t("ask.check")}>
        <Check check={answers.check}>{none}</Check>
      </Answer>
      <Answer icon={Soup} ask={t("ask.meals")} wide>
        {answers.meals.length === 0 ? none : <Eaten meals={answers.meals} dishes={dishes} />}
      </Answer>
      <Answer icon={MoonStar} ask={t("ask.sleep")}>
        {sleep ? (
          <>
            {sleep.since || sleep.minutes > 0 || !sleep.isWakingUnrecorded ? (
              <Bold>
                {sleep.since
                  ? t("asleepSince", { time: sleep.since })
                  : lengthWords(sleep.minutes, t)}
              </Bold>
            ) : null}
            {sleep.spans.map(({ from, to }) =>
              to ? <Below key={from}>{`${from} – ${to}`}</Below> : null,
            )}
            {sleep.isWakingUnrecorded ? <Below>{t("wakingUnrecorded")}</Below> : null}
          </>
        ) : (
          none
        )}
      </Answer>
      <Answer icon={Droplet} ask={t("ask.toilet")}>
        {answers.toilet.length === 0
          ? none
          : answers.toilet.map(({ kind, count }, at) =>
              at === 0 ? (
                <Bold key={kind}>{t(`toilet.${kind}`, { count })}</Bold>
              ) : (
                <Below key={kind}>{t(`toilet.${kind}`, { count })}</Below>
              ),
            )}
      </Answer>
      <Answer icon={Smile} ask={t("ask.mood")} wide={answers.outdoorMinutes === 0}>
        {mood ? (
          <>
            <Bold>{t(`enums:mood.${mood.mood}`)}</Bold> <Plain>{mood.note}</Plain>
          </>
        ) : (
          none
        )}
      </Answer>
      {answers.outdoorMinutes > 0 ? (
        <Answer icon={Sun} ask={t("ask.outdoor")}>
          <Bold>{lengthWords(answers.outdoorMinutes, t)}</Bold>
        </Answer>
      ) : null}
    </dl>
  );
}

function Check(props: { check: Answers["check"]; children: ReactNode }) {
  const { t } = useTranslation(["families", "enums", "common"]);
  const { check } = props;
  if (!check) return props.children;
  const degrees =
    check.temperature === undefined ? null : t("degrees", { value: check.temperature });
  if (check.result === "healthy") {
    return (
      <>
        <Bold>{t("normal")}</Bold> {degrees ? <Plain>{degrees}</Plain> : null}
      </>
    );
  }
  const found = check.findings.map((finding) => t(`enums:checkFinding.${finding}`));
  return (
    <>
      <b className="text-18 text-warn-fg">
        {found.join(t("common:listSeparator")) || t("enums:checkResult.abnormal")}
      </b>{" "}
      {degrees ? <Plain>{degrees}</Plain> : null}
      <Below>
        {joined(
          [t(`checkAction.${check.action}`), check.familyTold && t("familyTold"), check.note],
          t,
        )}
      </Below>
    </>
  );
}

function Eaten(props: { meals: Answers["meals"]; dishes: Readonly<Record<string, string>> }) {
  const { t } = useTranslation(["enums", "common", "families"]);
  return (
    <ul className="grid grid-cols-[auto_minmax(0,1fr)_auto] gap-x-2.5">
      {props.meals.map(({ id, meal, amount, dishIds, dishAmounts }) => (
        <li key={id} className="col-span-full grid grid-cols-subgrid py-0.5">
          <span className="text-ink-3">{t(`meal.${meal}`)}</span>
          <span className="min-w-0">
            {dishWords({ amount, dishIds, dishAmounts }, props.dishes, t)}
          </span>
          <span className="flex items-center gap-1.5 self-start font-semibold">
            <Ring quarters={quartersOf(amount)} size={18} />
            {t(`mealAmount.${amount}`)}
          </span>
        </li>
      ))}
    </ul>
  );
}

function Answer(props: { icon: IconNode; ask: string; wide?: boolean; children: ReactNode }) {
  return (
    <div className={clsx("min-w-0 border-t border-line py-2", props.wide && "col-span-2")}>
      <dt className="flex items-center gap-1.5 text-ink-3">
        <Icon of={props.icon} size={16} className="text-brand" />
        {props.ask}
      </dt>
      <dd className="leading-6">{props.children}</dd>
    </div>
  );
}

const Bold = (props: { children: ReactNode }) => <b className="text-18">{props.children}</b>;
const Plain = (props: { children: ReactNode }) => (
  <span className="text-ink-2">{props.children}</span>
);
const Below = (props: { children: ReactNode }) => (
  <span className="block text-ink-2">{props.children}</span>
);
