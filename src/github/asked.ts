import type { Failure } from '../failure.ts';
import { failure, failureCode } from '../failure.ts';
import type { Message } from '../message.ts';
import { asCode, asForeign, say } from '../message.ts';
import type { Refusal } from './refusal.ts';
import { isUnanswered, limitOf, refusalOf } from './refusal.ts';

/** A permission of a workflow's token, as it is written under `permissions:`. */
export type Permission =
  | 'actions: read'
  | 'contents: read'
  | 'issues: write'
  | 'pull-requests: read'
  | 'pull-requests: write';

/** Asks GitHub, and turns a refusal into a Failure that says what to do. `doing`: "read the comments". */
export async function asked<T>(
  doing: Message,
  needs: Permission,
  request: () => Promise<T>,
): Promise<T> {
  try {
    return await request();
  } catch (error) {
    throw failureOf(error, doing, needs) ?? error;
  }
}

/** Like asked, and `missing` where GitHub finds nothing. */
export async function askedOr<T, M>(
  missing: M,
  ...question: Parameters<typeof asked<T>>
): Promise<T | M> {
  try {
    return await asked(...question);
  } catch (error) {
    if (failureCode(error) === 'github-not-found') return missing;
    throw error;
  }
}

/** null: not an answer of GitHub, but a bug, or a failure already. */
function failureOf(error: unknown, doing: Message, needs: Permission): Failure | null {
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

function limited(doing: Message): Failure {
  return failure(
    'github-rate-limited',
    say`cannot ${doing}: this token has reached the rate limit of GitHub`,
    say`Run the job again later. Give a busy repository a token of its own as ${asCode('github-token')}.`,
  );
}

function unauthorised(doing: Message): Failure {
  return failure(
    'github-unauthorised',
    say`cannot ${doing}: GitHub did not accept the token`,
    say`Remove ${asCode('github-token')}, so that the token of the workflow is used, or renew the token.`,
  );
}

function locked(doing: Message): Failure {
  return failure(
    'github-conversation-locked',
    say`cannot ${doing}: the conversation is locked`,
    say`Unlock the conversation, then run the job again.`,
  );
}

function forbidden(doing: Message, needs: Permission): Failure {
  return failure(
    'github-permission-missing',
    say`cannot ${doing}: the token of the workflow has no permission`,
    say`Give the job ${permission(needs)}.`,
  );
}

function notFound(doing: Message, needs: Permission): Failure {
  return failure(
    'github-not-found',
    say`cannot ${doing}: GitHub found nothing, or hides it from this token`,
    say`Check that it was not deleted. Check that the job has ${permission(needs)}.`,
  );
}

function refused({ status, message }: Refusal, doing: Message): Failure {
  return failure(
    status >= 500 ? 'github-unavailable' : 'github-refused',
    say`cannot ${doing}: GitHub answered ${status}${asForeign(firstLine(message))}`,
    say`Look at https://www.githubstatus.com, then run the job again.`,
  );
}

function unreachable(error: unknown, doing: Message): Failure {
  const why = error instanceof Error ? firstLine(error.message) : 'no answer';
  return failure(
    'github-unreachable',
    say`cannot ${doing}: GitHub could not be reached${asForeign(why)}`,
    say`Check ${asCode('GITHUB_API_URL')}, ${asCode('HTTPS_PROXY')} and ${asCode('NO_PROXY')} of the runner, then run the job again.`,
  );
}

function permission(needs: Permission): Message {
  return [asCode(`permissions: { ${needs} }`)];
}

const MOST_SHOWN = 200;

function firstLine(text: string): string {
  return (text.split('\n')[0] ?? '').slice(0, MOST_SHOWN);
}
