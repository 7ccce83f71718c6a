/** An expected refusal is a value. `reason` is a key of `i18n/<locale>/errors.json`. */
export type Refusal = {
  ok: false;
  reason: string;
  field?: string;
  detail?: Record<string, string | number>;
  /** What a stale form meets: the fields as they stand now, with their version. */
  current?: Record<string, string | undefined>;
};

export type Result<T = undefined> = { ok: true; value: T } | Refusal;

/** What a command that has nothing to tell returns. */
export const done: Result = { ok: true, value: undefined };

export const ok = <T>(value: T): { ok: true; value: T } => ({ ok: true, value });

export const refuse = (
  reason: string,
  field?: string,
  detail?: Record<string, string | number>,
): Refusal => ({ ok: false, reason, field, detail });
