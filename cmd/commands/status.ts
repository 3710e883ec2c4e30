import { readLock } from '../../src/apply/recover.ts';
import { recordsOf } from '../../src/lock/history.ts';
import { describeOwner } from '../../src/lock/hold.ts';
import { resolveList } from '../../src/manifest/list-files.ts';
import type { Status } from '../../src/plan/status.ts';
import { statusOf, waits } from '../../src/plan/status.ts';
import { statusToJson } from '../../src/report/status-json.ts';
import { statusToMarkdown } from '../../src/report/status-markdown.ts';
import { statusToText } from '../../src/report/status-text.ts';
import { changedAt } from '../evidence.ts';
import { printWarnings } from '../problems.ts';
import type { Terminal } from '../terminal.ts';
import type { WorkspaceOptions } from '../workspace.ts';
import { openWorkspace, planWorkspace } from '../workspace.ts';
import type { Format } from './plan.ts';

export interface StatusOptions extends WorkspaceOptions {
  readonly format: Format;
}

/** Says where everything stands; 2 when something waits. Needs no credentials and no network. */
export function status(terminal: Terminal, options: StatusOptions): 0 | 2 {
  const now = Date.now();
  const found = readStatus(terminal, options, now);
  const { width, colour } = terminal;
  if (options.format === 'json') terminal.out(statusToJson(found));
  else if (options.format === 'markdown') terminal.out(statusToMarkdown(found, now));
  else terminal.out(statusToText(found, { width, colour, now }));
  return waits(found) ? 2 : 0;
}

function readStatus(terminal: Terminal, options: WorkspaceOptions, now: number): Status {
  const workspace = openWorkspace(process.cwd(), options);
  const { config, manifests, store } = workspace;
  const lock = readLock(store, now);
  const { plan, warnings } = planWorkspace(workspace, lock, now, null);
  printWarnings(terminal, warnings);
  const owner = store.readHold();
  const refs = new Map(
    manifests
      .flatMap((manifest) => [...manifest.membersFrom, ...manifest.excludeFrom])
      .flatMap((ref) => (ref.kind === 'list' ? [[ref.path, ref]] : [])),
  );
  return statusOf({
    index: lock.index,
    manifests,
    readChunk: lock.readChunk,
    plan,
    heldBy: owner === null ? null : describeOwner(owner),
    cutOff: lock.cutOff,
    records: recordsOf(lock.index, lock.readPart),
    changedAt: (path) => {
      const ref = refs.get(path);
      const resolved = ref === undefined ? null : resolveList(config, ref);
      return resolved?.ok ? changedAt(resolved.value) : null;
    },
  });
}
