import { useNavigate } from "@remix-run/react";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { LinkButton } from "~/components/link-button";
import { Sheet } from "~/components/sheet";
import type { Contacts } from "~/features/children/family/queries.server";
import { ageInWords } from "~/features/children/ui/age";
import { CareRows } from "~/features/children/ui/care-rows";
import type { FormFailure } from "~/lib/form-failure";
import type { Collector } from "../handover/rules";
import type { RoomChild } from "../room/rules";
import type { Snapshot } from "../snapshot/queries.server";
import { CheckForm } from "./check-form";
import { ChildActs } from "./child-acts";
import { ChildDay } from "./child-day";
import { visitInWords, whereInWords } from "./child-words";
import { RoomAbsence } from "./room-absence";
import { RoomAnswerBanner } from "./room-answer";
import { RoomFace } from "./room-face";
import { SheetPeople } from "./sheet-people";
import type { RoomLog } from "./use-room-log";
import { useContacts, type Phones } from "./use-contacts";
import { useRoomNow } from "./use-room-now";

type Props = {
  child: RoomChild | null;
  today: string;
  /** The next day on which children come. */
  coming: string;
  at: string;
  timeZone: string;
  /** What is on the table today. */
  menu: Snapshot["menu"];
  log: RoomLog;
  /** What a form without scripts was refused. */
  failure: FormFailure | null;
  classId: string;
  /** Who is on the child's list today. */
  collectors: readonly Collector[];
  /** Of the child that was open when the page was made, and what a form without scripts showed of them. */
  contacts: Contacts | null;
  phones: { childId: string; phones: Phones } | null;
  mayOpenChild: boolean;
  mayTellAbsence: boolean;
  open: { do: string | null; entry: string | null };
  closeHref: string;
  /** What later nouns may do for this child from here. */
  acts?: ReactNode;
};

/** One child of the room: what harms it, what happens now, its day, whom to call, who may take it home. */
export function ChildSheet(props: Props) {
  const { t } = useTranslation(["attendance", "enums", "common"]);
  const navigate = useNavigate();
  const now = useRoomNow(props.at);
  const { child, log } = props;
  const people = useContacts(props.classId, props.contacts, props.phones);
  const replace = { replace: true, preventScrollReset: true } as const;
  return (
    <Sheet
      open={child !== null}
      onClose={() => {
        if (child) navigate(props.closeHref, replace);
      }}
      title={child?.name ?? t("title")}
      footer={
        child ? (
          <>
            {props.mayOpenChild ? (
              <LinkButton to={`/children/${child.id}`} kind="quiet">
                {t("sheet.openChild")}
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
              <b className="text-ink">
                {whereInWords(t, child, { now, timeZone: props.timeZone })}
              </b>
              <br />
              {ageInWords(child.bornOn, props.today, t)}
              {child.isVisit ? <br /> : t("common:clauseSeparator")}
              {child.isVisit ? visitInWords(t, child) : t(`enums:schedule.${child.schedule}`)}
            </p>
          </div>
          <RoomAnswerBanner answer={log.answer ?? props.failure} />
          <CareRows allergies={child.allergies} diets={child.diets} />
          <WhatHappens {...props} child={child} />
          {props.acts}
          <ChildDay {...props} child={child} entryId={props.open.entry} />
          <SheetPeople
            {...{ child, log, people }}
            classId={props.classId}
            collectors={props.collectors}
          />
        </div>
      ) : null}
    </Sheet>
  );
}

/** What can happen to the child now, or the form of what was chosen of it. */
function WhatHappens(props: Props & { child: RoomChild }) {
  const navigate = useNavigate();
  const { child, log, classId, today, failure, mayOpenChild } = props;
  // whoever is here from another class is missed there
  const mayTellAbsence = props.mayTellAbsence && !child.isVisit;
  const back = () => navigate(`?child=${child.id}`, { replace: true, preventScrollReset: true });
  if (props.open.do === "check") {
    const said = log.answer?.ok === false ? log.answer : failure;
    return <CheckForm {...{ child, log }} failure={said} onSaved={back} />;
  }
  if (props.open.do === "absence" && mayTellAbsence) {
    const about = { child, classId, today, failure, coming: props.coming };
    return <RoomAbsence key={child.id} {...about} onSaved={back} />;
  }
  return <ChildActs {...{ child, log, classId, today, mayOpenChild, mayTellAbsence }} />;
}
