import type { ComponentProps } from "react";
import { Dialog } from "./dialog";

/** A dialog from below on a phone, from the right on a desk. */
export function Sheet(props: Omit<ComponentProps<typeof Dialog>, "className">) {
  return <Dialog {...props} className="sheet" />;
}
