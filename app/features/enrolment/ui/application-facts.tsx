import { useTranslation } from "react-i18next";
import { Card } from "~/components/card";
import { Facts } from "~/components/facts";
import { Link } from "~/components/link";
import { ageInWords } from "~/features/children/ui/age";
import { formatLongDay } from "~/lib/dates";
import { spacedPhone } from "~/lib/phone";
import type { Relation } from "~db/enums";
import type { ApplicationWhole } from "../applications/queries.server";
import { ApplicationStateTag } from "./application-state";

/** The family and its wish. */
export function ApplicationFacts({ application: of }: { application: ApplicationWhole }) {
  const { t, i18n } = useTranslation(["enrolment", "enums", "children"]);
  const day = (value: string) => formatLongDay(value, i18n.language);
  const person = (name: string, phone: string, relation: Relation) =>
    t("application.person", {
      ...{ name, phone: spacedPhone(phone), relation: t(`enums:relation.${relation}`) },
    });
  return (
    <Card title={t("application.family")}>
      <Facts
        items={[
          {
            label: t("application.bornOn"),
            value: `${day(of.bornOn)} · ${t(`enums:sex.${of.sex}`)}`,
          },
          {
            label: t("application.wish"),
            value: (
              <>
                {t("own.wishLine", {
                  ...{ day: day(of.wantedFrom), schedule: t(`enums:schedule.${of.schedule}`) },
                })}
                <span className="block text-second font-normal text-ink-2">
                  {t("application.asOf", { age: ageInWords(of.bornOn, of.wantedFrom, t) })}
                  {of.takesHalfDay ? ` · ${t("application.halfToo")}` : ""}
                </span>
              </>
            ),
          },
          {
            label: t("application.guardian"),
            value: person(of.guardianName, of.guardianPhone, of.guardianRelation),
          },
          ...(of.secondRelation
            ? [
                {
                  label: t("application.second"),
                  value: person(of.secondName, of.secondPhone, of.secondRelation),
                },
              ]
            : []),
          ...(of.note ? [{ label: t("application.note"), value: of.note }] : []),
          {
            label: t("application.notice"),
            value:
              of.noticeVersion === null
                ? t("application.noticeOffice")
                : t("application.noticeOnline", { version: of.noticeVersion }),
          },
        ]}
      />
      {of.alike.length > 0 ? (
        <p className="mt-3 border-t border-line pt-3">
          <span className="text-ink-2">{t("application.alike")}</span>{" "}
          {of.alike.map(({ id, childName, state }) => (
            <span key={id} className="ml-2 inline-flex items-center gap-1.5">
              <Link to={`/applications/${id}`} className="text-link">
                {childName}
              </Link>
              <ApplicationStateTag state={state} />
            </span>
          ))}
        </p>
      ) : null}
    </Card>
  );
}
