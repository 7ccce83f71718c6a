import { useTranslation } from "react-i18next";
import { ActionForm } from "~/components/action-form";
import { Banner } from "~/components/banner";
import { CheckboxField } from "~/components/checkbox-field";
import { Facts } from "~/components/facts";
import { PasswordField } from "~/components/password-field";
import { TextField } from "~/components/text-field";
import { DocumentText } from "~/features/centres/ui/document-text";
import { formatLongDay } from "~/lib/dates";
import { useActionForm } from "~/lib/form";
import type { FamilyApplication } from "../links/queries.server";
import { acceptOfferInput } from "../offers/schema";

/** The place that is held, the agreement to read, and the guardian's own yes with an own account. */
export function AcceptOffer(props: {
  offer: NonNullable<FamilyApplication["offer"]>;
  phone: string;
  pdfHref: string;
  actionData: unknown;
}) {
  const { t, i18n } = useTranslation(["enrolment", "enums"]);
  const { offer } = props;
  const intent = "accept";
  const form = useActionForm({ schema: acceptOfferInput, intent, actionData: props.actionData });
  const day = (value: string) => formatLongDay(value, i18n.language);
  return (
    <section aria-labelledby="offer" className="grid gap-3">
      <h2 id="offer" className="text-section">
        {t("own.offer")}
      </h2>
      <Facts
        items={[
          { label: t("own.class"), value: offer.className },
          { label: t("schedule"), value: t(`enums:schedule.${offer.schedule}`) },
          { label: t("own.startsOn"), value: day(offer.startsOn) },
          { label: t("own.answerBy"), value: day(offer.answerBy) },
        ]}
      />
      {offer.isOver ? (
        <Banner tone="warn" inset>
          {t("own.over")}
        </Banner>
      ) : (
        <>
          <details className="rounded-field bg-sunk px-4">
            <summary className="min-h-(--tap) cursor-pointer py-3 font-strong">
              {t("own.agreement")}
            </summary>
            <div
              className="max-h-[28rem] overflow-y-auto pb-4"
              tabIndex={0}
              role="group"
              aria-label={t("own.agreement")}
            >
              <DocumentText text={offer.agreement.text} />
            </div>
          </details>
          <a href={props.pdfHref} className="text-link" download>
            {t("own.agreementPdf")}
          </a>
          <ActionForm form={form} intent={intent} act={t("own.accept")}>
            <input type="hidden" name="agreementVersion" value={offer.agreement.version} />
            <TextField
              label={t("own.phone")}
              hint={t("own.phoneHint", { phone: props.phone })}
              inputMode="tel"
              autoComplete="username"
              {...form.field("phone")}
            />
            <PasswordField
              label={t(offer.hasAccount ? "own.password" : "own.newPassword")}
              hint={t(offer.hasAccount ? "own.passwordHint" : "own.newPasswordHint")}
              autoComplete={offer.hasAccount ? "current-password" : "new-password"}
              {...form.field("password")}
            />
            <CheckboxField
              label={t("own.agreementRead", { version: offer.agreement.version })}
              {...form.tick("agreementRead")}
            />
          </ActionForm>
        </>
      )}
    </section>
  );
}
