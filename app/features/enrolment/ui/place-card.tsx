import { useTranslation } from "react-i18next";
import { Card } from "~/components/card";
import { ClassChip } from "~/components/class-chip";
import { LinkButton } from "~/components/link-button";
import { RowList } from "~/components/row-list";
import { Tag } from "~/components/tag";
import { AddLink } from "~/features/children/ui/add-link";
import { formatLongDay } from "~/lib/dates";
import { weekInWords } from "./week-words";
import { CancelChange } from "./cancel-change";
import type { EnrolmentRow } from "../queries.server";

export const isOver = (stay: { endsOn: string | null }, today: string): boolean =>
  stay.endsOn !== null && stay.endsOn <= today;

/** The child's places in this centre, the newest first, and the two things to do about them. */
export function PlaceCard(props: {
  stays: readonly EnrolmentRow[];
  today: string;
  mayAdmit: boolean;
}) {
  const { t, i18n } = useTranslation(["enrolment", "enums"]);
  const { stays, today } = props;
  const day = (value: string) => formatLongDay(value, i18n.language);
  const open = stays.find((stay) => stay.endsOn === null);
  return (
    <Card
      title={t("title")}
      aside={
        props.mayAdmit ? (
          <span className="flex flex-wrap items-center gap-x-2">
            {open ? (
              <>
                {open.schedule === "full" ? null : (
                  <LinkButton to="?add=full" kind="quiet">
                    {t("toFull")}
                  </LinkButton>
                )}
                <LinkButton to="?add=change" kind="quiet">
                  {t("change")}
                </LinkButton>
                <LinkButton to="?add=withdraw" kind="quiet">
                  {t("withdraw")}
                </LinkButton>
              </>
            ) : (
              <AddLink what="place" label={t("admit")} />
            )}
          </span>
        ) : null
      }
    >
      {stays.length === 0 ? (
        <p className="text-ink-2">{t("none")}</p>
      ) : (
        <RowList
          rows={stays.map((stay) => ({
            key: stay.id,
            title: (
              <>
                <ClassChip name={stay.className} colour={stay.colour} />{" "}
                <span className="font-normal">{t(`enums:schedule.${stay.schedule}`)}</span>
              </>
            ),
            detail: (
              <>
                {stay.endsOn
                  ? t("fromTo", { from: day(stay.startsOn), to: day(stay.endsOn) })
                  : t("from", { from: day(stay.startsOn) })}
                {stay.schedule === "mixed" ? (
                  <span className="block">{weekInWords(t, stay.pattern)}</span>
                ) : null}
                {stay.arrivesAt || stay.leavesAt ? (
                  <span className="block">
                    {`${t("usualTimes")} ${stay.arrivesAt ?? ""}–${stay.leavesAt ?? ""}`}
                  </span>
                ) : null}
                {stay.endReason ? <span className="block">{stay.endReason}</span> : null}
              </>
            ),
            act: isOver(stay, today) ? (
              <Tag>{t("over")}</Tag>
            ) : stay.startsOn > today ? (
              <span className="flex flex-wrap items-center justify-end gap-2">
                <Tag tone="info">{t(stay.followsId ? "planned" : "promised")}</Tag>
                {stay.followsId && props.mayAdmit ? <CancelChange stay={stay} /> : null}
              </span>
            ) : (
              <Tag tone="ok">{t("now")}</Tag>
            ),
          }))}
        />
      )}
    </Card>
  );
}
