import { useTranslation } from "react-i18next";
import type { GuardianGrade, Relation } from "~db/enums";
import { Avatar } from "~/components/avatar";
import { Card } from "~/components/card";
import { RowList } from "~/components/row-list";
import { Tag } from "~/components/tag";

type Person = { id: string; name: string; phone: string; relation: Relation };

/** Who answers for the child and who may take it home, as the teacher at the door sees it. */
export function OwnContacts(props: {
  guardians: readonly (Person & { grade: GuardianGrade; mayPickUp: boolean })[];
  pickUpPersons: readonly Person[];
}) {
  const { t } = useTranslation(["children", "enums", "common"]);
  return (
    <div className="grid gap-4">
      <Card title={t("family.guardians")}>
        {props.guardians.length === 0 ? (
          <p className="text-ink-2">{t("family.noGuardians")}</p>
        ) : (
          <RowList
            rows={props.guardians.map((person) => ({
              ...line(person),
              detail: (
                <>
                  {t("family.guardianLine", {
                    relation: t(`enums:relation.${person.relation}`),
                    grade: t(`enums:grade.${person.grade}`),
                  })}
                  <span className="block text-ink-3">{person.phone}</span>
                </>
              ),
              act: person.mayPickUp ? (
                <Tag tone="brand">{t("family.mayCollect")}</Tag>
              ) : (
                <Tag>{t("family.mayNotCollect")}</Tag>
              ),
            }))}
          />
        )}
      </Card>
      <Card title={t("family.pickUpPersons")}>
        {props.pickUpPersons.length === 0 ? (
          <p className="text-ink-2">{t("family.noPickUpPersons")}</p>
        ) : (
          <RowList
            rows={props.pickUpPersons.map((person) => ({
              ...line(person),
              detail: (
                <>
                  {t(`enums:relation.${person.relation}`)}
                  <span className="block text-ink-3">{person.phone}</span>
                </>
              ),
              act: <Tag tone="brand">{t("family.mayCollect")}</Tag>,
            }))}
          />
        )}
      </Card>
      <p className="text-ink-2">{t("family.correctContacts")}</p>
    </div>
  );
}

const line = (person: Person) => ({
  key: person.id,
  mark: <Avatar name={person.name} />,
  title: person.name,
});
