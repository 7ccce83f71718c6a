import { Form, useNavigation } from "@remix-run/react";
import { CircleCheck } from "lucide";
import { useTranslation } from "react-i18next";
import { Banner } from "~/components/banner";
import { Button } from "~/components/button";
import { Card } from "~/components/card";
import { CheckboxField } from "~/components/checkbox-field";
import { Icon } from "~/components/icon";
import { Link } from "~/components/link";
import { RefusalBanner } from "~/components/refusal-banner";
import { DocumentText } from "~/features/centres/ui/document-text";
import { momentWords } from "~/features/messages/ui/notice-words";
import { formatLongDay } from "~/lib/dates";
import { isFormFailure } from "~/lib/form-failure";
import type { OwnDocument as Document } from "../own-documents/queries.server";

type Shown = { document: Document; childId: string };

/** A text to read, in either language, and under it the tick of whoever signs. */
export function OwnDocument({ document, childId, actionData }: Shown & { actionData: unknown }) {
  const { t, i18n } = useTranslation(["families", "common"]);
  const { version, inForceVersion, publishedAt, isInForce, lang } = document;
  const here = `/family/documents/${document.kind}?child=${childId}`;
  const other = lang === "en" ? "zh-CN" : "en";
  const pinned = isInForce ? "" : `&version=${String(version)}`;
  return (
    <div className="grid gap-3">
      {isInForce ? null : (
        <Banner tone="warn" inset>
          {t("document.old", { version, inForce: inForceVersion })}{" "}
          <Link to={here} className="text-link">
            {t("document.toInForce")}
          </Link>
        </Banner>
      )}
      <Card
        title={
          <span className="text-body font-normal text-ink-2">
            {t("document.version", { version })}
            {publishedAt
              ? ` · ${t("document.since", { day: formatLongDay(publishedAt.day, i18n.language) })}`
              : null}
          </span>
        }
        aside={
          <Link to={`${here}${pinned}&lang=${other}`} lang={other} className="no-print text-link">
            {t(other === "en" ? "common:english" : "common:chinese")}
          </Link>
        }
      >
        <div lang={lang} className="break-words">
          <DocumentText text={document.text} />
        </div>
      </Card>
      <Signatures document={document} />
      {document.toSign.length > 0 ? (
        <Signature key={version} {...{ document, childId, actionData }} />
      ) : (
        <RefusalBanner actionData={actionData} />
      )}
      {document.mayNotSign && document.acceptances.length === 0 ? (
        <p className="rounded-card bg-sunk p-4 text-ink-2">{t("document.notSigner")}</p>
      ) : null}
    </div>
  );
}

/** Who of the family has agreed to this version. */
function Signatures({ document }: { document: Document }) {
  const { t, i18n } = useTranslation("families");
  if (document.acceptances.length === 0) return null;
  return (
    <ul className="grid gap-1 rounded-card bg-ok-soft p-4 text-ok-fg">
      {document.acceptances.map((one) => (
        <li key={`${one.childId} ${one.name} ${one.at.day} ${one.at.time}`} className="flex gap-2">
          <Icon of={CircleCheck} />
          <span>
            {t(document.hasSiblings ? "document.signedOf" : "document.signed", {
              ...{ child: one.childName, name: one.name },
              when: momentWords(one.at, i18n.language),
            })}
            {one.isPaper ? t("document.paper") : null}
          </span>
        </li>
      ))}
    </ul>
  );
}

function Signature({ document, childId, actionData }: Shown & { actionData: unknown }) {
  const { t } = useTranslation(["families", "common", "errors"]);
  const navigation = useNavigation();
  const error = isFormFailure(actionData) ? actionData.errors?.agreed : undefined;
  const names = document.toSign.join(t("common:listSeparator"));
  const { version } = document;
  return (
    <Card className="no-print">
      <RefusalBanner actionData={actionData} />
      <Form method="post" className="grid gap-3" preventScrollReset>
        <input type="hidden" name="childId" value={childId} />
        <input type="hidden" name="version" value={version} />
        <input type="hidden" name="locale" value={document.lang} />
        {document.isOpen ? null : <p className="text-ink-2">{t("document.signedByOther")}</p>}
        {document.hasSiblings ? <p>{t("document.agreeFor", { names })}</p> : null}
        <CheckboxField
          label={t("document.agree", { version })}
          hint={t("document.agreeHint")}
          name="agreed"
          error={error ? t(error) : undefined}
        />
        <div>
          <Button type="submit" kind="main" busy={navigation.formMethod === "POST"}>
            {t("document.sign")}
          </Button>
        </div>
      </Form>
    </Card>
  );
}
