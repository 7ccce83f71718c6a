import { Form, useNavigation } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { AddSheet } from "~/components/add-sheet";
import { Button } from "~/components/button";
import { LinkButton } from "~/components/link-button";
import { RefusalBanner } from "~/components/refusal-banner";
import { isFormFailure } from "~/lib/form-failure";
import type { CheckedChild } from "../checks/queries.server";
import type { CheckPart } from "../checks/schema";
import { CheckFields } from "./check-fields";
import { checkInWords } from "./check-words";

/** The check of one child at the health worker's desk, with the same questions as in the room. */
export function CheckSheet(props: {
  child: CheckedChild;
  part: CheckPart;
  timeZone: string;
  home: string;
  actionData: unknown;
}) {
  const { t } = useTranslation(["attendance", "enums", "common"]);
  const { state } = useNavigation();
  const { child, part, actionData } = props;
  const failure = isFormFailure(actionData) ? actionData : null;
  const known = child.check && checkInWords(t, child.check.payload, props.timeZone);
  return (
    <AddSheet
      title={t("checks.titleOf", { part: t(`checks.${part}`), name: child.name })}
      home={props.home}
    >
      <Form method="post" preventScrollReset className="grid gap-4">
        <RefusalBanner actionData={actionData} />
        {child.check && known ? (
          <p className="rounded-field bg-sunk px-3 py-2 text-second text-ink-2">
            {t("checks.ofPart", {
              part: t(`enums:checkResult.${child.check.payload.result}`),
              what: known,
            })}
          </p>
        ) : null}
        <input type="hidden" name="intent" value="check" />
        <input type="hidden" name="childId" value={child.childId} />
        <input type="hidden" name="part" value={part} />
        <CheckFields failure={failure} />
        <div className="flex flex-wrap gap-2">
          <Button type="submit" name="result" value="abnormal" kind="main" busy={state !== "idle"}>
            {t("checks.save")}
          </Button>
          <Button type="submit" name="result" value="healthy">
            {t("checks.saveWell")}
          </Button>
          <LinkButton to={props.home} kind="quiet">
            {t("common:cancel")}
          </LinkButton>
        </div>
      </Form>
    </AddSheet>
  );
}
