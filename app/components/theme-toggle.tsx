import { useFetcher, useLocation } from "@remix-run/react";
import { useTranslation } from "react-i18next";

/** One tap to the other look. Which button is shown is the style sheet's decision, not a script's. */
export function ThemeToggle() {
  const { t } = useTranslation("common");
  const { pathname, search } = useLocation();
  const fetcher = useFetcher();
  return (
    <fetcher.Form method="post" action="/preferences" className="shrink-0">
      <input type="hidden" name="returnTo" value={pathname + search} />
      {(["dark", "light"] as const).map((theme) => (
        <button
          key={theme}
          name="theme"
          value={theme}
          aria-label={t(theme === "dark" ? "toDark" : "toLight")}
          title={t(theme === "dark" ? "toDark" : "toLight")}
          className={theme === "dark" ? "round dark:hidden" : "round hidden dark:grid"}
          onClick={() => {
            document.documentElement.dataset.theme = theme;
          }}
        >
          <svg viewBox="0 0 24 24" width="20" height="20" aria-hidden="true">
            <circle cx="12" cy="12" r="8" fill="none" stroke="currentColor" strokeWidth="1.75" />
            <path d="M12 4a8 8 0 0 1 0 16z" fill="currentColor" />
          </svg>
        </button>
      ))}
    </fetcher.Form>
  );
}
