import { useTranslation } from "react-i18next";
import { Button } from "~/components/button";
import { RowList } from "~/components/row-list";
import { Tag } from "~/components/tag";
import { Face } from "~/features/children/ui/face";
import type { Collector } from "../handover/rules";
import { collectorFields } from "../handover/rules";
import type { RoomChild } from "../room/rules";
import { ActForm } from "./act-form";
import { CallLink } from "./call-link";
import type { Phones } from "./use-contacts";
import type { RoomLog } from "./use-room-log";

/** Each of them collects a child that is here with one tap; who is barred stands there and cannot. */
export function CollectorRows(props: {
  collectors: readonly Collector[];
  child: RoomChild;
  log: RoomLog;
  /** By person: masked, as they came with the sheet. */
  masked: ReadonlyMap<string, string>;
  phones: Phones | undefined;
}) {
  const { t } = useTranslation(["attendance", "enums", "common"]);
  const { child, log, phones } = props;
  return (
    <RowList
      rows={props.collectors.map((one) => {
        const known = phones?.find(({ id }) => id === one.id);
        const phone = known ? undefined : props.masked.get(one.id);
        return {
          key: one.id,
          mark: <Face name={one.name} fileId={one.photoFileId} size={56} />,
          title: (
            <>
              {one.name}{" "}
              {one.standing === "barred" ? <Tag tone="stop">{t("handOver.barred")}</Tag> : null}
            </>
          ),
          detail: (
            <>
              {[
                one.relation ? t(`enums:relation.${one.relation}`) : one.words,
                one.grade ? t(`enums:grade.${one.grade}`) : "",
                one.standing === "notNamed" ? t("people.noPickUp") : "",
              ]
                .filter(Boolean)
                .join(t("common:clauseSeparator"))}
              {phone ? <span className="block text-ink-3">{phone}</span> : null}
            </>
          ),
          act: (
            <span className="flex flex-wrap justify-end gap-2">
              {known ? <CallLink name={one.name} phone={known.phone} /> : null}
              {one.standing === "may" && child.status === "present" ? (
                <ActForm log={log} childId={child.id} intent="depart">
                  <CollectorFields collector={one} />
                  <Button
                    type="submit"
                    aria-label={t("people.collectsOf", { name: one.name })}
                    aria-disabled={log.busy || undefined}
                  >
                    {t("people.collects")}
                  </Button>
                </ActForm>
              ) : null}
            </span>
          ),
        };
      })}
    />
  );
}

/** What a form says of a person on the list. */
export function CollectorFields({ collector }: { collector: Collector }) {
  return collectorFields(collector).map(([name, value]) => (
    <input key={name} type="hidden" name={name} value={value} />
  ));
}
