import { Failure, failure } from '../failure.ts';
import { limitOf } from './rate-limit.ts';
import type { Refusal } from './refusal.ts';
import { isUnanswered, refusalOf } from './refusal.ts';

/** A permission of a workflow's token, as it is written under `permissions:`. */
export type Permission =
  | 'actions: read'
  | 'contents: read'
  | 'issues: write'
  | 'pull-requests: read'
  | 'pull-requests: write';

/** Asks GitHub, and turns what it refuses into a Failure that says what to do. */
export async function asked<T>(
  doing: string,
  needs: Permission,
  request: () => Promise<T>,
): Promise<T> {
  try {
    return await request();
  } catch (error) {
    throw failureOf(error, doing, needs) ?? error;
  }
}

/** Whether this is the failure with that code. */
export function isFailure(error: unknown, code: string): boolean {
  return error instanceof Failure && error.problems[0]?.code === code;
}

/** null: no answer of GitHub, but a bug or a failure that is told already. */
function failureOf(error: unknown, doing: string, needs: Permission): Failure | null {
  if (limitOf(error) !== null) return limited(doing);
  if (isUnanswered(error)) return unreachable(error, doing);
  const refusal = refusalOf(error);
  if (refusal === null) return null;
  switch (refusal.status) {
    case 401:
      return unauthorised(doing);
    case 403:
      return /locked/i.test(refusal.message) ? locked(doing) : forbidden(doing, needs);
    case 404:
      return notFound(doing, needs);
    default:
      return refused(refusal, doing);
  }
}

function limited(doing: string): Failure {
  return failure(
    'github-rate-limited',
    `GitHub's rate limit does not let this token ${doing} now`,
    'Run the job again later; give busy repositories a token of their own as `github-token`.',
  );
}

function unauthorised(doing: string): Failure {
  return failure(
    'github-unauthorised',
    `GitHub did not accept the token when asked to ${doing}`,
    'Leave `github-token` out, so that the token of the workflow is used, or renew it.',
  );
}

function locked(doing: string): Failure {
  return failure(
    'github-conversation-locked',
    `the conversation is locked: GitHub does not let this token ${doing}`,
    'Unlock the conversation and run the job again.',
  );
}

function forbidden(doing: string, needs: Permission): Failure {
  return failure(
    'github-permission-missing',
    `the token of the workflow may not ${doing}`,
    `Give the job this permission: \`permissions: ${needs}\`.`,
  );
}

function notFound(doing: string, needs: Permission): Failure {
  return failure(
    'github-not-found',
    `GitHub found nothing, or hides it from this token, when asked to ${doing}`,
    `Check that it was not deleted, and that the job has \`permissions: ${needs}\`.`,
  );
}

function refused({ status, message }: Refusal, doing: string): Failure {
  return failure(
    status >= 500 ? 'github-unavailable' : 'github-refused',
    `GitHub answered ${status} when asked to ${doing}: ${firstLine(message)}`,
    'See https://www.githubstatus.com, then run the job again.',
  );
}

function unreachable(error: unknown, doing: string): Failure {
  const why = error instanceof Error ? firstLine(error.message) : 'no answer';
  return failure(
    'github-unreachable',
    `GitHub could not be reached to ${doing}: ${why}`,
    'Check GITHUB_API_URL, HTTPS_PROXY and NO_PROXY of the runner, then run the job again.',
  );
}

const MOST_SHOWN = 200;

function firstLine(text: string): string {
  return (text.split('\n')[0] ?? '').slice(0, MOST_SHOWN);
}
