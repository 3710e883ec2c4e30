import type { Failure } from '../failure.ts';
import { failure } from '../failure.ts';
import { headCommit, originUrl } from '../git/history.ts';
import { urlOf } from '../git/origin-access.ts';
import type { Repository } from '../git/repository.ts';
import { repositoryAt } from '../git/repository.ts';
import type { Message } from '../message.ts';
import { asCode, asLabel, say } from '../message.ts';

/** What a workflow run is about, and what it may have checked out. */
export interface EventCheckout {
  readonly folder: string;
  /** The commit of the event. */
  readonly sha: string | null;
  /** The head of its pull request; null: of none. */
  readonly pullHead: string | null;
  readonly applies: boolean;
  /** `owner/name`, and where the server is. */
  readonly repository: string;
  readonly server: string;
}

/**
 * The event says which commit was meant, and the workflow what is checked out: nothing makes them the
 * same. A run of main that has the head of a pull request would send what nobody merged. Throws a Failure.
 */
export function checkEventCheckout(event: EventCheckout): void {
  const { folder, sha, pullHead, applies } = event;
  const repository = repositoryAt(folder);
  const head = repository === null ? null : headCommit(repository);
  if (repository === null || head === null) throw wrong(say`there is no commit in the checkout`);
  if (applies) checkOrigin(event, repository);
  if (head === sha) return;
  // What a pull request wants is in its head too; the plan compares it with where it left the branch.
  if (!applies && head === pullHead) return;
  const meant = sha === null ? say`no commit` : say`commit ${asCode(sha.slice(0, 12))}`;
  throw wrong(
    say`commit ${asCode(head.slice(0, 12))} is checked out, and the event is of ${meant}`,
  );
}

function wrong(what: Message): Failure {
  return failure(
    'wrong-checkout',
    what,
    say`Nothing was sent. Use actions/checkout without ${asCode('ref')} and without ${asCode('repository')}, and run no git command that moves it.`,
    { exitCode: 3 },
  );
}

/** The lock is read from origin and pushed there: another one knows nothing of this repository. */
function checkOrigin({ repository: name, server }: EventCheckout, repository: Repository): void {
  const url = originUrl(repository);
  if (url !== null && isOf(url, name, server)) return;
  throw wrong(say`the remote ${asCode('origin')} is not the repository ${asLabel(name)}`);
}

function isOf(url: string, name: string, server: string): boolean {
  const [, scheme, rest] = /^([a-z][a-z0-9+.-]*):\/\/(.*)$/is.exec(url) ?? [];
  const path = (rest ?? url.replace(':', '/')).replace(/\/+$/, '').replace(/\.git$/i, '');
  const last = path.split('/').slice(-2).join('/');
  if (name === '' || last.toLowerCase() !== name.toLowerCase()) return false;
  return (
    scheme === undefined ||
    !/^https?$/i.test(scheme) ||
    urlOf(url)?.origin === urlOf(server)?.origin
  );
}
