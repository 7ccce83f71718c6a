import { Form, useNavigation } from "@remix-run/react";
import { Phone } from "lucide-react";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { Avatar } from "~/components/avatar";
import { Button, buttonClass } from "~/components/button";
import { Icon } from "~/components/icon";
import { LinkButton } from "~/components/link-button";
import { RowList } from "~/components/row-list";
import { Sheet } from "~/components/sheet";
import { Skeleton } from "~/components/skeleton";
import { spacedPhone } from "~/lib/phone";
import type { Contacts } from "../family/queries.server";
import { ageInWords } from "./age";
import { CareRows } from "./care-rows";
import { RoomFace, type RoomChild } from "./room-tile";

type Phones = readonly { id: string; phone: string }[];

/** What a teacher needs of one child at once: what harms it, whom to call, who may take it home. */
export function RoomSheet(props: {
  child: RoomChild | null;
  today: string;
  contacts: Contacts | null;
  phones: Phones | undefined;
  mayOpenChild: boolean;
  closeHref: string;
  onClose: () => void;
}) {
  const { t } = useTranslation(["children", "enums", "common"]);
  const { child } = props;
  return (
    <Sheet
      open={child !== null}
      onClose={props.onClose}
      title={child?.name ?? t("room.title")}
      footer={
        child ? (
          <>
            {props.mayOpenChild ? (
              <LinkButton to={`/children/${child.id}`} kind="quiet">
                {t("room.openChild")}
              </LinkButton>
            ) : null}
            <LinkButton to={props.closeHref}>{t("common:close")}</LinkButton>
          </>
        ) : null
      }
    >
      {child ? (
        <div className="grid gap-5">
          <div className="flex items-center gap-5 pt-2 pl-1.5">
            <RoomFace child={child} />
            <p className="text-ink-2">
              {ageInWords(child.bornOn, props.today, t)}
              <br />
              {t(`enums:schedule.${child.schedule}`)}
            </p>
          </div>
          <CareRows allergies={child.allergies} diets={child.diets} />
          {props.contacts ? (
            <People childId={child.id} contacts={props.contacts} phones={props.phones} />
          ) : (
            <Skeleton rows={3} height={56} />
          )}
        </div>
      ) : null}
    </Sheet>
  );
}

function People(props: { childId: string; contacts: Contacts; phones: Phones | undefined }) {
  const { t } = useTranslation(["children", "enums", "common"]);
  const { state, formMethod } = useNavigation();
  const { guardians, pickUpPersons } = props.contacts;
  const line = (person: Person, detail: string) => ({
    key: person.id,
    mark: <Avatar name={person.name} />,
    title: person.name,
    detail: (
      <>
        {detail}
        {props.phones ? null : <span className="block text-ink-3">{person.phone}</span>}
      </>
    ),
    act: <CallLink person={person} phones={props.phones} />,
  });
  return (
    <>
      <Part title={t("room.guardians")} none={t("room.noGuardians")}>
        {guardians.map((person) =>
          line(
            person,
            [
              t(`enums:relation.${person.relation}`),
              t(`enums:grade.${person.grade}`),
              person.mayPickUp ? "" : t("room.noPickUp"),
            ]
              .filter(Boolean)
              .join(t("common:clauseSeparator")),
          ),
        )}
      </Part>
      <Part title={t("room.pickUpPersons")} none={t("room.noPickUpPersons")}>
        {pickUpPersons.map((person) => line(person, t(`enums:relation.${person.relation}`)))}
      </Part>
      {props.phones || guardians.length + pickUpPersons.length === 0 ? null : (
        <Form method="post" preventScrollReset replace className="grid gap-1.5">
          <input type="hidden" name="childId" value={props.childId} />
          <Button
            type="submit"
            icon={Phone}
            busy={state !== "idle" && formMethod === "POST"}
            busyLabel={t("room.showingPhones")}
          >
            {t("room.showPhones")}
          </Button>
          <p className="text-second text-ink-3">{t("room.phonesAudited")}</p>
        </Form>
      )}
    </>
  );
}

type Person = { id: string; name: string; phone: string };

function CallLink({ person, phones }: { person: Person; phones: Phones | undefined }) {
  const { t } = useTranslation("children");
  const found = phones?.find((one) => one.id === person.id);
  return found ? (
    <a
      href={`tel:${found.phone}`}
      className={buttonClass("plain")}
      aria-label={`${t("room.call", { name: person.name })} ${found.phone}`}
    >
      <Icon of={Phone} size={16} />
      {spacedPhone(found.phone)}
    </a>
  ) : null;
}

type Row = Parameters<typeof RowList>[0]["rows"][number];

function Part({
  title,
  none,
  children,
}: {
  title: string;
  none: string;
  children: Row[];
}): ReactNode {
  return (
    <section>
      <h3 className="mb-1 text-section">{title}</h3>
      {children.length > 0 ? <RowList rows={children} /> : <p className="text-ink-2">{none}</p>}
    </section>
  );
}
