import type { TFunction } from "i18next";
import {
  ArrowRightLeft,
  Blocks,
  Droplet,
  GlassWater,
  LogIn,
  LogOut,
  Milk,
  MoonStar,
  NotebookPen,
  ShieldCheck,
  Smile,
  Soup,
  Sun,
  Thermometer,
  type IconNode,
} from "lucide";
import { useTranslation } from "react-i18next";
import { Icon } from "~/components/icon";
import { PrintButton } from "~/components/print-button";
import type { TimelineItem } from "../rules";
import { dishWords, joined, lengthWords, personWords } from "./family-words";

const icons: Record<TimelineItem["kind"], IconNode> = {
  ...{
    arrived: LogIn,
    left: LogOut,
    moved: ArrowRightLeft,
    fellAsleep: MoonStar,
    woke: MoonStar,
    toilet: Droplet,
  },
  ...{ meal: Soup, morningCheck: ShieldCheck, outdoor: Sun, mood: Smile, activity: Blocks },
  ...{ noonCheck: ShieldCheck, milk: Milk, water: GlassWater, temperature: Thermometer },
  note: NotebookPen,
};

type Dishes = Readonly<Record<string, string>>;

/** 一天: each moment a bold fact and at most one plain sentence, the newest first. */
export function DayLine(props: { items: readonly TimelineItem[]; dishes: Dishes }) {
  const { t } = useTranslation(["families", "enums", "common"]);
  return (
    <section aria-labelledby="line" className="print:mt-4">
      <div className="mb-2 flex min-h-12 items-center justify-between print:min-h-0">
        <h2 id="line" className="text-18">
          {t("line.title")}
        </h2>
        <PrintButton />
      </div>
      <ol className="print:columns-2 print:gap-8">
        {props.items.map((item) => {
          const { fact, detail } = wordsOf(item, props.dishes, t);
          return (
            <li
              key={item.id}
              className="relative grid break-inside-avoid grid-cols-[52px_24px_minmax(0,1fr)] gap-x-2 pb-4 before:absolute before:top-[26px] before:-bottom-0.5 before:left-[71px] before:w-0.5 before:bg-line last:before:hidden print:pb-1.5"
            >
              <time className="text-ink-3">{item.at}</time>
              <Icon of={icons[item.kind]} className="mx-0.5 mt-[3px] text-brand-text" />
              <div className="min-w-0">
                <b>{fact}</b>
                {detail ? <p className="whitespace-pre-line text-ink-2">{detail}</p> : null}
              </div>
            </li>
          );
        })}
      </ol>
    </section>
  );
}

type Words = { fact: string; detail?: string | null };

function wordsOf(item: TimelineItem, dishes: Dishes, t: TFunction): Words {
  switch (item.kind) {
    case "arrived":
    case "left": {
      const who = personWords(item.who, t);
      const key = item.kind === "arrived" ? "families:brought" : "families:collected";
      return { fact: t(`families:line.${item.kind}`), detail: who && t(key, { who }) };
    }
    case "moved":
      return { fact: t("families:line.moved", { room: item.room }) };
    case "fellAsleep":
      return { fact: t("families:line.fellAsleep") };
    case "woke": {
      const slept = t("families:line.slept", { length: lengthWords(item.minutes, t) });
      return { fact: t("families:line.woke"), detail: joined([slept, item.note], t) };
    }
    case "toilet":
      return { fact: t(`enums:toiletKind.${item.toilet}`) };
    case "meal": {
      const meal = t(`enums:meal.${item.meal}`);
      const fact = t("families:mealAte", { meal, ate: t(`families:ate.${item.amount}`) });
      return { fact, detail: joined([dishWords(item, dishes, t), item.note], t) };
    }
    case "morningCheck":
    case "noonCheck":
      return checkWords(item, t);
    case "milk":
    case "water": {
      const amount = item.millilitres && t("families:millilitres", { amount: item.millilitres });
      return { fact: t(`enums:entryKind.${item.kind}`), detail: amount || null };
    }
    case "temperature": {
      const degrees = t("families:degrees", { value: item.celsius });
      return { fact: t("enums:entryKind.temperature"), detail: degrees };
    }
    case "outdoor":
      return { fact: t("families:line.outdoor", { length: lengthWords(item.minutes, t) }) };
    case "mood":
      return { fact: t(`enums:mood.${item.mood}`), detail: item.note };
    case "activity":
      return { fact: item.title, detail: item.note };
    case "note":
      return {
        fact:
          item.photos > 0
            ? t("families:line.photos", { count: item.photos })
            : t("families:line.note"),
        detail: item.text,
      };
  }
}

function checkWords(
  { kind, check }: Extract<TimelineItem, { check: unknown }>,
  t: TFunction,
): Words {
  const of = t(`enums:entryKind.${kind}`);
  const degrees =
    check.temperature === undefined ? null : t("families:degrees", { value: check.temperature });
  if (check.result === "healthy") {
    return {
      fact: t("families:line.checkNormal", { check: of }),
      detail: joined([degrees, check.note], t),
    };
  }
  const found =
    check.findings
      .map((finding) => t(`enums:checkFinding.${finding}`))
      .join(t("common:listSeparator")) || t("enums:checkResult.abnormal");
  const action = t(`families:checkAction.${check.action}`);
  return {
    fact: t("families:line.checkFound", { check: of, found }),
    detail: joined([degrees, action, check.note], t),
  };
}
