/** The six ways a request can fail that are not an expected refusal, and their HTTP status. */
export const errorStatus = {
  not_found: 404,
  forbidden: 403,
  invalid: 400,
  conflict: 409,
  rate_limited: 429,
  unavailable: 503,
} as const;

export type ErrorCode = keyof typeof errorStatus;

export class AppError extends Error {
  override readonly name = "AppError";
  constructor(
    readonly code: ErrorCode,
    message: string = code,
    options?: ErrorOptions,
  ) {
    super(message, options);
  }
}

export const notFound = (what: string): AppError => new AppError("not_found", `${what} not found`);
