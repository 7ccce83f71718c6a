import { MessagesSquare } from "lucide";
import { useTranslation } from "react-i18next";
import { Card } from "~/components/card";
import { ClassChip } from "~/components/class-chip";
import { Facts } from "~/components/facts";
import { LinkButton } from "~/components/link-button";
import { Tag } from "~/components/tag";
import { formatLongDay } from "~/lib/dates";
import type { ChildPage } from "../queries.server";
import { ageInWords } from "./age";
import { Face } from "./face";

/** Who this is, and the four answers a worried adult asks for first. */
export function ChildHeader({ child, today }: { child: ChildPage; today: string }) {
  const { t, i18n } = useTranslation(["children", "enums", "common", "nav"]);
  const severe = child.allergies.some((allergy) => allergy.severity === "severe");
  const primary = child.guardians.find((guardian) => guardian.grade === "primary");
  const born = formatLongDay(child.bornOn, i18n.language);
  return (
    <Card className="mb-4">
      <div className="flex flex-wrap items-center gap-5">
        <Face name={child.name} fileId={child.faceFileId} colour={child.colour} size={84} />
        <div className="min-w-0 flex-1 basis-52">
          <h1 className="flex flex-wrap items-center gap-3 text-24">
            {child.name}
            {severe ? <Tag tone="stop">{t("severeAllergy")}</Tag> : null}
            {child.toClarify ? <Tag tone="warn">{t("gaps.name.clarify")}</Tag> : null}
          </h1>
          <p className="text-ink-2">
            {t("bornLine", {
              sex: t(`enums:sex.${child.sex}`),
              born,
              age: ageInWords(child.bornOn, today, t),
            })}
          </p>
          <p className="flex flex-wrap items-center gap-x-3 text-ink-2">
            {child.className ? (
              <ClassChip name={child.className} colour={child.colour ?? 1} />
            ) : (
              t("notEnrolled")
            )}
            {child.schedule && child.startsOn
              ? t("placeLine", {
                  schedule: t(`enums:schedule.${child.schedule}`),
                  since: formatLongDay(child.startsOn, i18n.language),
                })
              : null}
          </p>
        </div>
        <Facts
          layout="across"
          items={[
            {
              label: t("allergies"),
              value: child.allergies.length
                ? child.allergies
                    .map((allergy) => allergy.detail || t(`enums:allergen.${allergy.allergen}`))
                    .join(t("common:listSeparator"))
                : t("nothingRecorded"),
            },
            {
              label: t("guardian"),
              value: primary ? `${primary.name} ${t(`enums:relation.${primary.relation}`)}` : "–",
            },
            {
              label: t("vaccinationCheckedOn"),
              value: child.vaccinationCheckedOn
                ? formatLongDay(child.vaccinationCheckedOn, i18n.language)
                : t("notYet"),
            },
          ]}
        />
        <LinkButton to={`/children/${child.id}/family`} icon={MessagesSquare}>
          {t("nav:groups.families")}
        </LinkButton>
      </div>
    </Card>
  );
}
