import { RemixBrowser } from "@remix-run/react";
import { startTransition, StrictMode } from "react";
import { hydrateRoot } from "react-dom/client";
import { I18nextProvider } from "react-i18next";
import { startPageWords } from "~/i18n/page-words";

/** How long a page that stands is left alone before it fetches what its next ones say. */
const restAfterMs = 1_500;

async function hydrate() {
  const { words, whole } = startPageWords(window.wenrunWords);
  // a room is drawn from what the tablet keeps, and says more than its page did
  if (window.location.pathname.startsWith("/room")) await whole();
  startTransition(() => {
    hydrateRoot(
      document,
      <StrictMode>
        <I18nextProvider i18n={words}>
          <RemixBrowser />
        </I18nextProvider>
      </StrictMode>,
    );
  });
  const later = () => setTimeout(() => void whole(), restAfterMs);
  if (document.readyState === "complete") later();
  else window.addEventListener("load", later, { once: true });
}

void hydrate();
