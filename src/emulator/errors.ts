/**
 * Whole-request errors. The specification gives codes, cases and texts; their JSON is not published
 * for this endpoint, so it has the shape of the vendor's `/1/*` endpoints.
 */
export interface Answer {
  readonly status: number;
  readonly body: unknown;
}

export const SUCCESS: Answer = { status: 200, body: { success: true } };

function fail(status: number, code: number, error: string): Answer {
  return { status, body: { status: 'fail', error, code } };
}

export function unauthorised(): Answer {
  return fail(
    401,
    401,
    'User authentication failed. Ensure all authentication values are entered and correct.',
  );
}

/** `detail` is ours, to help whoever rehearses; the vendor's text stands first. */
export function badRequest(detail: string): Answer {
  return fail(
    400,
    400,
    `The request parameters are invalid. Verify the parameters and try again. (${detail})`,
  );
}

export function notFound(path: string): Answer {
  return fail(404, 404, `no such endpoint: ${path}`);
}

export function tooManyConcurrent(): Answer {
  return fail(429, 429, 'Too many concurrent requests');
}

export function systemError(): Answer {
  return fail(500, 500, 'The request could not be processed due to a system error. Try again.');
}

/** The four cases of code 100. */
export const LIMIT_ERRORS = {
  profileUpdates: 'A maximum of 100 profile updates can be included in one request.',
  noProfiles: 'No user profiles were provided in the request. Add profiles and try again.',
  segments: 'More than 100 segments were added in the request.',
  profiles: 'More than 100 user IDs added for one or more segments.',
} as const;

export function limitExceeded(status: number, limit: keyof typeof LIMIT_ERRORS): Answer {
  return fail(status, 100, LIMIT_ERRORS[limit]);
}
