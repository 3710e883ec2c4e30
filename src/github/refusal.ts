/** What octokit throws: an answer without success, or no answer (then without `response`). */
interface HttpError extends Error {
  readonly status: number;
  readonly response?: { readonly headers: Readonly<Record<string, unknown>> };
}

function isHttpError(error: unknown): error is HttpError {
  return error instanceof Error && error.name === 'HttpError' && 'status' in error;
}

/** The answer to a request that had no success; null where none came, or where it is a bug. */
export interface Refusal {
  readonly status: number;
  readonly message: string;
  readonly headers: Readonly<Record<string, unknown>>;
}

export function refusalOf(error: unknown): Refusal | null {
  if (!isHttpError(error) || error.response === undefined) return null;
  const { status, message, response } = error;
  return { status, message, headers: response.headers };
}

/** No answer came: the network, a proxy, or time. */
export function isUnanswered(error: unknown): boolean {
  return isHttpError(error) && error.response === undefined;
}

/** A server's error, or no answer at all: it may have been done, and may work in a moment. */
export function isPassing(error: unknown): boolean {
  return isUnanswered(error) || (refusalOf(error)?.status ?? 0) >= 500;
}
