import { chromium, type Browser, type Page } from "playwright";
import { locales, type Locale } from "../db/enums";
import { findBrowser } from "../test/browser";
import { startServer } from "../test/server";
import { accountNames, accountOf, signIn } from "./accounts";
import { kindOf, listPages, naturalWidth, publicPages } from "./pages";

export const visitors = ["public", ...accountNames] as const;
export type Visitor = (typeof visitors)[number];
export const languages = locales;
export const looks = ["light", "dark"] as const;

/** One page as one person sees it in one language, look and width. */
export type View = {
  visitor: Visitor;
  /** The page's address with `:id` for ids. */
  kind: string;
  url: string;
  width: number;
  language: Locale;
  look: (typeof looks)[number];
};

export type Choice = {
  visitors: readonly Visitor[];
  /** Left out: the width at which each role works. */
  widths?: readonly number[];
  languages: readonly Locale[];
  looks: readonly (typeof looks)[number][];
  /** Only pages whose kind holds one of these. */
  pages?: readonly string[];
};

type Session = { name: string; value: string; url: string };
type Room = { visitor: Visitor; session: Session | null; urls: string[] };

const atOnce = 2;

/** Opens every chosen view on a demo centre of its own, two at a time. */
export async function eachView(
  choice: Choice,
  visit: (page: Page, view: View) => Promise<void>,
): Promise<void> {
  const demo = await startServer();
  const empty = choice.visitors.includes("public")
    ? await startServer({ args: ["--empty"] })
    : null;
  const { executablePath, args, env } = await findBrowser();
  const browser = await chromium.launch({ executablePath, args, env });
  try {
    for (const visitor of choice.visitors) {
      const room = await roomOf(visitor, demo.url, empty?.url ?? demo.url);
      const views = viewsOf(room, choice);
      const next = async () => {
        for (let view = views.shift(); view; view = views.shift()) {
          await show(browser, room.session, view, visit);
        }
      };
      await Promise.all(Array.from({ length: atOnce }, next));
    }
  } finally {
    await browser.close();
    await Promise.all([demo.stop(), empty?.stop()]);
  }
}

async function roomOf(visitor: Visitor, demoUrl: string, emptyUrl: string): Promise<Room> {
  if (visitor === "public") {
    const urls = [...publicPages.map((path) => demoUrl + path), `${emptyUrl}/setup`];
    return { visitor, session: null, urls };
  }
  const account = accountOf(visitor);
  const session = await signIn(demoUrl, account);
  const paths = await listPages(demoUrl, session, account.landing);
  return { visitor, session, urls: paths.map((path) => demoUrl + path) };
}

function viewsOf({ visitor, urls }: Room, choice: Choice): View[] {
  const widths = choice.widths ?? [visitor === "public" ? 1280 : naturalWidth[visitor]];
  const isChosen = (kind: string) => choice.pages?.some((part) => kind.includes(part)) ?? true;
  return urls.flatMap((url) => {
    const kind = kindOf(new URL(url));
    if (!isChosen(kind)) return [];
    return widths.flatMap((width) =>
      choice.languages.flatMap((language) =>
        choice.looks.map((look) => ({ ...{ visitor, kind, url, width }, language, look })),
      ),
    );
  });
}

async function show(
  browser: Browser,
  session: Session | null,
  view: View,
  visit: (page: Page, view: View) => Promise<void>,
): Promise<void> {
  const context = await browser.newContext({
    viewport: { width: view.width, height: view.width < 600 ? 844 : 900 },
    ...{ locale: view.language, timezoneId: "Asia/Shanghai", reducedMotion: "reduce" as const },
  });
  const { origin } = new URL(view.url);
  await context.addCookies([
    { name: "wenrun_locale", value: view.language, url: origin },
    { name: "wenrun_theme", value: view.look, url: origin },
    ...(session ? [session] : []),
  ]);
  try {
    const page = await context.newPage();
    await page.goto(view.url, { waitUntil: "networkidle" });
    await visit(page, view);
  } finally {
    await context.close();
  }
}

export const isVisitor = (name: string): name is Visitor => visitors.some((one) => one === name);
