import { Form } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { Card } from "~/components/card";
import { ConfirmButton } from "~/components/confirm-button";
import { RowList } from "~/components/row-list";
import { Tag } from "~/components/tag";
import { AddLink } from "~/features/children/ui/add-link";
import { formatLongDay } from "~/lib/dates";
import { ruleOf } from "../overview/rules";
import type { StaffPage } from "../queries.server";
import { anyOf } from "./staff-words";
import { RuleLine } from "./rule-line";

const tones = { valid: "ok", expiring: "warn", expired: "stop" } as const;

/** Every certificate on record with its state, and before them what the posts ask for and nobody has seen. */
export function StaffCertificates({
  person,
  mayChange,
}: {
  person: StaffPage;
  mayChange: boolean;
}) {
  const { t, i18n } = useTranslation(["staff", "enums", "common"]);
  const day = (value: string) => formatLongDay(value, i18n.language);
  const missing = person.gaps.missing.map((kinds) => ({
    key: kinds.join(" "),
    title: anyOf(t, kinds),
    detail: (
      <>
        {t("neverRecorded")}
        <RuleLine rule={ruleOf(kinds)} />
      </>
    ),
    act: <Tag tone="stop">{t("missing")}</Tag>,
  }));
  const held = person.certificates.map((each) => {
    const isBreach = !each.replaced && person.gaps.expired.includes(each.kind);
    return {
      key: each.id,
      title: t(`enums:certificateKind.${each.kind}`),
      detail: (
        <>
          {t("certificateLine", { number: each.number, issued: day(each.issuedOn) })}
          {t("common:clauseSeparator")}
          {each.expiresOn ? t("until", { day: day(each.expiresOn) }) : t("forGood")}
          {isBreach ? <RuleLine rule={ruleOf([each.kind])} /> : null}
        </>
      ),
      act: (
        <span className="flex items-center gap-2">
          {each.replaced ? (
            <Tag>{t("replaced")}</Tag>
          ) : (
            <Tag tone={tones[each.state]}>{t(`state.${each.state}`)}</Tag>
          )}
          {mayChange ? (
            <RemoveCertificate
              id={each.id}
              question={t("removeCertificateQuestion", {
                name: person.name,
                kind: t(`enums:certificateKind.${each.kind}`),
              })}
            />
          ) : null}
        </span>
      ),
    };
  });
  return (
    <Card
      title={t("certificates")}
      aside={mayChange ? <AddLink what="certificate" label={t("addCertificate")} /> : null}
    >
      <RowList rows={[...missing, ...held]} />
    </Card>
  );
}

function RemoveCertificate({ id, question }: { id: string; question: string }) {
  const { t } = useTranslation(["staff", "common"]);
  return (
    <Form method="post" preventScrollReset>
      <input type="hidden" name="intent" value="removeCertificate" />
      <input type="hidden" name="certificateId" value={id} />
      <ConfirmButton
        kind="quiet"
        question={question}
        detail={t("removeCertificateDetail")}
        confirmLabel={t("common:remove")}
      >
        {t("common:remove")}
      </ConfirmButton>
    </Form>
  );
}
