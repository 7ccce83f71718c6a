import { Form } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { ActionForm } from "~/components/action-form";
import { Banner } from "~/components/banner";
import { Button } from "~/components/button";
import { CheckboxField } from "~/components/checkbox-field";
import { DateField } from "~/components/date-field";
import { LinkButton } from "~/components/link-button";
import { SelectField } from "~/components/select-field";
import { AddSheet } from "~/components/add-sheet";
import { TextField } from "~/components/text-field";
import { useActionForm } from "~/lib/form";
import { certificateKinds } from "~db/enums";
import type { StaffPage } from "../queries.server";
import { assignToClassInput, endEmploymentInput, recordCertificateInput } from "../schema";

type Props = {
  person: StaffPage;
  classes: readonly { id: string; name: string }[];
  today: string;
  actionData: unknown;
};

const sheets = {
  certificate: { title: "addCertificate", Body: CertificateForm },
  class: { title: "assign", Body: ClassForm },
  leave: { title: "endEmploymentQuestion", Body: LeaveForm },
} as const;

/** The sheet that `?add=` names, open over the person's page; works before hydration. */
export function StaffSheets({ add, ...props }: Props & { add: string | null }) {
  const { t } = useTranslation("staff");
  const found = Object.entries(sheets).find(([name]) => name === add)?.[1];
  if (!found) return null;
  const { title, Body } = found;
  return (
    <AddSheet title={t(title, { name: props.person.name })}>
      <Body {...props} />
    </AddSheet>
  );
}

function Cancel() {
  const { t } = useTranslation("common");
  return (
    <LinkButton to="." kind="quiet">
      {t("cancel")}
    </LinkButton>
  );
}

function CertificateForm({ person, actionData }: Props) {
  const { t } = useTranslation(["staff", "enums"]);
  const intent = "recordCertificate";
  const form = useActionForm({
    schema: recordCertificateInput,
    intent,
    actionData,
    defaultValues: { kind: person.gaps.missing[0]?.[0] ?? person.gaps.expired[0] ?? "" },
  });
  return (
    <ActionForm form={form} intent={intent} act={t("addCertificate")} aside={<Cancel />}>
      <SelectField
        label={t("kind")}
        empty
        options={certificateKinds.map((value) => ({
          value,
          label: t(`enums:certificateKind.${value}`),
        }))}
        {...form.field("kind")}
      />
      <TextField label={t("number")} autoComplete="off" {...form.field("number")} />
      <DateField label={t("issuedOn")} {...form.field("issuedOn")} />
      <DateField
        label={t("expiresOn")}
        optional
        hint={t("expiresOnHint")}
        {...form.field("expiresOn")}
      />
    </ActionForm>
  );
}

function ClassForm({ classes, actionData }: Props) {
  const { t } = useTranslation("staff");
  const intent = "assignToClass";
  const form = useActionForm({ schema: assignToClassInput, intent, actionData });
  return (
    <ActionForm form={form} intent={intent} act={t("assign")} aside={<Cancel />}>
      <SelectField
        label={t("class")}
        empty
        options={classes.map((one) => ({ value: one.id, label: one.name }))}
        {...form.field("classId")}
      />
      <CheckboxField label={t("asLead")} hint={t("asLeadHint")} {...form.tick("lead")} />
    </ActionForm>
  );
}

/** The sheet is the question: what ends, on which day, and what that does to the account. */
function LeaveForm({ person, today, actionData }: Props) {
  const { t } = useTranslation("staff");
  const intent = "endEmployment";
  const form = useActionForm({
    schema: endEmploymentInput,
    intent,
    actionData,
    defaultValues: { leftOn: today },
  });
  return (
    <Form {...form.formProps} className="grid gap-4">
      <input type="hidden" name="intent" value={intent} />
      {form.formError ? (
        <Banner tone="stop" inset>
          {form.formError}
        </Banner>
      ) : null}
      <p className="text-ink-2">{t("endEmploymentDetail", { name: person.name })}</p>
      <DateField label={t("leftOn")} hint={t("leftOnHint")} {...form.field("leftOn")} />
      <div className="flex flex-wrap gap-2">
        <Button type="submit" kind="danger" busy={form.busy}>
          {t("endEmployment")}
        </Button>
        <Cancel />
      </div>
    </Form>
  );
}
