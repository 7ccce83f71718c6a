import { Form, useNavigation } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import type { CorrectionState } from "~db/enums";
import { Button } from "~/components/button";
import { Card } from "~/components/card";
import { RefusalBanner } from "~/components/refusal-banner";
import { SelectField } from "~/components/select-field";
import { Tag, type Tone } from "~/components/tag";
import { TextareaField } from "~/components/textarea-field";
import { momentWords } from "~/features/messages/ui/notice-words";
import { isFormFailure } from "~/lib/form-failure";
import { factsOf } from "../corrections/rules";
import type { OwnCorrection } from "../corrections/queries.server";

export const correctionTones: Record<CorrectionState, Tone | undefined> = {
  ...{ open: "warn", done: "ok", declined: "info", withdrawn: undefined },
};

type Props = { rows: readonly OwnCorrection[]; childId: string; actionData: unknown };

/** Something is wrong: say what, see how it stands and what the office answered. */
export function OwnCorrections({ rows, childId, actionData }: Props) {
  const { t } = useTranslation("families");
  return (
    <Card title={<span id="corrections">{t("correction.title")}</span>}>
      <p className="text-ink-2">{t("correction.lead")}</p>
      {rows.length > 0 ? (
        <ul className="mt-3 divide-y divide-line border-t border-line">
          {rows.map((row) => (
            <li key={row.id} className="py-3">
              <Asked row={row} childId={childId} />
            </li>
          ))}
        </ul>
      ) : null}
      <div className="mt-3 empty:hidden">
        <RefusalBanner actionData={actionData} />
      </div>
      <Ask
        // what was sent, or taken back, leaves an empty form behind
        key={rows.map(({ id, state }) => `${id} ${state}`).join()}
        {...{ childId, actionData }}
      />
    </Card>
  );
}

function Asked({ row, childId }: { row: OwnCorrection; childId: string }) {
  const { t, i18n } = useTranslation(["families", "enums"]);
  const when = (at: OwnCorrection["askedAt"]) => momentWords(at, i18n.language);
  const fact = t(`enums:correctionFact.${row.fact}`);
  return (
    <>
      <p className="flex flex-wrap items-center justify-between gap-x-3">
        <b>{fact}</b>
        <Tag tone={correctionTones[row.state]}>{t(`enums:correctionState.${row.state}`)}</Tag>
      </p>
      <p className="break-words whitespace-pre-line">{row.words}</p>
      <p className="text-second text-ink-2">
        {t(row.isMine ? "correction.askedByMe" : "correction.askedBy", {
          ...{ name: row.name, when: when(row.askedAt) },
        })}
      </p>
      {row.settledAt && row.state !== "withdrawn" ? (
        <p className="mt-2 rounded-card bg-sunk px-3 py-2 break-words whitespace-pre-line">
          {row.answer || t("correction.mended")}
          <span className="block text-second text-ink-2">
            {t("correction.answered", { when: when(row.settledAt) })}
          </span>
        </p>
      ) : null}
      {row.state === "open" && row.isMine ? (
        <Form method="post" className="no-print mt-1" preventScrollReset>
          <input type="hidden" name="intent" value="withdraw" />
          <input type="hidden" name="childId" value={childId} />
          <input type="hidden" name="correctionId" value={row.id} />
          <Button type="submit" kind="quiet" aria-label={t("correction.withdrawOf", { fact })}>
            {t("correction.withdraw")}
          </Button>
        </Form>
      ) : null}
    </>
  );
}

function Ask({ childId, actionData }: Omit<Props, "rows">) {
  const { t } = useTranslation(["families", "enums", "errors"]);
  const navigation = useNavigation();
  const failure = isFormFailure(actionData) ? actionData : undefined;
  const said = (field: string) => {
    const error = failure?.errors?.[field];
    return error ? t(error) : undefined;
  };
  const typed = (field: string) => {
    const value = failure?.values?.[field];
    return typeof value === "string" ? value : "";
  };
  const facts = [...factsOf("child"), ...factsOf("person")];
  return (
    <details open={failure?.errors !== undefined} className="no-print mt-3">
      <summary className="btn btn-plain cursor-pointer">{t("correction.open")}</summary>
      <Form method="post" className="mt-3 grid gap-3" preventScrollReset>
        <input type="hidden" name="intent" value="ask" />
        <input type="hidden" name="childId" value={childId} />
        <SelectField
          label={t("correction.fact")}
          name="fact"
          empty
          defaultValue={typed("fact")}
          error={said("fact")}
          options={facts.map((value) => ({ value, label: t(`enums:correctionFact.${value}`) }))}
        />
        <TextareaField
          label={t("correction.words")}
          hint={t("correction.wordsHint")}
          name="words"
          defaultValue={typed("words")}
          error={said("words")}
        />
        <p className="text-second text-ink-2">{t("correction.private")}</p>
        <div>
          <Button type="submit" kind="main" busy={navigation.formMethod === "POST"}>
            {t("correction.send")}
          </Button>
        </div>
      </Form>
    </details>
  );
}
