import { Form } from "@remix-run/react";
import { ActionForm } from "~/components/action-form";
import { ConfirmButton } from "~/components/confirm-button";
import { DateField } from "~/components/date-field";
import { FileField } from "~/components/file-field";
import { SelectField } from "~/components/select-field";
import { TextField } from "~/components/text-field";
import { TimeField } from "~/components/time-field";
import { purchaseUnits } from "~db/enums";
import { useActionForm, type FieldProps } from "~/lib/form";
import type { PurchaseRow, Purchases } from "../records/queries.server";
import { correctPurchaseInput, recordPurchaseInput } from "../records/schema";
import { useKitchenWords } from "./kitchen-words";

const multipart = { encType: "multipart/form-data" } as const;

type Known = { foods: readonly string[]; suppliers: readonly string[] };

/** A delivery: what, from whom, with which papers, who took it in. */
export function RecordForm(props: { purchases: Purchases; foods: string[]; actionData: unknown }) {
  const { t } = useKitchenWords();
  const { purchases, foods, actionData } = props;
  const intent = "record";
  const form = useActionForm({
    ...{ schema: recordPurchaseInput, intent, actionData },
    defaultValues: {
      ...{ unit: "kg", receivedBy: purchases.by, receivedOn: purchases.today, time: purchases.now },
    },
  });
  return (
    <ActionForm
      form={{ ...form, formProps: { ...form.formProps, ...multipart } }}
      intent={intent}
      act={t("common:save")}
    >
      <RecordFields field={form.field} known={{ foods, suppliers: purchases.suppliers }} />
      <FileField label={t("photo")} name="photo" accept="image/*" optional />
    </ActionForm>
  );
}

/** What was written down is corrected, or taken away. */
export function CorrectRecordForm(props: {
  row: PurchaseRow;
  purchases: Purchases;
  foods: string[];
  actionData: unknown;
}) {
  const { t } = useKitchenWords();
  const { row, purchases, foods, actionData } = props;
  const intent = "correct";
  const { supplier, food, quantity, unit, batch, producedOn, expiresOn, certificate } = row;
  const { receivedBy, receivedOn, time, remark, version } = row;
  const form = useActionForm({
    ...{ schema: correctPurchaseInput, intent, actionData },
    defaultValues: {
      ...{ supplier, food, quantity, unit, batch, producedOn, expiresOn, certificate },
      ...{ receivedBy, receivedOn, time, remark, version },
    },
  });
  return (
    <div className="grid gap-4">
      <ActionForm
        form={{ ...form, formProps: { ...form.formProps, ...multipart } }}
        intent={intent}
        act={t("common:save")}
      >
        <input type="hidden" name="recordId" value={row.id} />
        <RecordFields field={form.field} known={{ foods, suppliers: purchases.suppliers }} />
        <FileField
          label={row.photoFileId ? t("samples.otherPhoto") : t("photo")}
          name="photo"
          accept="image/*"
          optional
        />
      </ActionForm>
      <Form method="post">
        <input type="hidden" name="intent" value="remove" />
        <input type="hidden" name="recordId" value={row.id} />
        <ConfirmButton
          kind="quiet"
          question={t("records.removeAsk", { food })}
          detail={t("records.removeDetail")}
          confirmLabel={t("records.remove")}
        >
          {t("records.remove")}
        </ConfirmButton>
      </Form>
    </div>
  );
}

type FieldName =
  | ("supplier" | "food" | "quantity" | "unit" | "batch" | "producedOn" | "expiresOn")
  | ("certificate" | "receivedBy" | "receivedOn" | "time" | "remark");

function RecordFields(props: { field: (name: FieldName) => FieldProps; known: Known }) {
  const { t } = useKitchenWords();
  const { field, known } = props;
  const lists = { foods: "known-foods", suppliers: "known-suppliers" } as const;
  return (
    <>
      {(["foods", "suppliers"] as const).map((list) => (
        <datalist key={list} id={lists[list]}>
          {known[list].map((name) => (
            <option key={name} value={name} />
          ))}
        </datalist>
      ))}
      <TextField
        {...{ label: t("records.food"), list: lists.foods, autoComplete: "off" }}
        {...field("food")}
      />
      <div className="grid grid-cols-2 gap-3">
        <TextField label={t("records.quantity")} inputMode="decimal" {...field("quantity")} />
        <SelectField
          label={t("records.unit")}
          options={purchaseUnits.map((value) => ({
            value,
            label: t(`enums:purchaseUnit.${value}`),
          }))}
          {...field("unit")}
        />
      </div>
      <TextField
        {...{ label: t("records.supplier"), list: lists.suppliers, autoComplete: "off" }}
        {...field("supplier")}
      />
      <TextField label={t("records.batch")} optional {...field("batch")} />
      <div className="grid gap-3 sm:grid-cols-2">
        <DateField label={t("records.producedOn")} optional {...field("producedOn")} />
        <DateField label={t("records.expiresOn")} optional {...field("expiresOn")} />
      </div>
      <TextField label={t("records.certificate")} optional {...field("certificate")} />
      <TextField label={t("records.receivedBy")} {...field("receivedBy")} />
      <div className="grid gap-3 sm:grid-cols-2">
        <DateField label={t("records.receivedOn")} {...field("receivedOn")} />
        <TimeField label={t("records.time")} {...field("time")} />
      </div>
      <TextField label={t("records.remark")} optional {...field("remark")} />
    </>
  );
}
