import type { EntryError, WireFailure } from '../clevertap/wire.ts';

/** Why a whole request is refused. `code` is the body's; `detail` is for the page, never on the wire. */
export interface Failure {
  readonly status: number;
  readonly code: number;
  readonly error: string;
  readonly detail: string | null;
}

/**
 * The request-level errors with the descriptions of the specification. It does not publish their
 * JSON; the shape is that of CleverTap's `/1/*` endpoints.
 */
const REQUEST_ERRORS = {
  authentication: [
    401,
    'User authentication failed. Ensure all authentication values are entered and correct.',
  ],
  parameters: [400, 'The request parameters are invalid. Verify the parameters and try again.'],
  updates: [100, 'A maximum of 100 profile updates can be included in one request.'],
  noUsers: [100, 'No user profiles were provided in the request. Add profiles and try again.'],
  segments: [100, 'More than 100 segments were added in the request.'],
  users: [100, 'More than 100 user IDs added for one or more segments.'],
  unknown: [500, 'The request could not be processed due to a system error. Try again.'],
  concurrency: [429, 'Too many concurrent requests'],
  notFound: [404, 'Not found'],
  method: [405, 'Method not allowed'],
  bodyTimeout: [408, 'The request was not sent in time'],
  bodySize: [413, 'The request body is too large'],
} as const satisfies Record<string, readonly [number, string]>;

export type RequestError = keyof typeof REQUEST_ERRORS;

/** The HTTP status of code 100 is unknown: 400 until `code100Status` says otherwise. */
export function failure(
  kind: RequestError,
  detail: string | null = null,
  code100Status = 400,
): Failure {
  const [code, error] = REQUEST_ERRORS[kind];
  return { status: code === 100 ? code100Status : code, code, error, detail };
}

export function failureBody({ code, error }: Failure): WireFailure {
  return { status: 'fail', error, code };
}

/** What the specification says of each entry error, for people who read the Error Stream. */
export const ENTRY_ERROR_DESCRIPTIONS: Readonly<Record<EntryError, string>> = {
  API_SEGMENT_NOT_FOUND_OR_DELETED: 'The specified segment does not exist or has been deleted.',
  API_SEGMENT_ID_MISMATCH:
    'The provided ct_segment_id and customer_segment_id do not refer to the same segment.',
  API_SEGMENT_INVALID_ACTION: 'The action value is invalid. Only ADD or REMOVE are supported.',
  API_SEGMENT_EMPTY_IDENTITY: 'The user identity or GUID is missing or empty.',
  API_SEGMENT_NO_SEGMENT_ID:
    'Neither ct_segment_id nor customer_segment_id was provided in the segment entry.',
};

/** What a person who starts an emulator can fix: the message says how. */
export class EmulatorError extends Error {
  readonly code: 'state-file' | 'segments';

  constructor(code: 'state-file' | 'segments', message: string) {
    super(message);
    this.name = 'EmulatorError';
    this.code = code;
  }
}
