import { useLocation } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { Link } from "~/components/link";
import { withParams } from "~/components/table-params";
import { formatDay } from "~/lib/dates";
import type { CoverDay } from "../queries.server";
import { shortTime } from "./roster-words";

type Short = CoverDay["shortages"][number];

/** What is missing, the rule that says so, and who could step in. */
export function ShortageList({ cover, mayPlan }: { cover: CoverDay; mayPlan: boolean }) {
  const { t, i18n } = useTranslation("rosters");
  if (cover.shortages.length === 0) {
    const day = formatDay(cover.day, i18n.language);
    return <p className="pt-3 text-ok-fg">{t("proof.fine", { day })}</p>;
  }
  return (
    <ul className="divide-y divide-line pt-2">
      {cover.shortages.map((short) => (
        <li key={`${short.classId} ${short.from}`} className="grid gap-x-6 py-2 md:flex">
          <div className="min-w-0 flex-1">
            <ShortageLine short={short} />
          </div>
          {mayPlan ? <Helpers short={short} day={cover.day} /> : null}
        </li>
      ))}
    </ul>
  );
}

/** 托大二班 12:30–14:00 缺 1 人, with the rule and its clause. */
export function ShortageLine({ short }: { short: Short }) {
  const { t } = useTranslation(["rosters", "enums"]);
  const { className, from, to, need, children, source } = short;
  const times = { from: shortTime(from), to: shortTime(to) };
  const { adults, teachers, perCarer, rule } = need;
  const type = t(`enums:classType.${short.type}`);
  return (
    <>
      <p>
        <b className="text-stop-fg">
          {t(`shortage.${short.of}`, { className, ...times, n: short.missing })}
        </b>{" "}
        {t(`rule.${rule}`, { type, children, adults, teachers, perCarer })}
      </p>
      <p className="text-fine text-ink-2">{t("source", source)}</p>
    </>
  );
}

function Helpers({ short, day }: { short: Short; day: string }) {
  const { t } = useTranslation("rosters");
  const { search } = useLocation();
  const { from, to, classId, helpers } = short;
  if (helpers.length === 0) return <p className="text-ink-2">{t("shortage.nobody")}</p>;
  return (
    <p className="no-print flex flex-wrap items-center gap-x-4 text-ink-2">
      {helpers.map(({ id, name }) => (
        <Link
          key={id}
          to={withParams(search, {
            ...{ group: null, day, edit: id, form: "new" },
            ...{ from, to, class: classId },
          })}
          preventScrollReset
          className="inline-flex min-h-8 items-center font-semibold text-brand-text hover:underline max-sm:min-h-12"
        >
          {t("shortage.arrange", { name })}
        </Link>
      ))}
    </p>
  );
}
