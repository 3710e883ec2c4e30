import { fetchBranch, originOf, push } from '../../git/branch.ts';
import { commitFiles, writeBlob } from '../../git/tree.ts';
import { INDEX } from '../file-names.ts';
import { renderIndex } from '../index-format.ts';
import { emptyIndex } from '../lock-index.ts';
import { branchExists, pushFailure, unreachable } from './branch-failures.ts';
import { commitMessage } from './commit-message.ts';

const ATTRIBUTES = '# The lock is bytes: no line endings are changed in it.\n* -text\n';

/** Makes a branch of `origin` that holds an empty lock and nothing else. Refuses one that exists. */
export function createLockBranch(folder: string, branch: string, lineage: string): void {
  const place = originOf(folder, branch);
  const found = fetchBranch(place);
  if (found.kind === 'unreachable') throw unreachable(branch, found.message, false);
  if (found.kind !== 'missing') throw branchExists(branch);
  const texts = [
    [INDEX, renderIndex(emptyIndex(lineage))],
    ['.gitattributes', ATTRIBUTES],
  ] as const;
  const { repository } = place;
  const commit = commitFiles(repository, {
    parent: null,
    files: new Map(texts.map(([path, text]) => [path, writeBlob(repository, Buffer.from(text))])),
    message: commitMessage({
      subject: 'Make an empty lock',
      serial: 0,
      apply: null,
      provenance: null,
    }),
  });
  const pushed = push(place, commit, { head: null, last: null });
  if (pushed.kind === 'lost-race') throw branchExists(branch);
  if (pushed.kind !== 'pushed') throw pushFailure(branch, pushed, false);
}
