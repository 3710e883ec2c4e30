import type { Repository } from './repository.ts';
import { readObjects } from './tree.ts';

/** The messages of these commits, as far as they are here. Names that are no commits are left out. */
export function commitMessages(
  repository: Repository,
  commits: readonly string[],
): ReadonlyMap<string, string> {
  const names = [...new Set(commits)].filter((commit) => COMMIT.test(commit));
  const messages = new Map<string, string>();
  for (const [at, object] of readObjects(repository, names).entries()) {
    const text = object === null ? '' : object.toString('utf8', 0, MOST_BYTES);
    const end = text.indexOf('\n\n');
    if (text.startsWith('tree ') && end >= 0) messages.set(names[at] ?? '', text.slice(end + 2));
  }
  return messages;
}

const COMMIT = /^[0-9a-f]{40,64}$/;
/** Of a message nobody reads more than its first lines. */
const MOST_BYTES = 64 << 10;
