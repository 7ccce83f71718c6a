import { Form, useNavigation } from "@remix-run/react";
import { CircleCheck } from "lucide";
import { useTranslation } from "react-i18next";
import { Button } from "~/components/button";
import { Card } from "~/components/card";
import { CheckboxField } from "~/components/checkbox-field";
import { Icon } from "~/components/icon";
import { RefusalBanner } from "~/components/refusal-banner";
import { isFormFailure } from "~/lib/form-failure";
import type { OwnNotice as Notice } from "../own-notices/queries.server";
import { momentWords } from "./notice-words";

/** A notice as its family reads it, and the tick under it. */
export function OwnNotice(props: { notice: Notice; hasSiblings: boolean; actionData: unknown }) {
  const { t, i18n } = useTranslation(["messages", "common"]);
  const { notice } = props;
  const names = notice.children.map(({ name }) => name).join(t("common:listSeparator"));
  return (
    <div className="grid gap-3">
      <Card>
        <p className="mb-3 text-second text-ink-2">
          {t("notice.by", {
            name: notice.author,
            when: notice.publishedAt ? momentWords(notice.publishedAt, i18n.language) : "",
          })}
          {props.hasSiblings ? <span className="block">{t("notice.about", { names })}</span> : null}
        </p>
        <p className="break-words whitespace-pre-line">{notice.body}</p>
      </Card>
      {notice.mustConfirm ? <Signature {...{ notice, actionData: props.actionData }} /> : null}
    </div>
  );
}

function Signature({ notice, actionData }: { notice: Notice; actionData: unknown }) {
  const { t, i18n } = useTranslation(["messages", "common", "errors"]);
  const navigation = useNavigation();
  const { signed, remindedAt } = notice;
  if (signed && !notice.isOpen) {
    return (
      <p className="flex items-center gap-2 rounded-card bg-ok-soft p-4 text-ok-fg">
        <Icon of={CircleCheck} />
        {t("notice.signedBy", {
          name: signed.name,
          when: signed.at ? momentWords(signed.at, i18n.language) : "",
        })}
      </p>
    );
  }
  if (!notice.maySign) {
    return <p className="rounded-card bg-sunk p-4 text-ink-2">{t("notice.notSigner")}</p>;
  }
  const failure = isFormFailure(actionData) ? actionData : undefined;
  const error = failure?.errors?.agreed;
  return (
    <Card>
      <RefusalBanner actionData={actionData} />
      <Form method="post" className="no-print grid gap-3" preventScrollReset>
        {remindedAt && notice.isOpen ? (
          <p className="text-ink-2">
            {t("notice.reminded", { when: momentWords(remindedAt, i18n.language) })}
          </p>
        ) : null}
        {notice.isOpen ? null : <p className="text-ink-2">{t("notice.signedByOther")}</p>}
        <CheckboxField
          label={t("notice.agree")}
          hint={t("notice.agreeHint")}
          name="agreed"
          error={error ? t(error) : undefined}
        />
        <Button type="submit" kind="main" busy={navigation.formMethod === "POST"}>
          {t("notice.confirm")}
        </Button>
      </Form>
    </Card>
  );
}
