import { useFetcher, useLocation } from "@remix-run/react";
import { useTranslation } from "react-i18next";

export type Theme = "light" | "dark" | "system";

/** The look with all three answers, for the account page. */
export function ThemeChoice({ current }: { current: Theme }) {
  const { t } = useTranslation("common");
  const { pathname, search } = useLocation();
  const fetcher = useFetcher();
  const sent = fetcher.formData?.get("theme");
  const words = { light: t("themeLight"), dark: t("themeDark"), system: t("themeSystem") };
  const apply = (theme: Theme) => {
    if (theme === "system") delete document.documentElement.dataset.theme;
    else document.documentElement.dataset.theme = theme;
  };
  return (
    <fetcher.Form method="post" action="/preferences">
      <input type="hidden" name="returnTo" value={pathname + search} />
      <div role="group" aria-label={t("theme")} className="seg">
        {(["light", "dark", "system"] as const).map((theme) => (
          <button
            key={theme}
            name="theme"
            value={theme}
            aria-pressed={theme === (sent ?? current)}
            onClick={() => apply(theme)}
          >
            {words[theme]}
          </button>
        ))}
      </div>
    </fetcher.Form>
  );
}
