import { useTranslation } from "react-i18next";
import { LinkButton } from "~/components/link-button";

/** What every sheet of a child's pages says: the words of its choices, and the way out. */
export function useSheetWords() {
  const { t } = useTranslation(["enums", "children", "common"]);
  const options = (group: string, values: readonly string[]) =>
    values.map((value) => ({ value, label: t(`enums:${group}.${value}`) }));
  const cancel = (
    <LinkButton to="." kind="quiet">
      {t("common:cancel")}
    </LinkButton>
  );
  return { t, options, cancel };
}
