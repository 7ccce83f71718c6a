import { useNavigate } from "@remix-run/react";
import type { ReactNode } from "react";
import { Sheet } from "./sheet";

/** A sheet that an address opens (`?add=`) over its page, and that closes to the page; works before hydration. */
export function AddSheet(props: {
  title: ReactNode;
  /** Where closing leads, if not to the bare page. */
  home?: string;
  children: ReactNode;
}) {
  const navigate = useNavigate();
  return (
    <Sheet
      open
      title={props.title}
      onClose={() => navigate(props.home ?? ".", { preventScrollReset: true, replace: true })}
    >
      {props.children}
    </Sheet>
  );
}
