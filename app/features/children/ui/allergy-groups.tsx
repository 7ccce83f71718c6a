import { useTranslation } from "react-i18next";
import { ClassChip } from "~/components/class-chip";
import { Link } from "~/components/link";
import type { AllergyGroups } from "../care/queries.server";
import { Face } from "./face";
import { allergyInWords, type AllergyOnRecord } from "./need-words";
import { SeverityTag } from "./severity-tag";

type Group = AllergyGroups[number];

/** Sheets of children by allergen or by class, the gravest first; three columns on one printed page. */
export function AllergyGroupList(props: { groups: AllergyGroups; linked: boolean }) {
  const { t } = useTranslation(["children", "enums"]);
  return (
    <div className="gap-4 sm:columns-2 lg:columns-3 print:columns-3 print:gap-3">
      {props.groups.map((group) => (
        <section
          key={group.key}
          aria-labelledby={`group-${group.key}`}
          className="card mb-4 break-inside-avoid rounded-card bg-surface p-(--pad) shadow-card print:mb-3 print:p-2"
        >
          <h2
            id={`group-${group.key}`}
            className="mb-1 flex items-baseline justify-between gap-3 text-section"
          >
            {group.room ? (
              <ClassChip name={group.room.name} colour={group.room.colour} />
            ) : (
              t(`enums:allergen.${group.allergen}`)
            )}
            <span className="text-second font-normal text-ink-2">
              {t("needs.count", { n: group.children.length })}
            </span>
          </h2>
          <ul className="divide-y divide-line">
            {group.children.map((child) => (
              <AllergicChild key={child.id} child={child} group={group} linked={props.linked} />
            ))}
          </ul>
        </section>
      ))}
    </div>
  );
}

function AllergicChild(props: { child: Group["children"][number]; group: Group; linked: boolean }) {
  const { t } = useTranslation(["children", "enums"]);
  const { child, group } = props;
  const name = props.linked ? (
    <Link to={`/children/${child.id}`} className="font-semibold hover:underline">
      {child.name}
    </Link>
  ) : (
    <b>{child.name}</b>
  );
  const schedule = t(`enums:schedule.${child.schedule}`);
  return (
    <li className="flex items-center gap-3 py-2 print:py-1">
      <span className="print:hidden">
        <Face name={child.name} fileId={child.faceFileId} colour={child.colour} />
      </span>
      {group.room ? (
        <div className="min-w-0 flex-1">
          {name} <span className="text-second text-ink-2">{schedule}</span>
          <Allergies of={child.allergies} words={(one) => allergyInWords(t, one)} />
        </div>
      ) : (
        <>
          <div className="min-w-0 flex-1">
            {name}
            <p className="text-second text-ink-2">
              {child.className} {child.schedule === "full" ? null : schedule}
            </p>
          </div>
          <Allergies of={child.allergies} words={(one) => one.detail} />
        </>
      )}
    </li>
  );
}

function Allergies(props: {
  of: readonly AllergyOnRecord[];
  words: (allergy: AllergyOnRecord) => string;
}) {
  return (
    <ul>
      {props.of.map((allergy) => (
        <li
          key={allergy.allergen + allergy.detail}
          className="flex items-center justify-between gap-x-2"
        >
          {props.words(allergy)}
          <span className="ml-auto">
            <SeverityTag severity={allergy.severity} />
          </span>
        </li>
      ))}
    </ul>
  );
}
