import { Form } from "@remix-run/react";
import { Phone } from "lucide";
import { useState, type FormEvent, type ReactNode } from "react";
import { useTranslation } from "react-i18next";
import type { Relation } from "~db/enums";
import { Avatar } from "~/components/avatar";
import { Banner } from "~/components/banner";
import { Button, buttonClass } from "~/components/button";
import { Icon } from "~/components/icon";
import { RowList } from "~/components/row-list";
import { Skeleton } from "~/components/skeleton";
import type { Contacts } from "~/features/children/family/queries.server";
import { CustodyWarning } from "~/features/children/ui/custody-warning";
import { useHydrated } from "~/lib/hydrated";
import { spacedPhone } from "~/lib/phone";
import type { RoomChild } from "../room/rules";
import { ActForm } from "./act-form";
import { PinLink } from "./pin-link";
import type { People, Phones } from "./use-contacts";
import type { RoomLog } from "./use-room-log";

type Person = { id: string; name: string; phone: string; relation: Relation };
type Props = { child: RoomChild; log: RoomLog; contacts: Contacts; phones: Phones | undefined };

/** Whom to call and who may take the child home; asked for when the sheet opens, and never kept. */
export function SheetPeople(props: { child: RoomChild; log: RoomLog; people: People }) {
  const { t } = useTranslation("attendance");
  const { contacts, phones, away, showPhones, unseal } = props.people;
  if (contacts) {
    return <Listed {...props} {...{ contacts, phones, unseal }} onPhones={showPhones} />;
  }
  return away ? (
    <p className="text-ink-2">{t("people.away")}</p>
  ) : (
    <Skeleton rows={3} height={56} />
  );
}

/** While the child is here, each of them collects it with one tap. */
function Listed(props: Props & { onPhones: () => Promise<void>; unseal: () => Promise<void> }) {
  const { t } = useTranslation(["attendance", "enums", "common"]);
  const [asking, setAsking] = useState(false);
  const showPhones = (event: FormEvent) => {
    event.preventDefault();
    setAsking(true);
    void props.onPhones().finally(() => setAsking(false));
  };
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
      {props.contacts.hidesCustody ? <SealedCustody onShow={props.unseal} /> : null}
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
        <Form
          method="post"
          preventScrollReset
          replace
          className="grid gap-1.5"
          onSubmit={showPhones}
        >
          <input type="hidden" name="childId" value={props.child.id} />
          <Button
            type="submit"
            name="intent"
            value="phones"
            icon={Phone}
            busy={asking}
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

/** On a class's tablet: that something is noted, and the PIN that shows what. */
function SealedCustody({ onShow }: { onShow: () => Promise<void> }) {
  const { t } = useTranslation("attendance");
  const hydrated = useHydrated();
  return (
    <Banner
      tone="stop"
      inset
      action={
        hydrated ? (
          <Button onClick={() => void onShow()} className="mt-2">
            {t("people.showCustody")}
          </Button>
        ) : (
          <PinLink />
        )
      }
    >
      {t("people.custodySealed")}
    </Banner>
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
