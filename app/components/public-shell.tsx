import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { Brand } from "./brand";
import { LanguageSwitch } from "./language-switch";
import { LoginScene } from "./login-scene";
import { SkipLink } from "./skip-link";
import { ThemeToggle } from "./theme-toggle";

/** Before anyone is known: the hills on the left, on a phone above, and one column of 372. */
export function PublicShell({
  centreName,
  title,
  banner,
  children,
}: {
  centreName?: string;
  title?: string;
  banner?: ReactNode;
  children: ReactNode;
}) {
  const { t } = useTranslation("common");
  return (
    <div data-density="phone" className="shell">
      <SkipLink />
      {banner}
      <div className="public">
        <header className="public-scene">
          <LoginScene />
          <p className="creed">{t("creed")}</p>
        </header>
        <main id="content" tabIndex={-1} className="public-main outline-none">
          <div className="w-full max-w-[372px]">
            <div className="pr-28 pb-4 min-[760px]:pr-0 min-[760px]:pb-7">
              <Brand centreName={centreName} large />
            </div>
            {title ? (
              <h1 className="mb-3.5 text-24 min-[760px]:mb-5 min-[760px]:text-30">{title}</h1>
            ) : null}
            {children}
          </div>
          <div className="public-corner">
            <LanguageSwitch />
            <ThemeToggle />
          </div>
        </main>
      </div>
    </div>
  );
}
