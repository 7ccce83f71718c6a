import { Form, useLocation } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { Button } from "~/components/button";
import { Card } from "~/components/card";
import { ClassChip } from "~/components/class-chip";
import { Link } from "~/components/link";
import { RowList } from "~/components/row-list";
import { withParams } from "~/components/table-params";
import { Tag } from "~/components/tag";
import { formatTime } from "~/lib/dates";
import { feverFrom, sendHomeFrom } from "~/standards/fever";
import type { ChecksPage } from "../checks/queries.server";
import { abnormalRow, checkFace, CheckName, UncheckedActs } from "./check-rows";
import { degreesInWords } from "./check-words";

type Props = { checks: ChecksPage; timeZone: string };

const count = (n: number) => <span className="text-second text-ink-3">{n}</span>;

/** Whoever is not well comes first, then who is here and was not checked. */
export function UnwellChildren({ checks, timeZone }: Props) {
  const { t } = useTranslation(["attendance", "enums", "common"]);
  const { part, abnormal, unchecked } = checks;
  return (
    <>
      <Card
        title={t("checks.abnormal")}
        aside={abnormal.length > 0 ? <Tag tone="warn">{abnormal.length}</Tag> : null}
      >
        {abnormal.length === 0 ? (
          <p className="text-ink-2">{t("checks.noneAbnormal")}</p>
        ) : (
          <>
            <RowList rows={abnormal.map((child) => abnormalRow(child, { part, timeZone }))} />
            <p className="mt-2 text-second text-ink-3">
              {t("checks.feverRule", { fever: feverFrom, sendHome: sendHomeFrom })}
            </p>
          </>
        )}
      </Card>
      <Card title={t("checks.unchecked")} aside={count(unchecked.length)}>
        {unchecked.length === 0 ? (
          <p className="text-ink-2">{t("checks.allChecked")}</p>
        ) : (
          <RowList
            rows={unchecked.map((child) => ({
              key: child.childId,
              mark: checkFace(child),
              title: <CheckName child={child} />,
              detail:
                child.arrivedAt &&
                t("where.present", { time: formatTime(child.arrivedAt, timeZone) }),
              act: <UncheckedActs child={child} part={part} />,
            }))}
          />
        )}
      </Card>
    </>
  );
}

/** The others, their names close together; each opens the form, for what is only seen later. */
export function HealthyChildren({ checks, timeZone }: Props) {
  const { t } = useTranslation("attendance");
  const { healthy } = checks;
  return (
    <Card title={t("checks.healthy")} aside={count(healthy.length)}>
      {healthy.length === 0 ? (
        <p className="text-ink-2">{t("checks.noneHealthy")}</p>
      ) : (
        <HealthyList {...{ checks, timeZone }} />
      )}
    </Card>
  );
}

function HealthyList({ checks, timeZone }: Props) {
  const { t } = useTranslation("attendance");
  const { search } = useLocation();
  return (
    <ul className="grid grid-cols-[repeat(auto-fill,minmax(min(180px,100%),1fr))] gap-x-4">
      {checks.healthy.map((child) => (
        <li key={`${child.classId} ${child.childId}`}>
          <Link
            to={withParams(search, { child: child.childId, part: checks.part })}
            preventScrollReset
            className="flex min-h-(--tap) items-center gap-2 rounded-cell hover:bg-hover"
          >
            <ClassChip name={child.name} colour={child.colour} />
            <span className="text-second text-ink-3">
              {child.check
                ? `${formatTime(child.check.startsAt, timeZone)} ${degreesInWords(t, child.check.payload)}`
                : null}
            </span>
          </Link>
        </li>
      ))}
    </ul>
  );
}

/** How far each class is, and one press for all of it that were well. */
export function CheckedClasses({ checks, chosen }: { checks: ChecksPage; chosen?: string }) {
  const { t } = useTranslation("attendance");
  const { search } = useLocation();
  return (
    <Card title={t("checks.classes")}>
      <RowList
        rows={checks.classes.map((room) => ({
          key: room.id,
          title: (
            <span className="flex flex-wrap items-center gap-2">
              <Link
                to={withParams(search, { class: room.id === chosen ? null : room.id })}
                preventScrollReset
              >
                <ClassChip name={room.name} colour={room.colour} />
              </Link>
              {room.abnormal > 0 ? (
                <Tag tone="warn">{t("checks.classAbnormal", { count: room.abnormal })}</Tag>
              ) : null}
            </span>
          ),
          detail: t("checks.classLine", room),
          act:
            room.unchecked > 0 ? (
              <RestButton room={room} part={checks.part} />
            ) : room.checked > 0 ? (
              <Tag tone="ok">{t("checks.classDone")}</Tag>
            ) : null,
        }))}
      />
    </Card>
  );
}

function RestButton(props: { room: ChecksPage["classes"][number]; part: ChecksPage["part"] }) {
  const { t } = useTranslation("attendance");
  const { id, name, unchecked } = props.room;
  return (
    <Form method="post" preventScrollReset replace>
      <input type="hidden" name="intent" value="rest" />
      <input type="hidden" name="classId" value={id} />
      <input type="hidden" name="part" value={props.part} />
      <Button type="submit" aria-label={t("checks.restOf", { name, count: unchecked })}>
        {t("checks.rest", { count: unchecked })}
      </Button>
    </Form>
  );
}
