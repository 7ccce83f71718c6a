import { useLocation } from "@remix-run/react";
import { Check } from "lucide";
import { useTranslation } from "react-i18next";
import { Icon } from "./icon";

/** One account, several roles: each is one tap away. Nothing is shown for a single role. */
export function RoleSwitch({
  roles,
  current,
}: {
  roles: readonly { value: string; label: string }[];
  current: string;
}) {
  const { t } = useTranslation("common");
  const { pathname } = useLocation();
  if (roles.length < 2) return null;
  return (
    <form method="post" action="/account/role">
      <input type="hidden" name="returnTo" value={pathname} />
      <p className="px-2.5 pt-2 pb-1 text-fine text-ink-3">{t("switchRole")}</p>
      {roles.map((role) => (
        <button
          key={role.value}
          name="role"
          value={role.value}
          className="menu-row"
          aria-current={role.value === current ? "true" : undefined}
        >
          <span className="flex-1">{role.label}</span>
          {role.value === current ? <Icon of={Check} size={16} /> : null}
        </button>
      ))}
    </form>
  );
}
