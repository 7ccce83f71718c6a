import { Link as RoutedLink } from "@remix-run/react";
import type { ComponentProps, ReactNode } from "react";

type Props = ComponentProps<typeof RoutedLink>;

/** The element that a link is, without the ways of a browser to follow it. */
export function Address(props: Props) {
  const { to, discover, prefetch, reloadDocument, replace, state, relative, ...rest } = props;
  const { preventScrollReset, viewTransition, ...anchor } = rest;
  if (typeof to !== "string" || !/^\/(?!\/)/.test(to)) return <RoutedLink {...props} />;
  const isFound = discover !== "none" && !reloadDocument;
  return <a {...anchor} href={to} data-discover={isFound ? "true" : undefined} />;
}

/**
 * The router's link. A page has dozens, and on the server each would be resolved against its routes: one to a path of
 * this site is that path.
 */
export const Link: (props: Props) => ReactNode =
  typeof document === "undefined" ? Address : RoutedLink;
