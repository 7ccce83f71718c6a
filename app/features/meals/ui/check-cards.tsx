import { Card } from "~/components/card";
import { LinkButton } from "~/components/link-button";
import { RowList } from "~/components/row-list";
import { Tag } from "~/components/tag";
import { formatDay, formatWeekday } from "~/lib/dates";
import type { MenuChange, MenuCheckPage } from "../publishing/queries.server";
import type { CheckAsked } from "./check-clash";
import { ClashesOfDish } from "./check-dish";
import { useMealWords } from "./meal-words";
import { roundedAmount, useReportWords } from "./report-words";

type Finding = MenuCheckPage["findings"][number];

/** What the rules say of a week: what stops it first, then what is good to know. */
export function FindingsCard({ findings }: { findings: readonly Finding[] }) {
  const { t } = useMealWords();
  const sorted = [...findings].sort((a, b) => Number(b.stops) - Number(a.stops));
  return (
    <Card title={t("check.rules")}>
      {findings.length === 0 ? (
        <p className="text-ink-2">{t("check.noFindings")}</p>
      ) : (
        <RowList
          rows={sorted.map((finding, at) => ({
            key: `${finding.rule} ${at}`,
            title: <FindingTitle finding={finding} />,
            detail: <FindingDetail finding={finding} />,
          }))}
        />
      )}
    </Card>
  );
}

function FindingTitle({ finding }: { finding: Finding }) {
  const { t } = useMealWords();
  return (
    <span className="flex flex-wrap items-center gap-2">
      {t(`check.rule.${finding.rule}`)}
      <Tag tone={finding.stops ? "stop" : "warn"}>
        {t(finding.stops ? "check.stops" : "check.tells")}
      </Tag>
    </span>
  );
}

/** 周三 午餐 红烧带鱼：花生；3.2，至多 2。 */
function FindingDetail({ finding }: { finding: Finding }) {
  const { t, nameOf, locale } = useMealWords();
  const { day, meal, dish, food, of, value, line, rule } = finding;
  const isLeast = rule === "kindsOfDay" || rule === "kindsOfWeek";
  const what = food ? nameOf(food) : rule === "upperLevel" && of ? t(`nutrient.${of}`) : "";
  const rounded = (amount: number) => Number(amount.toFixed(amount < 10 ? 1 : 0));
  const parts = [
    [day && formatWeekday(day, locale), meal && t(`enums:meal.${meal}`), dish && nameOf(dish)]
      .filter(Boolean)
      .join(" "),
    what,
    value === null || line === null
      ? ""
      : t(isLeast ? "check.least" : "check.most", {
          value: rounded(value),
          line: rounded(line),
          unit: t(`check.unit.${unitOf(finding)}`),
        }),
  ];
  return <>{parts.filter(Boolean).join(t("common:clauseSeparator"))}</>;
}

function unitOf({ rule, of }: Finding): "kinds" | "times" | "grams" | "kcal" | "mcg" | "mg" {
  if (rule === "kindsOfDay" || rule === "kindsOfWeek") return "kinds";
  if (rule === "repeated" || rule === "liver") return "times";
  if (rule === "upperLevel") return of === "vitaminA" ? "mcg" : "mg";
  return rule === "sugar" ? "kcal" : "grams";
}

/** Nutrients outside 80 to 120 % of what the group should have here; they are told, and stop nothing. */
export function IntakesCard({
  check: { intakes, dishes, week, band },
  maySeeMore,
}: {
  check: MenuCheckPage;
  maySeeMore: boolean;
}) {
  const { t, verdictOf } = useReportWords();
  if (dishes === 0) return null;
  const more = `/menu/nutrition?week=${week}&band=${band}`;
  return (
    <Card
      title={t("check.intakes")}
      aside={maySeeMore ? <LinkButton to={more}>{t("nutrition.more")}</LinkButton> : null}
    >
      {intakes.length === 0 ? (
        <p className="text-ink-2">{t("check.intakesMet")}</p>
      ) : (
        <RowList
          rows={intakes.map((line) => ({
            key: line.nutrient,
            title: (
              <span className="flex flex-wrap items-center gap-2">
                {t(`nutrient.${line.nutrient}`)}
                <Tag tone={line.verdict === "low" ? "warn" : "info"}>{verdictOf(line)}</Tag>
              </span>
            ),
            detail: t("check.intake", {
              amount: t(`unit.${line.nutrient}`, { n: roundedAmount(line.amount) }),
              target: roundedAmount(line.target ?? 0),
              percent: line.percent,
            }),
          }))}
        />
      )}
    </Card>
  );
}

/** Every dish of the week that is not for somebody, in the order of the week, what is open first. */
export function ClashesCard({
  places,
  ...asked
}: CheckAsked & { places: MenuCheckPage["places"] }) {
  const { t } = useMealWords();
  const isOpen = (place: (typeof places)[number]) => place.some(({ isSettled }) => !isSettled);
  const sorted = [...places].sort((a, b) => Number(isOpen(b)) - Number(isOpen(a)));
  return (
    <Card title={t("check.clashes")}>
      {places.length === 0 ? (
        <p className="text-ink-2">{t("check.noClashes")}</p>
      ) : (
        <div className="grid gap-5">
          {sorted.map((clashes) => (
            <ClashesOfDish
              key={`${clashes[0]?.day} ${clashes[0]?.meal} ${clashes[0]?.dishId}`}
              {...{ clashes, ...asked }}
            />
          ))}
        </div>
      )}
    </Card>
  );
}

/** Allergies in words that nobody has explained: a week waits for them. */
export function UnclearCard({
  unclear,
  mayExplain,
}: Pick<MenuCheckPage, "unclear"> & { mayExplain: boolean }) {
  const { t } = useMealWords();
  if (unclear.length === 0) return null;
  return (
    <Card title={t("check.unclear")}>
      <p className="mb-2 text-ink-2">{t("check.unclearLead")}</p>
      <RowList
        rows={unclear.map(({ childId, name, className, detail }) => ({
          key: `${childId} ${detail}`,
          title: name,
          detail: `${className}${t("common:clauseSeparator")}${detail}`,
          act: mayExplain ? (
            <LinkButton to="/allergies/words">{t("check.explain")}</LinkButton>
          ) : null,
        }))}
      />
    </Card>
  );
}

/** What was changed since families have seen the week. */
export function ChangesCard({ title, changes }: { title: string; changes: readonly MenuChange[] }) {
  const { t, nameOf, locale } = useMealWords();
  if (changes.length === 0) return null;
  return (
    <Card title={title}>
      <RowList
        rows={changes.map((change) => ({
          key: change.id,
          title: t(change.isAdded ? "check.added" : "check.removed", {
            day: formatDay(change.day, locale),
            meal: t(`enums:meal.${change.meal}`),
            dish: nameOf(change),
          }),
          detail: change.reason,
        }))}
      />
    </Card>
  );
}
