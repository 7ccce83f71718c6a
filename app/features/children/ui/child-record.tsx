import { Form } from "@remix-run/react";
import { Eye } from "lucide";
import { useTranslation } from "react-i18next";
import { Banner } from "~/components/banner";
import { Button } from "~/components/button";
import { Card } from "~/components/card";
import { Facts } from "~/components/facts";
import { LinkButton } from "~/components/link-button";
import { formatLongDay } from "~/lib/dates";
import type { ChildPage } from "../queries.server";

/** The written record. The identity number stays masked until someone asks, and asking is written down. */
export function ChildRecord(props: {
  child: ChildPage;
  mayChange: boolean;
  mayReveal: boolean;
  revealed: string | null;
}) {
  const { t, i18n } = useTranslation(["children", "enums", "common"]);
  const { child } = props;
  const number = props.revealed ?? child.idMasked;
  return (
    <Card
      title={t("record")}
      aside={
        props.mayChange ? (
          <LinkButton to={`/children/${child.id}/edit`} kind="quiet">
            {t("common:edit")}
          </LinkButton>
        ) : null
      }
    >
      <Facts
        items={[
          { label: t("idKind"), value: t(`enums:idKind.${child.idKind}`) },
          {
            label: t("idNumber"),
            value: number ? (
              <span className="inline-flex flex-wrap items-center justify-end gap-2">
                {number}
                {props.mayReveal && !props.revealed ? (
                  <Form method="post" preventScrollReset>
                    <input type="hidden" name="intent" value="revealIdentity" />
                    <Button type="submit" kind="quiet" icon={Eye}>
                      {t("reveal")}
                    </Button>
                  </Form>
                ) : null}
              </span>
            ) : (
              t("idPending")
            ),
          },
          { label: t("pastIllness"), value: child.pastIllness || t("nothingRecorded") },
          {
            label: t("enteredOn"),
            value: child.enteredOn ? formatLongDay(child.enteredOn, i18n.language) : "–",
          },
          {
            label: t("note"),
            value: <span className="whitespace-pre-line">{child.note || "–"}</span>,
          },
        ]}
      />
      {child.toClarify ? (
        <Banner tone="warn" inset>
          {t("toClarify", { text: child.toClarify })}
        </Banner>
      ) : null}
    </Card>
  );
}
