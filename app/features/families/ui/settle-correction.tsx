import { Form, useNavigation } from "@remix-run/react";
import { SquareArrowOutUpRight } from "lucide";
import { useTranslation } from "react-i18next";
import { Button } from "~/components/button";
import { Card } from "~/components/card";
import { Facts } from "~/components/facts";
import { Icon } from "~/components/icon";
import { Link } from "~/components/link";
import { RefusalBanner } from "~/components/refusal-banner";
import { TextareaField } from "~/components/textarea-field";
import { momentWords } from "~/features/messages/ui/notice-words";
import { isFormFailure } from "~/lib/form-failure";
import type { CorrectionRow } from "../corrections/queries.server";

/** What a family asks, where it is mended, and the answer. */
export function SettleCorrection(props: { row: CorrectionRow; actionData: unknown }) {
  const { t, i18n } = useTranslation(["families", "enums"]);
  const { row } = props;
  const asker = row.relation
    ? t("document.person", { name: row.askedBy, relation: t(`enums:relation.${row.relation}`) })
    : row.askedBy;
  return (
    <div className="grid max-w-[840px] gap-4">
      <Card>
        <Facts
          items={[
            { label: t("correction.fact"), value: t(`enums:correctionFact.${row.fact}`) },
            { label: t("correction.asked"), value: asker },
            { label: t("correction.when"), value: momentWords(row.askedAt, i18n.language) },
          ]}
        />
        <p className="mt-3 rounded-card bg-sunk px-4 py-3 break-words whitespace-pre-line">
          {row.words}
        </p>
        <p className="no-print mt-3">
          <Link
            to={`/children/${row.childId}`}
            className="inline-flex min-h-11 items-center gap-1.5 text-link"
          >
            <Icon of={SquareArrowOutUpRight} size={16} />
            {t("correction.openChild", { name: row.childName })}
          </Link>
        </p>
      </Card>
      {row.state === "open" ? <Answer actionData={props.actionData} /> : <Settled row={row} />}
    </div>
  );
}

function Settled({ row }: { row: CorrectionRow }) {
  const { t, i18n } = useTranslation(["families", "enums"]);
  if (!row.settledAt) return null;
  return (
    <Card title={t(`enums:correctionState.${row.state}`)}>
      {row.state === "withdrawn" ? null : (
        <p className="break-words whitespace-pre-line">{row.answer || t("correction.mended")}</p>
      )}
      <p className="text-second text-ink-2">
        {t("correction.settledBy", {
          ...{ name: row.settledBy ?? "–", when: momentWords(row.settledAt, i18n.language) },
        })}
      </p>
    </Card>
  );
}

function Answer({ actionData }: { actionData: unknown }) {
  const { t } = useTranslation(["families", "errors"]);
  const navigation = useNavigation();
  const failure = isFormFailure(actionData) ? actionData : undefined;
  const error = failure?.errors?.answer;
  const typed = failure?.values?.answer;
  const busy = navigation.formMethod === "POST";
  return (
    <Card title={t("correction.settle")}>
      <RefusalBanner actionData={actionData} />
      <p className="mb-3 text-ink-2">{t("correction.settleLead")}</p>
      <Form method="post" className="grid gap-3">
        <TextareaField
          label={t("correction.answer")}
          hint={t("correction.answerHint")}
          name="answer"
          defaultValue={typeof typed === "string" ? typed : ""}
          error={error ? t(error) : undefined}
        />
        <div className="flex flex-wrap gap-2">
          <Button type="submit" kind="main" name="verdict" value="done" aria-disabled={busy}>
            {t("correction.done")}
          </Button>
          <Button type="submit" name="verdict" value="declined" aria-disabled={busy}>
            {t("correction.decline")}
          </Button>
        </div>
      </Form>
    </Card>
  );
}
