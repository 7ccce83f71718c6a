import { ActionForm } from "~/components/action-form";
import { FileField } from "~/components/file-field";
import { SelectField } from "~/components/select-field";
import { TextField } from "~/components/text-field";
import { TimeField } from "~/components/time-field";
import { sampleCorrections, type Meal } from "~db/enums";
import { useActionForm } from "~/lib/form";
import { leastSampleGrams } from "~/standards/food-records";
import type { SampleDay, SampleTask } from "../samples/queries.server";
import { servedAt } from "../samples/rules";
import { correctSampleInput, takeSampleInput, takeSamplesInput } from "../samples/schema";
import { useKitchenWords } from "./kitchen-words";

const multipart = { encType: "multipart/form-data" } as const;

/** A dish is sampled, or every dish of a meal that waits: everything is filled in already. */
export function TakeForm(props: {
  of: { meal: Meal; dishId: string | null };
  samples: SampleDay;
  actionData: unknown;
}) {
  const { t } = useKitchenWords();
  const { of, samples, actionData } = props;
  const isToday = samples.day === samples.today;
  const intent = of.dishId ? "take" : "takeAll";
  const form = useActionForm({
    ...{ schema: of.dishId ? takeSampleInput : takeSamplesInput, intent, actionData },
    defaultValues: {
      ...{ grams: leastSampleGrams, sampledBy: samples.by },
      time: isToday ? samples.now : servedAt[of.meal],
    },
  });
  return (
    <ActionForm
      form={{ ...form, formProps: { ...form.formProps, ...multipart } }}
      intent={intent}
      act={t("common:save")}
    >
      <input type="hidden" name="day" value={samples.day} />
      <input type="hidden" name="meal" value={of.meal} />
      {of.dishId ? <input type="hidden" name="dishId" value={of.dishId} /> : null}
      <TextField
        {...{ label: t("samples.grams"), hint: t("samples.gramsHint"), unit: t("samples.g") }}
        inputMode="numeric"
        {...form.field("grams")}
      />
      <TextField
        label={t(of.dishId ? "samples.box" : "samples.firstBox")}
        hint={of.dishId ? undefined : t("samples.firstBoxHint")}
        optional
        {...form.field("box")}
      />
      <TextField label={t("samples.sampledBy")} {...form.field("sampledBy")} />
      <TimeField label={t("samples.time")} {...form.field("time")} />
      {of.dishId ? <FileField label={t("photo")} name="photo" accept="image/*" optional /> : null}
    </ActionForm>
  );
}

type Taken = SampleTask & { sample: NonNullable<SampleTask["sample"]> };

/** What was written down is put right, and why. */
export function CorrectForm({ task, actionData }: { task: Taken; actionData: unknown }) {
  const { t } = useKitchenWords();
  const { sample } = task;
  const intent = "correct";
  const { grams, box, sampledBy, version } = sample;
  const form = useActionForm({
    ...{ schema: correctSampleInput, intent, actionData },
    defaultValues: { grams, box, sampledBy, time: sample.sampled.time, version },
  });
  return (
    <ActionForm
      form={{ ...form, formProps: { ...form.formProps, ...multipart } }}
      intent={intent}
      act={t("common:save")}
    >
      <input type="hidden" name="sampleId" value={sample.id} />
      <TextField
        {...{ label: t("samples.grams"), hint: t("samples.gramsHint"), unit: t("samples.g") }}
        inputMode="numeric"
        {...form.field("grams")}
      />
      <TextField label={t("samples.box")} optional {...form.field("box")} />
      <TextField label={t("samples.sampledBy")} {...form.field("sampledBy")} />
      <TimeField label={t("samples.time")} {...form.field("time")} />
      <SelectField
        label={t("samples.reason")}
        empty
        options={sampleCorrections.map((value) => ({
          value,
          label: t(`enums:sampleCorrection.${value}`),
        }))}
        {...form.field("reason")}
      />
      <FileField
        label={sample.photoFileId ? t("samples.otherPhoto") : t("photo")}
        name="photo"
        accept="image/*"
        optional
      />
    </ActionForm>
  );
}
