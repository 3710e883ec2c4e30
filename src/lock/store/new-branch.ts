import type { Position, RemoteBranch } from '../../git/branch.ts';
import { fetchBranch, hasNoBranch, knownHere, originOf } from '../../git/branch.ts';
import { headCommit } from '../../git/history.ts';
import { push } from '../../git/push-branch.ts';
import { commitFiles, readObjects } from '../../git/tree.ts';
import { FOLDER, INDEX, stableName } from '../file-names.ts';
import { parseIndex, renderIndex } from '../index-format.ts';
import type { LockIndex } from '../lock-index.ts';
import {
  branchExists,
  hadAnotherLock,
  originEmpty,
  pushFailure,
  unreachable,
} from './branch-failures.ts';
import { newestKnown } from './branch-forward.ts';
import { commitMessage } from './commit-message.ts';
import type { Publishing } from './publishing.ts';
import { checkReaders } from './publishing.ts';
import type { NewFiles } from './store.ts';
import { NO_FILES } from './store.ts';

const ATTRIBUTES = '# The lock is bytes: no line endings are changed in it.\n* -text\n';

/** Makes a branch of `origin` that holds this lock and nothing else. Refuses one that exists. */
export async function createLockBranch(
  folder: string,
  branch: string,
  index: LockIndex,
  files: NewFiles = NO_FILES,
  publishing: Publishing = {},
): Promise<void> {
  const place = originOf(folder, branch);
  const found = await fetchBranch(place);
  if (found.kind === 'unreachable') throw unreachable(branch, found.message, 'nothing');
  const wasHere = newestKnown(place, index.lineage).leading.length > 0;
  const former = formerLock(place, found.kind === 'found' ? found.at : NOWHERE);
  if (former !== null && former.lineage !== index.lineage) throw hadAnotherLock(branch, former);
  if (found.kind !== 'missing' || wasHere) throw branchExists(branch);
  if (await hasNoBranch(place)) throw originEmpty(branch, headCommit(place.repository) !== null);
  const chunks = [...files.chunks].map(([ref, bytes]) => [stableName(ref), bytes] as const);
  const inFolder = [...chunks, ...files.parts].map(
    ([file, bytes]) => [`${FOLDER}/${file}`, bytes] as const,
  );
  const commit = await commitFiles(place.repository, {
    parent: null,
    files: new Map<string, Uint8Array>([
      [INDEX, Buffer.from(renderIndex(index))],
      ['.gitattributes', Buffer.from(ATTRIBUTES)],
      ...inFolder,
    ]),
    message: commitMessage({
      subject: 'Make an empty lock',
      serial: 0,
      apply: null,
      provenance: null,
    }),
  });
  // A new lock has no members, one that moves here has.
  if (inFolder.length > 0) await checkReaders(place, publishing);
  const pushed = await push(place, commit, { head: null, last: null });
  if (pushed.kind === 'lost-race') throw branchExists(branch);
  if (pushed.kind !== 'pushed') throw pushFailure(branch, pushed, 'nothing');
}

const NOWHERE: Position = { head: null, last: null };

/** What the shadow ref or this clone knows, where the branch is gone: another lineage forgets nobody. */
function formerLock(place: RemoteBranch, { head, last }: Position): LockIndex | null {
  const { own, tracked } = knownHere(place);
  const commits = head === null ? [last, own, tracked].filter((one) => one !== null) : [];
  const texts = readObjects(
    place.repository,
    commits.map((commit) => `${commit}^{commit}:${INDEX}`),
  );
  const [text] = texts.filter((one) => one !== null);
  return text === undefined ? null : parseIndex(text.toString(), INDEX);
}

/** Of the lock on a branch of `origin`, or of what its shadow ref has; null where there is none. */
export async function lineageOfBranch(folder: string, branch: string): Promise<string | null> {
  const place = originOf(folder, branch);
  const found = await fetchBranch(place);
  if (found.kind === 'unreachable') throw unreachable(branch, found.message, 'nothing');
  const { head, last } = found.kind === 'found' ? found.at : NOWHERE;
  const [text = null] = readObjects(place.repository, [`${head ?? last}^{commit}:${INDEX}`]);
  return text === null ? null : parseIndex(text.toString(), INDEX).lineage;
}
