import { useTranslation } from "react-i18next";
import { LinkButton } from "~/components/link-button";

/** Closes a sheet and changes nothing. */
export function Cancel() {
  const { t } = useTranslation("common");
  return (
    <LinkButton to="." kind="quiet">
      {t("cancel")}
    </LinkButton>
  );
}
