import { Form } from "@remix-run/react";
import { Phone } from "lucide";
import { useState, type FormEvent, type ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { Banner } from "~/components/banner";
import { Button } from "~/components/button";
import { CustodyWarning } from "~/features/children/ui/custody-warning";
import { useHydrated } from "~/lib/hydrated";
import type { Collector } from "../handover/rules";
import type { RoomChild } from "../room/rules";
import { CollectorRows } from "./collector-rows";
import { PinLink } from "./pin-link";
import { SomebodyElse } from "./somebody-else";
import type { People } from "./use-contacts";
import type { RoomLog } from "./use-room-log";

type Props = {
  child: RoomChild;
  log: RoomLog;
  classId: string;
  /** Who is on the child's list, as the device knows it, with and without a network. */
  collectors: readonly Collector[];
  people: People;
};

/**
 * Who may take the child home, and whom to call. The list is the device's; numbers and what is noted about custody
 * are asked for when the sheet opens, and never kept.
 */
export function SheetPeople(props: Props) {
  const { t } = useTranslation("attendance");
  const { collectors, child } = props;
  const { contacts, phones, away, unseal } = props.people;
  const masked = new Map(
    [...(contacts?.guardians ?? []), ...(contacts?.pickUpPersons ?? [])].map(({ id, phone }) => [
      id,
      phone,
    ]),
  );
  const of = (kind: Collector["kind"]) => collectors.filter((one) => one.kind === kind);
  const rows = (kind: Collector["kind"]) =>
    of(kind).length > 0 ? (
      <CollectorRows {...{ child, masked, phones }} log={props.log} collectors={of(kind)} />
    ) : null;
  return (
    <>
      {contacts ? <CustodyWarning notes={contacts.custody} /> : null}
      {contacts?.hidesCustody ? <SealedCustody onShow={unseal} /> : null}
      {of("approval").length > 0 ? (
        <Part title={t("handOver.approved")}>
          <p className="mb-1 text-ink-2">{t("handOver.approvedWhy")}</p>
          {rows("approval")}
        </Part>
      ) : null}
      <Part title={t("people.guardians")}>
        {rows("guardian") ?? <p className="text-ink-2">{t("people.noGuardians")}</p>}
      </Part>
      <Part title={t("people.pickUpPersons")}>
        {rows("pickUp") ?? <p className="text-ink-2">{t("people.noPickUpPersons")}</p>}
      </Part>
      {child.status === "present" ? (
        <SomebodyElse {...{ child }} log={props.log} classId={props.classId} />
      ) : null}
      {contacts && !phones && masked.size > 0 ? <ShowPhones {...props} /> : null}
      {!contacts && away ? <p className="text-ink-2">{t("people.away")}</p> : null}
    </>
  );
}

function ShowPhones({ child, people }: Props) {
  const { t } = useTranslation("attendance");
  const [asking, setAsking] = useState(false);
  const showPhones = (event: FormEvent) => {
    event.preventDefault();
    setAsking(true);
    void people.showPhones().finally(() => setAsking(false));
  };
  return (
    <Form method="post" preventScrollReset replace className="grid gap-1.5" onSubmit={showPhones}>
      <input type="hidden" name="childId" value={child.id} />
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

function Part({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section>
      <h3 className="mb-1 text-section">{title}</h3>
      {children}
    </section>
  );
}
