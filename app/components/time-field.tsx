import { forwardRef, type InputHTMLAttributes } from "react";
import type { FieldTexts } from "./field";
import { TextField } from "./text-field";

export type TimeFieldProps = FieldTexts &
  Omit<InputHTMLAttributes<HTMLInputElement>, "type" | "size">;

/** `HH:MM` in the centre's own time. */
export const TimeField = forwardRef<HTMLInputElement, TimeFieldProps>(
  function TimeField(props, ref) {
    return <TextField {...props} ref={ref} type="time" />;
  },
);
