import { Form, useNavigation } from "@remix-run/react";
import { Button } from "~/components/button";
import { FileField } from "~/components/file-field";
import { isFormFailure } from "~/lib/form-failure";
import { useMealWords } from "./meal-words";

/** A table of the centre's own, which is only looked at. */
export function BringFoodsForm({ actionData }: { actionData: unknown }) {
  const { t } = useMealWords();
  const busy = useNavigation().state === "submitting";
  const failure = isFormFailure(actionData) ? actionData : null;
  const error = failure?.errors?.file;
  return (
    <Form method="post" encType="multipart/form-data" className="grid gap-4">
      <FileField
        name="file"
        label={t("foods.file")}
        hint={t("foods.importHint")}
        accept=".xlsx,.csv"
        error={error ? t(error, failure?.detail ?? {}) : undefined}
      />
      <Button type="submit" kind="main" busy={busy} className="justify-self-start">
        {t("foods.look")}
      </Button>
    </Form>
  );
}
