import { useState } from "react";
import type { FormFailure } from "./form-failure";

type Values = Record<string, unknown> | undefined;

const versionIn = (values: Values): string | undefined =>
  typeof values?.version === "string" ? values.version : undefined;

const contentOf = (values: Values): string => JSON.stringify({ ...values, version: undefined });

/**
 * The version of what the form was filled in from. Its fields keep their text when the page's data is read
 * anew, so a newer version counts only where the rest is as it was, or once this form has been saved.
 */
export function useFormVersion(stored: Values, failure: FormFailure | undefined) {
  const [filled, setFilled] = useState(stored);
  const isSame = contentOf(stored) === contentOf(filled);
  const known = versionIn(isSame ? stored : filled);
  return {
    version: known === undefined ? undefined : (versionIn(failure?.values) ?? known),
    fillFrom: setFilled,
  };
}
