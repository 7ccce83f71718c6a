import { useTranslation } from "react-i18next";
import { Avatar } from "~/components/avatar";
import { Card } from "~/components/card";
import { Facts } from "~/components/facts";
import { LinkButton } from "~/components/link-button";
import { Tag } from "~/components/tag";
import { formatLongDay } from "~/lib/dates";
import type { StaffPage } from "../queries.server";
import { CertificateTag } from "./certificate-tag";
import { postsInWords } from "./staff-words";

/** Who this is, what they are here for, and since when. */
export function StaffHeader({ person, mayChange }: { person: StaffPage; mayChange: boolean }) {
  const { t, i18n } = useTranslation(["staff", "enums", "common"]);
  const day = (value: string) => formatLongDay(value, i18n.language);
  return (
    <Card className="mb-4">
      <div className="flex flex-wrap items-center gap-5">
        <Avatar name={person.name} size={84} colour={person.classes[0]?.colour} />
        <div className="min-w-0 flex-1">
          <h1 className="flex flex-wrap items-center gap-3 text-24">
            {person.name}
            {person.leftOn ? <Tag>{t("leftOnTag", { day: day(person.leftOn) })}</Tag> : null}
          </h1>
          <p className="text-ink-2">
            {[t(`enums:adultSex.${person.sex}`), postsInWords(t, person.posts)].join(
              t("common:clauseSeparator"),
            )}
          </p>
        </div>
        <Facts
          layout="across"
          items={[
            { label: t("phone"), value: person.phone },
            { label: t("certificates"), value: <CertificateTag gaps={person.gaps} /> },
          ]}
        />
        {mayChange ? (
          <LinkButton to={`/staff/${person.id}/edit`}>{t("common:edit")}</LinkButton>
        ) : null}
      </div>
    </Card>
  );
}
