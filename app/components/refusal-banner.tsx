import { useTranslation } from "react-i18next";
import { isFormFailure } from "~/lib/form-failure";
import { Banner } from "./banner";

/** What a button without fields of its own was refused, in words. */
export function RefusalBanner({ actionData }: { actionData: unknown }) {
  const { t } = useTranslation("errors");
  if (!isFormFailure(actionData) || !actionData.reason) return null;
  return (
    <div className="mb-4">
      <Banner tone="stop" inset>
        {t(actionData.reason, actionData.detail ?? {})}
      </Banner>
    </div>
  );
}
