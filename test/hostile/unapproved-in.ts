import { unapproved } from '../../src/app/approval.ts';
import { openWorkspace, planWorkspace } from '../../src/app/workspace.ts';
import { emptyIndex } from '../../src/lock/lock-index.ts';
import { messageText } from '../../src/report/render-message.ts';
import { reasonMessage, reasonSubject } from '../../src/report/unapproved-text.ts';
import type { Unapproved } from '../../src/review/unapproved.ts';
import type { Hub } from '../action/hub.ts';
import { folderWith, write } from '../cli/segops.ts';
import { git, gitText } from '../git/plain-git.ts';
import { openFake } from '../github/open-fake.ts';

export const CONFIG = 'lock: { branch: segops-lock, lineage: a6f1c2 }\naccount: { region: in1 }\n';
const READ = { contents: 'read', pull_requests: 'read' } as const;

export interface Found {
  readonly members: readonly string[];
  readonly reasons: readonly string[];
}

/**
 * What an apply of main finds not approved, where `since` was applied last and the lock is empty;
 * null: nothing. The config is below `folder`.
 */
export async function unapprovedIn(
  hub: Hub,
  since: string,
  fetched: Readonly<Record<string, string>> = {},
  folder = '',
): Promise<Found | null> {
  const cwd = folderWith({});
  git(['clone', '--quiet', hub.remote.url, cwd], { cwd });
  for (const [path, text] of Object.entries(fetched)) write(cwd, path, text);
  const workspace = openWorkspace(`${cwd}/${folder}`, { config: null, env: null });
  const index = emptyIndex('a6f1c2');
  const lock = {
    index: { ...index, written: { apply: 'one', at: 0, commit: since } },
    fetchChunks: async () => ({ read: nothing, close: () => undefined }),
    readPart: nothing,
  };
  const { plan } = await planWorkspace(workspace, lock, Date.now(), null);
  const run = {
    github: () => openFake(hub.github, READ),
    sha: gitText(['rev-parse', 'HEAD'], { cwd }),
    defaultBranch: 'main',
  };
  const found = await unapproved(run, workspace, plan, lock);
  return found === null ? null : shown(found);
}

function nothing(): never {
  throw new Error('the lock is empty');
}

function shown({ left, reasons }: Unapproved): Found {
  return {
    members: left.segments.flatMap(({ add }) => add.map(({ value }) => value)),
    reasons: reasons.map((reason) =>
      `${messageText(reasonSubject(reason))} ${messageText(reasonMessage(reason))}`.trim(),
    ),
  };
}
