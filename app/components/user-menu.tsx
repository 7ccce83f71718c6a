import type { ReactNode } from "react";
import { Icon } from "./icon";
import { LanguageSwitch } from "./language-switch";
import { Link } from "./link";
import type { NavItem } from "./nav";
import { SignOut } from "./sign-out";

/** What a person does about themselves: account pages, role, language, leaving. */
export function UserMenu({
  items = [],
  roleSwitch,
}: {
  items?: readonly NavItem[];
  roleSwitch?: ReactNode;
}) {
  return (
    <div>
      {items.map((item) => (
        <Link key={item.href} to={item.href} className="menu-row">
          <Icon of={item.icon} />
          {item.label}
        </Link>
      ))}
      {roleSwitch}
      <LanguageSwitch row />
      <SignOut />
    </div>
  );
}
