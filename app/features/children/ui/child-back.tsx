import { useTranslation } from "react-i18next";
import { BackLink } from "~/components/back-link";

/** Back to where the reader may come from: the list, or the rooms. */
export function ChildBack(props: { mayList: boolean; maySeeRooms: boolean }) {
  const { t } = useTranslation(["children", "nav"]);
  if (props.mayList) return <BackLink to="/children">{t("title")}</BackLink>;
  if (props.maySeeRooms) return <BackLink to="/room">{t("nav:rooms")}</BackLink>;
  return null;
}
