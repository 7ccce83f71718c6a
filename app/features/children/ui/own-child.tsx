import { FileCheck2, Phone } from "lucide";
import { useTranslation } from "react-i18next";
import { consentKinds, type Sex, type WeekSchedule } from "~db/enums";
import { Avatar } from "~/components/avatar";
import { buttonClass } from "~/components/button";
import { Card } from "~/components/card";
import { ClassChip } from "~/components/class-chip";
import { Facts } from "~/components/facts";
import { Icon } from "~/components/icon";
import { LinkButton } from "~/components/link-button";
import { RowList } from "~/components/row-list";
import { Tag } from "~/components/tag";
import { formatLongDay } from "~/lib/dates";
import { ageInWords } from "./age";
import { CareRows } from "./care-rows";
import { Face } from "./face";
import type { AllergyOnRecord, DietOnRecord } from "./need-words";

type Own = {
  name: string;
  sex: Sex;
  bornOn: string;
  faceFileId: string | null;
  className: string | null;
  colour: number | null;
  schedule: WeekSchedule | null;
  startsOn: string | null;
};

/** The child first: face, name, age, class, and since when. */
export function OwnChildCard({ child, today }: { child: Own; today: string }) {
  const { t, i18n } = useTranslation(["children", "enums", "common"]);
  const since = child.startsOn
    ? t(child.startsOn > today ? "family.from" : "family.since", {
        day: formatLongDay(child.startsOn, i18n.language),
      })
    : t("family.notEnrolled");
  return (
    <Card>
      <div className="flex items-center gap-4">
        <Face name={child.name} fileId={child.faceFileId} colour={child.colour} size={84} />
        <div className="min-w-0">
          <h1 className="text-24">{child.name}</h1>
          <p className="text-18">{ageInWords(child.bornOn, today, t)}</p>
          {child.className ? (
            <p className="flex flex-wrap gap-x-3 text-ink-2">
              <span className="text-ink">
                <ClassChip name={child.className} colour={child.colour ?? 1} />
              </span>
              {child.schedule ? t(`enums:schedule.${child.schedule}`) : null}
            </p>
          ) : null}
          <p className="text-ink-2">{since}</p>
        </div>
      </div>
    </Card>
  );
}

/** Stays until every consent has an answer. */
export function ConsentsWaiting({ answered }: { answered: number }) {
  const { t } = useTranslation("children");
  const count = consentKinds.length - answered;
  if (count === 0) return null;
  return (
    <div className="flex items-center gap-3 rounded-card bg-warn-soft p-(--pad) text-warn-fg">
      <Icon of={FileCheck2} />
      <p className="min-w-0 flex-1">{t("family.consentsWaiting", { count })}</p>
      <LinkButton to="/family/consents">{t("family.toConsents")}</LinkButton>
    </div>
  );
}

/** Allergies and diets on record, and how a mistake is mended. */
export function OwnCare(props: {
  allergies: readonly AllergyOnRecord[];
  diets: readonly DietOnRecord[];
  officePhone: string;
}) {
  const { t } = useTranslation("children");
  return (
    <Card title={t("family.careTitle")}>
      <CareRows allergies={props.allergies} diets={props.diets} />
      <p className="mt-3 text-ink-2">{t("family.correctCare")}</p>
      {props.officePhone ? (
        <a href={`tel:${props.officePhone}`} className={`no-print mt-3 ${buttonClass("plain")}`}>
          <Icon of={Phone} />
          {t("family.callOffice")}
        </a>
      ) : null}
    </Card>
  );
}

export function OwnTeachers(props: {
  teachers: readonly { id: string; name: string; lead: boolean }[];
}) {
  const { t } = useTranslation("children");
  return (
    <Card title={t("family.teachers")}>
      {props.teachers.length === 0 ? (
        <p className="text-ink-2">{t("family.noTeachers")}</p>
      ) : (
        <RowList
          rows={props.teachers.map((teacher) => ({
            key: teacher.id,
            mark: <Avatar name={teacher.name} />,
            title: teacher.name,
            act: teacher.lead ? <Tag tone="brand">{t("family.lead")}</Tag> : undefined,
          }))}
        />
      )}
    </Card>
  );
}

/** What else the centre keeps, so that the family can see that it is right. */
export function OwnRecord(props: {
  child: {
    sex: Sex;
    bornOn: string;
    idMasked: string | null;
    pastIllness: string;
    vaccinationCheckedOn: string | null;
  };
}) {
  const { t, i18n } = useTranslation(["children", "enums"]);
  const { child } = props;
  const long = (day: string) => formatLongDay(day, i18n.language);
  return (
    <Card title={t("family.record")}>
      <Facts
        items={[
          { label: t("sex"), value: t(`enums:sex.${child.sex}`) },
          { label: t("family.bornOn"), value: long(child.bornOn) },
          { label: t("family.identity"), value: child.idMasked ?? t("family.identityPending") },
          { label: t("family.pastIllness"), value: child.pastIllness || t("family.nonePast") },
          {
            label: t("family.vaccination"),
            value: child.vaccinationCheckedOn
              ? long(child.vaccinationCheckedOn)
              : t("family.notChecked"),
          },
        ]}
      />
    </Card>
  );
}
