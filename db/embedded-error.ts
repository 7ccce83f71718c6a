export type EmbeddedReason =
  "not_writable" | "in_use" | "binaries_missing" | "other_version" | "failed";

/** Why the embedded database does not run; the message is one line for whoever starts the product. */
export class EmbeddedError extends Error {
  override readonly name = "EmbeddedError";

  constructor(
    readonly reason: EmbeddedReason,
    message: string,
    options?: ErrorOptions,
  ) {
    super(message.replace(/\s+/g, " ").trim(), options);
  }
}

export const codeOf = (error: unknown): string =>
  error instanceof Error && "code" in error ? String(error.code) : "";

export const messageOf = (error: unknown): string =>
  error instanceof Error ? error.message : String(error);
