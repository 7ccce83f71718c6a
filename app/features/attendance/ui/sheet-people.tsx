import { Form, useNavigation } from "@remix-run/react";
import { Phone } from "lucide";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import type { Relation } from "~db/enums";
import { Avatar } from "~/components/avatar";
import { Button, buttonClass } from "~/components/button";
import { Icon } from "~/components/icon";
import { RowList } from "~/components/row-list";
import type { Contacts } from "~/features/children/family/queries.server";
import { CustodyWarning } from "~/features/children/ui/custody-warning";
import { spacedPhone } from "~/lib/phone";
import type { RoomChild } from "../room/queries.server";
import { ActForm } from "./act-form";
import type { RoomLog } from "./use-room-log";

export type Phones = readonly { id: string; phone: string }[];
type Person = { id: string; name: string; phone: string; relation: Relation };
type Props = { child: RoomChild; log: RoomLog; contacts: Contacts; phones: Phones | undefined };

/** Whom to call and who may take the child home; while it is here, each of them with one tap. */
export function SheetPeople(props: Props) {
  const { t } = useTranslation(["attendance", "enums", "common"]);
  const { state, formMethod } = useNavigation();
  const { guardians, pickUpPersons } = props.contacts;
  const line = (person: Person, detail: string, mayCollect: boolean) => ({
    key: person.id,
    mark: <Avatar name={person.name} />,
    title: person.name,
    detail: (
      <>
        {detail}
        {props.phones ? null : <span className="block text-ink-3">{person.phone}</span>}
      </>
    ),
    act: (
      <span className="flex flex-wrap justify-end gap-2">
        <CallLink person={person} phones={props.phones} />
        {mayCollect && props.child.status === "present" ? (
          <CollectButton {...props} person={person} />
        ) : null}
      </span>
    ),
  });
  return (
    <>
      <CustodyWarning notes={props.contacts.custody} />
      <Part title={t("people.guardians")} none={t("people.noGuardians")}>
        {guardians.map((person) =>
          line(
            person,
            [
              t(`enums:relation.${person.relation}`),
              t(`enums:grade.${person.grade}`),
              person.mayPickUp ? "" : t("people.noPickUp"),
            ]
              .filter(Boolean)
              .join(t("common:clauseSeparator")),
            person.mayPickUp,
          ),
        )}
      </Part>
      <Part title={t("people.pickUpPersons")} none={t("people.noPickUpPersons")}>
        {pickUpPersons.map((person) => line(person, t(`enums:relation.${person.relation}`), true))}
      </Part>
      {props.phones || guardians.length + pickUpPersons.length === 0 ? null : (
        <Form method="post" preventScrollReset replace className="grid gap-1.5">
          <input type="hidden" name="childId" value={props.child.id} />
          <Button
            type="submit"
            name="intent"
            value="phones"
            icon={Phone}
            busy={state !== "idle" && formMethod === "POST"}
            busyLabel={t("people.showingPhones")}
          >
            {t("people.showPhones")}
          </Button>
          <p className="text-second text-ink-3">{t("people.phonesAudited")}</p>
        </Form>
      )}
    </>
  );
}

function CollectButton({ child, log, person }: Props & { person: Person }) {
  const { t } = useTranslation("attendance");
  return (
    <ActForm log={log} childId={child.id} intent="depart">
      <input type="hidden" name="name" value={person.name} />
      <input type="hidden" name="relation" value={person.relation} />
      <Button
        type="submit"
        aria-label={t("people.collectsOf", { name: person.name })}
        aria-disabled={log.busy || undefined}
      >
        {t("people.collects")}
      </Button>
    </ActForm>
  );
}

function CallLink({ person, phones }: { person: Person; phones: Phones | undefined }) {
  const { t } = useTranslation("attendance");
  const found = phones?.find((one) => one.id === person.id);
  return found ? (
    <a
      href={`tel:${found.phone}`}
      className={buttonClass("plain")}
      aria-label={`${t("people.call", { name: person.name })} ${found.phone}`}
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
