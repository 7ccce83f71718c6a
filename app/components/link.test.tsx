import { Link as RoutedLink } from "@remix-run/react";
import type { ComponentProps } from "react";
import { renderToStaticMarkup } from "react-dom/server";
import { MemoryRouter } from "react-router-dom";
import { describe, expect, it } from "vitest";
import { Address } from "./link";

type Props = ComponentProps<typeof RoutedLink>;

const elementOf = (link: JSX.Element): Element => {
  const home = document.createElement("div");
  home.innerHTML = renderToStaticMarkup(
    <MemoryRouter initialEntries={["/family?day=2026-11-12"]}>{link}</MemoryRouter>,
  );
  return home.firstElementChild ?? home;
};

const links: [string, Props][] = [
  ["a path", { to: "/family/photos" }],
  ["a path with a query and a fragment", { to: "/family/photos?day=2026-11-12#photo-1" }],
  [
    "one that the browser loads",
    { to: "/family/report.pdf", reloadDocument: true, download: true },
  ],
  ["one that is found when it is asked for", { to: "/places", discover: "none" }],
  ["one with a name, a look and a state", { to: "/family", "aria-current": "date", className: "a b", title: "一", replace: true, state: { a: 1 }, preventScrollReset: true }], // prettier-ignore
  ["a query of the same page", { to: "?day=2026-11-11" }],
  ["the page itself", { to: "." }],
  ["a place elsewhere", { to: "//example.org/x" }],
  ["a description of a path", { to: { pathname: "/family", search: "?day=2026-11-11" } }],
];

describe("a link on the server", () => {
  it.each(links)("is the router's element: %s", (_what, props) => {
    const drawn = elementOf(<Address {...props}>一</Address>);
    expect(drawn.isEqualNode(elementOf(<RoutedLink {...props}>一</RoutedLink>))).toBe(true);
    expect(drawn.tagName).toBe("A");
  });
});
