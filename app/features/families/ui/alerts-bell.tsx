import { Bell } from "lucide";
import { useTranslation } from "react-i18next";
import { Icon } from "~/components/icon";
import { Link } from "~/components/link";

/** Beside the child's name: leads to the alerts, and a dot tells of new ones. */
export function AlertsBell({ count }: { count: number }) {
  const { t } = useTranslation("families");
  const label = count > 0 ? t("alert.bellNew", { count }) : t("alert.bell");
  return (
    <Link to="/family/alerts" className="round relative" aria-label={label} title={label}>
      <Icon of={Bell} size={24} />
      {count > 0 ? (
        <span
          className="absolute top-2.5 right-2.5 size-2.5 rounded-full bg-stop shadow-[0_0_0_2px_var(--bg)]"
          aria-hidden="true"
        />
      ) : null}
    </Link>
  );
}
