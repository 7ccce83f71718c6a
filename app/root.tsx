import type { LinksFunction, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import {
  isRouteErrorResponse,
  Links,
  Meta,
  Outlet,
  Scripts,
  ScrollRestoration,
  useRouteError,
  useRouteLoaderData,
  type ShouldRevalidateFunction,
} from "@remix-run/react";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { readDevice, readVisit } from "~/access/require.server";
import { ErrorPage } from "~/components/error-page";
import { useNonce } from "~/components/nonce";
import { ToastProvider } from "~/components/toast";
import { wordsOf } from "~/i18n/words.server";
import { staysInRoom } from "~/lib/same-room";
import { readLocale, readTextSize, readTheme } from "~/lib/preferences";
import styles from "~/styles/app.css?url";

export const links: LinksFunction = () => [
  { rel: "stylesheet", href: styles },
  { rel: "icon", href: "/favicon.svg", type: "image/svg+xml" },
  { rel: "manifest", href: "/manifest.webmanifest" },
];

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }];

export async function loader({ request, context }: LoaderFunctionArgs) {
  const cookie = request.headers.get("cookie");
  const visit = await readVisit(request);
  const at = visit?.centre ?? (await readDevice(request))?.centre;
  const locale = readLocale(cookie, visit?.locale ?? at?.locale ?? "zh-CN");
  return {
    locale,
    theme: readTheme(cookie, visit?.theme ?? "system"),
    text: readTextSize(cookie),
    requestId: context.requestId,
    title: wordsOf(locale).t("common:productName"),
  };
}

export const shouldRevalidate: ShouldRevalidateFunction = (step) =>
  staysInRoom(step) ? false : step.defaultShouldRevalidate;

/** Language and theme are personal; what is on the screen changes with them, so nothing is skipped. */
export function Layout({ children }: { children: ReactNode }) {
  const { i18n } = useTranslation();
  const data = useRouteLoaderData<typeof loader>("root");
  const nonce = useNonce();
  return (
    <html
      lang={data?.locale ?? i18n.language}
      data-theme={data?.theme === "system" ? undefined : data?.theme}
      data-text={data?.text === "big" ? "big" : undefined}
      // a browser that lays the page out ahead of its styles looks for Chinese letters in this, not in all it has
      style={{ fontFamily: "system-ui, sans-serif" }}
      suppressHydrationWarning
    >
      <head>
        <meta charSet="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1, viewport-fit=cover" />
        <Meta />
        <Links />
      </head>
      <body>
        <ToastProvider>{children}</ToastProvider>
        <ScrollRestoration nonce={nonce} />
        <Scripts nonce={nonce} />
      </body>
    </html>
  );
}

export default function App() {
  return <Outlet />;
}

export function ErrorBoundary() {
  const error = useRouteError();
  const data = useRouteLoaderData<typeof loader>("root");
  const status = isRouteErrorResponse(error) ? error.status : 500;
  return <ErrorPage status={status} reference={status >= 500 ? data?.requestId : undefined} />;
}
