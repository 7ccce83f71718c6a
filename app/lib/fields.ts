import * as z from "zod/mini";
import { instantOf } from "./clock";
import { isDay } from "./dates";
import { isId } from "./id";
import { isMobile, normalisePhone } from "./phone";

/** Field kinds that every form spells the same way. Messages are keys of `errors.json`. */
export const shortText = (max = 60) =>
  z
    .string("errors:required")
    .check(z.trim(), z.minLength(1, "errors:required"), z.maxLength(max, "errors:too_long"));

export const optionalText = (max = 200) =>
  z._default(z.string().check(z.trim(), z.maxLength(max, "errors:too_long")), "");

export const id = () => z.string("errors:required").check(z.refine(isId, "errors:not_found"));

export const day = () =>
  z.string("errors:required").check(z.trim(), z.refine(isDay, "errors:not_a_day"));

/** `HH:MM`, and the seconds of a browser that sends them. */
export const timeOfDay = () =>
  z
    .string("errors:required")
    .check(z.trim(), z.regex(/^([01]\d|2[0-3]):[0-5]\d(:00)?$/, "errors:not_a_time"));

/** An empty field is no time. */
export const optionalTime = () =>
  z.pipe(
    z.optional(
      z.nullable(
        z
          .string()
          .check(z.trim(), z.regex(/^(([01]\d|2[0-3]):[0-5]\d(:00)?)?$/, "errors:not_a_time")),
      ),
    ),
    z.transform((value) => (value ? value : null)),
  );

/** An empty field is no row. */
export const optionalId = () =>
  z.pipe(
    z.optional(z.string().check(z.refine((v) => v === "" || isId(v), "errors:not_found"))),
    z.transform((value) => (value ? value : null)),
  );

/** An empty field is no day. */
export const optionalDay = () =>
  z.pipe(
    z.optional(
      z.nullable(
        z.string().check(
          z.trim(),
          z.refine((v) => v === "" || isDay(v), "errors:not_a_day"),
        ),
      ),
    ),
    z.transform((value) => (value ? value : null)),
  );

export const phone = () =>
  z.pipe(
    z.pipe(z.string("errors:required"), z.transform(normalisePhone)),
    z.string().check(z.refine(isMobile, "errors:not_a_phone")),
  );

export const wholeNumber = (min: number, max: number) =>
  z.pipe(
    z.union([
      z.number(),
      z.string("errors:required").check(z.regex(/^\d{1,9}$/, "errors:not_a_number")),
    ]),
    z.pipe(
      z.transform(Number),
      z
        .int("errors:not_a_number")
        .check(z.gte(min, "errors:too_small"), z.lte(max, "errors:too_large")),
    ),
  );

export const choiceOf = <const T extends readonly [string, ...string[]]>(values: T) =>
  z.enum(values, "errors:required");

/** The state of the row that a form was filled in from: hidden in the form, compared by its command. */
export const version = () => shortText(40);

/** A checkbox: present or absent in the form. */
export const ticked = () =>
  z.pipe(
    z.optional(z.union([z.string(), z.boolean()])),
    z.transform((v) => v === true || v === "on" || v === "true"),
  );

/** A checkbox without which the form is not sent; `message` says why. */
export const mustTick = (message: string) =>
  z.pipe(ticked(), z.boolean().check(z.refine((value) => value, message)));

export const password = () =>
  z
    .string("errors:required")
    .check(z.minLength(10, "errors:password_too_short"), z.maxLength(128, "errors:too_long"));

/** An instant as ISO text with its offset. */
export const moment = () =>
  z.pipe(
    z.iso.datetime({ offset: true, error: "errors:invalid" }),
    z.transform((text: string) => instantOf(text)),
  );
