import { Form } from "@remix-run/react";
import type { ComponentProps, ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { Banner } from "./banner";
import { Button } from "./button";

type FormParts = {
  formProps: Omit<ComponentProps<typeof Form>, "children">;
  formError?: string;
  busy: boolean;
  restored?: boolean;
  /** The state of the row that the form was filled in from. */
  version?: string;
};

/** The frame of a form: what is wrong with the whole on top, its fields, its one act at the end. */
export function ActionForm({
  form,
  intent,
  act,
  aside,
  children,
}: {
  form: FormParts;
  intent?: string;
  /** The words of the button: the act by its name. */
  act: string;
  aside?: ReactNode;
  children: ReactNode;
}) {
  const { t } = useTranslation("common");
  return (
    <Form {...form.formProps} className="grid gap-4">
      {intent ? <input type="hidden" name="intent" value={intent} /> : null}
      {form.version ? <input type="hidden" name="version" value={form.version} /> : null}
      {form.formError ? (
        <Banner tone="stop" inset>
          {form.formError}
        </Banner>
      ) : null}
      {form.restored ? <Banner inset>{t("draftRestored")}</Banner> : null}
      {children}
      <div className="flex flex-wrap items-center gap-2">
        <Button type="submit" kind="main" busy={form.busy}>
          {act}
        </Button>
        {aside}
      </div>
    </Form>
  );
}
