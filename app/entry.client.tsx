import { RemixBrowser } from "@remix-run/react";
import { startTransition, StrictMode } from "react";
import { hydrateRoot } from "react-dom/client";
import { I18nextProvider } from "react-i18next";
import { startI18n } from "~/i18n/start";

async function hydrate() {
  const locale = document.documentElement.lang === "en" ? "en" : "zh-CN";
  const words = await (locale === "en" ? import("~/i18n/en") : import("~/i18n/zh-cn"));
  const i18n = startI18n(locale, words.default);
  startTransition(() => {
    hydrateRoot(
      document,
      <StrictMode>
        <I18nextProvider i18n={i18n}>
          <RemixBrowser />
        </I18nextProvider>
      </StrictMode>,
    );
  });
}

void hydrate();
