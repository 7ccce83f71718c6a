import { useTranslation } from "react-i18next";
import { Card } from "~/components/card";
import { ClassChip } from "~/components/class-chip";
import { Stat } from "~/components/stat";
import { Tag } from "~/components/tag";
import { schedules } from "~db/enums";
import type { DietClasses } from "../care/queries.server";
import type { MealCounts, ScheduleCounts } from "../care/rules";
import { Face } from "./face";
import { allergyInWords, dietInWords } from "./need-words";
import { SeverityTag } from "./severity-tag";

/** How many come to the whole centre today, by the schedule of their day, and how many eat each meal. */
export function DietCounts({ counts, meals }: { counts: ScheduleCounts; meals: MealCounts }) {
  const { t } = useTranslation(["children", "enums"]);
  return (
    <Card className="mb-4 print:mb-2 print:flex print:items-end print:justify-between print:px-2 print:py-1">
      <div className="grid grid-cols-2 gap-x-8 gap-y-3 sm:flex print:flex">
        <Stat label={t("needs.all")} value={counts.all} />
        {schedules.map((schedule) => (
          <Stat key={schedule} label={t(`enums:schedule.${schedule}`)} value={counts[schedule]} />
        ))}
        {meals.map(({ meal, count }) => (
          <Stat key={meal} label={t(`enums:meal.${meal}`)} value={count} />
        ))}
      </div>
      <p className="mt-2 text-second text-ink-2">{t("needs.asBooked")}</p>
    </Card>
  );
}

/** One card a class for the kitchen's wall: the count, then who must not or does not eat what. */
export function DietCards({ classes }: { classes: DietClasses }) {
  return (
    <div className="gap-4 sm:columns-2 lg:columns-3 print:columns-2 print:gap-3">
      {classes.map((room) => (
        <DietCard key={room.classId} room={room} />
      ))}
    </div>
  );
}

function DietCard({ room }: { room: DietClasses[number] }) {
  const { t } = useTranslation(["children", "enums"]);
  const parts = schedules.filter((schedule) => room.counts[schedule] > 0);
  return (
    <section
      aria-labelledby={`class-${room.classId}`}
      className="card mb-4 break-inside-avoid rounded-card bg-surface p-(--pad) shadow-card print:mb-2 print:px-2 print:py-1"
    >
      <div className="mb-1 flex flex-wrap items-baseline gap-x-3">
        <h2 id={`class-${room.classId}`} className="text-section">
          <ClassChip name={room.className} colour={room.colour} />
        </h2>
        <span className="ml-auto whitespace-nowrap print:order-last">
          <b className="text-20 print:text-16">{room.counts.all}</b>{" "}
          <span className="text-second text-ink-2">
            {t("needs.people", { count: room.counts.all })}
          </span>
        </span>
        <p className="flex basis-full flex-wrap gap-x-3 text-second text-ink-2 print:basis-auto">
          {parts.map((schedule) => (
            <span key={schedule} className="whitespace-nowrap">
              {t("needs.scheduleCount", {
                word: t(`enums:schedule.${schedule}`),
                n: room.counts[schedule],
              })}
            </span>
          ))}
          {room.meals.map(({ meal, count }) => (
            <span key={meal} className="whitespace-nowrap">
              {t("needs.scheduleCount", { word: t(`enums:meal.${meal}`), n: count })}
            </span>
          ))}
        </p>
      </div>
      {room.children.length === 0 ? (
        <p className="border-t border-line pt-2 text-ink-2">{t("needs.noneInClass")}</p>
      ) : (
        <ul className="divide-y divide-line border-t border-line">
          {room.children.map((child) => (
            <li key={child.id} className="flex items-start gap-3 py-2 print:py-1">
              <span className="print:hidden">
                <Face name={child.name} fileId={child.faceFileId} colour={room.colour} />
              </span>
              <div className="min-w-0 flex-1 print:flex print:flex-wrap print:justify-between print:gap-x-2">
                <span className="whitespace-nowrap">
                  <b>{child.name}</b>{" "}
                  <span className="text-second text-ink-2">
                    {child.schedule === "full" ? null : t(`enums:schedule.${child.schedule}`)}
                  </span>
                </span>
                <ul className="flex flex-wrap items-center gap-x-3 gap-y-1 text-second">
                  {child.allergies.map((allergy) => (
                    <li
                      key={allergy.allergen + allergy.detail}
                      className="flex items-center gap-x-2"
                    >
                      <span className="font-semibold text-stop-fg">
                        {t("needs.allergicTo", { words: allergyInWords(t, allergy) })}
                      </span>
                      {allergy.severity === "severe" ? <SeverityTag severity="severe" /> : null}
                    </li>
                  ))}
                  {child.diets.map((diet) => (
                    <li key={diet.diet + diet.detail}>
                      <Tag tone="brand">{dietInWords(t, diet)}</Tag>
                    </li>
                  ))}
                </ul>
              </div>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
