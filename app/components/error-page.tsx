import { useTranslation } from "react-i18next";
import type { ReactNode } from "react";
import { LinkButton } from "./link-button";
import { Logo } from "./logo";

const known = {
  401: "forbidden",
  403: "forbidden",
  404: "notFound",
  429: "limited",
  503: "unavailable",
} as const;

/** A calm page: what happened, in one sentence, and the way on. */
export function ErrorPage({
  status = 500,
  title,
  sentence,
  action,
  reference,
  homeHref = "/",
}: {
  status?: number;
  title?: string;
  sentence?: string;
  action?: ReactNode;
  reference?: string;
  homeHref?: string;
}) {
  const { t } = useTranslation("common");
  const kind = status in known ? known[status as keyof typeof known] : "broken"; // `in` checked it
  const again = kind === "broken" || kind === "unavailable";
  return (
    <main id="content" className="grid min-h-[70dvh] place-items-center px-6 py-12">
      <div className="grid max-w-[420px] justify-items-center gap-3 text-center">
        <Logo size={56} className="mb-2" />
        <h1 className="text-24">{title ?? t(`errorPage.${kind}Title`)}</h1>
        <p className="text-16 text-ink-2">{sentence ?? t(`errorPage.${kind}`)}</p>
        <div className="mt-3 flex flex-wrap justify-center gap-2">
          {action ?? (
            <>
              {again ? (
                <LinkButton to="." reload kind="main">
                  {t("retry")}
                </LinkButton>
              ) : null}
              <LinkButton to={homeHref} reload kind={again ? "plain" : "main"}>
                {t("home")}
              </LinkButton>
            </>
          )}
        </div>
        {reference ? (
          <p className="mt-2 text-ink-3">{t("errorPage.reference", { id: reference })}</p>
        ) : null}
      </div>
    </main>
  );
}
