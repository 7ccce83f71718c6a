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
import { iconMarkup } from "~/components/icon";
import { PrintButton } from "~/components/print-button";
import { markup } from "~/lib/markup";
import type { ShownDay } from "../shown/queries.server";

type Moment = ShownDay["moments"][number];

const icons: Record<Moment["kind"], IconNode> = {
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

/** A phone lays a moment out when it comes near, and not before its styles are there; until then it is about this high. */
const whenNear = { contentVisibility: "auto", containIntrinsicSize: "auto 4rem" } as const;

/** What stands in a moment's line, as one piece: a day has sixty of them, each of six elements. */
const drawn = ({ at, kind, fact, detail }: Moment): string =>
  markup`<time class="text-ink-3">${at}</time>${iconMarkup(icons[kind], "mx-0.5 mt-[3px] text-brand-text")}<div class="min-w-0"><b>${fact}</b>${detail ? markup`<p class="whitespace-pre-line text-ink-2">${detail}</p>` : ""}</div>`
    .html;

/** 一天: each moment a bold fact and at most one plain sentence, the newest first. */
export function DayLine({ moments }: { moments: readonly Moment[] }) {
  const { t } = useTranslation("families");
  return (
    <section aria-labelledby="line" className="print:mt-4">
      <div className="mb-2 flex min-h-12 items-center justify-between print:min-h-0">
        <h2 id="line" className="text-18">
          {t("line.title")}
        </h2>
        <PrintButton />
      </div>
      <ol className="*:relative *:grid *:break-inside-avoid *:grid-cols-[52px_24px_minmax(0,1fr)] *:gap-x-2 *:pb-4 *:before:absolute *:before:top-[26px] *:before:bottom-0 *:before:left-[71px] *:before:w-0.5 *:before:bg-line *:last:before:hidden print:columns-2 print:gap-8 print:*:pb-1.5 print:*:[content-visibility:visible]!">
        {moments.map((moment) => (
          <li
            key={moment.id}
            style={whenNear}
            dangerouslySetInnerHTML={{ __html: drawn(moment) }}
          />
        ))}
      </ol>
    </section>
  );
}
