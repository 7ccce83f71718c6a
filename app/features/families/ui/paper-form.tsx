import { Form, useNavigation } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { Button } from "~/components/button";
import { Card } from "~/components/card";
import { LinkButton } from "~/components/link-button";
import { RefusalBanner } from "~/components/refusal-banner";
import { SelectField } from "~/components/select-field";
import { isFormFailure } from "~/lib/form-failure";
import type { DocumentPage } from "../documents/queries.server";

/** The office writes down that a guardian of one child has signed on paper. */
export function PaperForm(props: { page: DocumentPage; childId: string; actionData: unknown }) {
  const { t } = useTranslation(["families", "enums", "common", "errors"]);
  const navigation = useNavigation();
  const { page, actionData } = props;
  const row = page.rows.find(({ id }) => id === props.childId);
  if (!row?.isOpen || row.signers.length === 0) return null;
  const { name } = row;
  const error = isFormFailure(actionData) ? actionData.errors?.guardianId : undefined;
  return (
    <Card
      title={t("document.onPaperAsk", { name, version: page.version })}
      className="no-print max-w-[640px]"
    >
      <RefusalBanner actionData={actionData} />
      <Form method="post" className="grid gap-3" preventScrollReset>
        <p className="text-ink-2">{t("document.onPaperDetail")}</p>
        <input type="hidden" name="intent" value="paper" />
        <input type="hidden" name="childId" value={row.id} />
        <input type="hidden" name="version" value={page.version} />
        <SelectField
          label={t("document.paperSigner")}
          name="guardianId"
          error={error ? t(error) : undefined}
          options={row.signers.map(({ guardianId, name: signer, relation }) => ({
            value: guardianId,
            label: t("document.person", { name: signer, relation: t(`enums:relation.${relation}`) }), // prettier-ignore
          }))}
        />
        <div className="flex flex-wrap gap-2">
          <Button type="submit" kind="main" busy={navigation.formMethod === "POST"}>
            {t("document.onPaper")}
          </Button>
          <LinkButton to={`/documents/${page.kind}`} kind="quiet">
            {t("common:cancel")}
          </LinkButton>
        </div>
      </Form>
    </Card>
  );
}
