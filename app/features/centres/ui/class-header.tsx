import { Form } from "@remix-run/react";
import { CalendarDays } from "lucide";
import { useTranslation } from "react-i18next";
import { Card } from "~/components/card";
import { classColour } from "~/components/class-colour";
import { ConfirmButton } from "~/components/confirm-button";
import { LinkButton } from "~/components/link-button";
import { Stat } from "~/components/stat";
import { Tag } from "~/components/tag";
import type { ClassPage } from "../queries.server";
import { countByCell, inSession } from "../places/rules";

/** The class, how full each half of the day is, and what may be done about it. */
export function ClassHeader({
  room,
  mayChange,
  planHref,
}: {
  room: ClassPage;
  mayChange: boolean;
  /** Where its activities are planned, for who may read it. */
  planHref: string | null;
}) {
  const { t } = useTranslation(["centres", "enums", "common"]);
  const counts = countByCell(room.children);
  return (
    <Card className="mb-4">
      <div className={`flex flex-wrap items-center gap-x-8 gap-y-4 ${classColour(room.colour)}`}>
        <div className="min-w-0 flex-[1_1_14rem] border-l-4 border-class pl-4">
          <h1 className="flex flex-wrap items-center gap-3 text-24">
            {room.name}
            {room.closed ? <Tag>{t("closed")}</Tag> : null}
          </h1>
          <p className="text-ink-2">
            {t("typeLine", { type: t(`enums:classType.${room.type}`), max: room.maxPlaces })}
          </p>
        </div>
        <Stat
          label={t("enums:schedule.morning")}
          value={inSession(counts, "morning")}
          plan={room.places}
          colour={room.colour}
        />
        <Stat
          label={t("enums:schedule.afternoon")}
          value={inSession(counts, "afternoon")}
          plan={room.places}
          colour={room.colour}
        />
        {planHref && !room.closed ? (
          <LinkButton to={planHref} icon={CalendarDays}>
            {t("activityPlan")}
          </LinkButton>
        ) : null}
        {mayChange && !room.closed ? (
          <span className="flex gap-2">
            <LinkButton to="?add=change">{t("common:edit")}</LinkButton>
            <Form method="post" preventScrollReset>
              <input type="hidden" name="intent" value="closeClass" />
              <ConfirmButton
                kind="quiet"
                question={t("closeQuestion", { name: room.name })}
                detail={t("closeDetail")}
                confirmLabel={t("close")}
              >
                {t("close")}
              </ConfirmButton>
            </Form>
          </span>
        ) : null}
      </div>
    </Card>
  );
}
