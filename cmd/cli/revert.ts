import { createTwoFilesPatch, FILE_HEADERS_ONLY } from 'diff';
import type { Reverting } from '../../src/app/revert-files.ts';
import { revertFiles } from '../../src/app/revert-files.ts';
import type { WorkspaceOptions } from '../../src/app/workspace.ts';
import { openWorkspace } from '../../src/app/workspace.ts';
import { failure } from '../../src/failure.ts';
import { repositoryOf } from '../../src/files/confine.ts';
import { replaceFile } from '../../src/files/write.ts';
import type { DoneToSegment } from '../../src/inspect/revert-edits.ts';
import type { ApplyRecord, RecordedSegment } from '../../src/lock/apply-record.ts';
import type { ReadPart } from '../../src/lock/read-records.ts';
import { changesIn, recordsOf } from '../../src/lock/read-records.ts';
import { readLock } from '../../src/lock/recover.ts';
import { showLabel, showLines } from '../../src/report/escape.ts';
import { plural } from '../../src/report/words.ts';
import type { Terminal } from '../terminal.ts';

export interface RevertOptions extends WorkspaceOptions {
  readonly dryRun?: boolean;
}

/**
 * Writes the inverse of an apply into manifests and lists, with the exception that its removals
 * need, to be reviewed like any other change. Sends nothing.
 */
export function revert(terminal: Terminal, serial: number, options: RevertOptions): 0 | 1 {
  const workspace = openWorkspace(process.cwd(), options);
  const now = Date.now();
  const lock = readLock(workspace.store, now);
  const record = recordOf(recordsOf(lock.index, lock.readPart), serial);
  const done = record.segments.map((segment) => doneTo(segment, lock.readPart));
  const found = revertFiles(workspace, lock, done, serial, now);
  if (found.files.length === 0 && found.byHand.length === 0) {
    terminal.out(`Nothing to revert: what apply #${serial} changed is as it was, or undeclared.\n`);
    return 0;
  }
  const top = repositoryOf(workspace.config.folder);
  for (const file of found.files) {
    if (options.dryRun === true) terminal.out(difference(file));
    else replaceFile(top, file.path, file.after);
  }
  terminal.out(summaryOf(found, record, options.dryRun === true));
  return found.byHand.length > 0 || found.unwritten.length > 0 ? 1 : 0;
}

function recordOf(records: Iterable<ApplyRecord>, serial: number): ApplyRecord {
  for (const record of records) if (record.serial === serial) return record;
  throw failure(
    'no-such-apply',
    `the lock remembers no apply #${serial}`,
    'See `segops log` for those that it remembers.',
  );
}

function doneTo(segment: RecordedSegment, readPart: ReadPart): DoneToSegment {
  const changes = [...changesIn(segment, readPart)].filter(
    ({ again, outcome }) => !again && outcome !== 'rejected',
  );
  const shrunken = segment.listsBefore.filter(({ role, path, rows }) => {
    const after = segment.lists.find((list) => list.role === role && list.path === path);
    return role === 'exclusion' && after !== undefined && after.rows < rows;
  });
  return {
    key: segment.key,
    added: changes.filter(({ operation }) => operation === 'ADD').map(({ member }) => member),
    removed: changes.filter(({ operation }) => operation === 'REMOVE').map(({ member }) => member),
    shrunken: new Set(shrunken.map(({ path }) => path)),
  };
}

const MOST_EDITS = 2000;

function difference({ shown, before, after }: Reverting['files'][number]): string {
  const patch = createTwoFilesPatch(
    shown,
    shown,
    before.toString(),
    after.toString(),
    undefined,
    undefined,
    { maxEditLength: MOST_EDITS, headerOptions: FILE_HEADERS_ONLY },
  );
  if (patch === undefined) return `${showLabel(shown)}: the difference is too long to show.\n`;
  return `${showLines(patch.trimEnd()).join('\n')}\n`;
}

function summaryOf({ files, byHand, unwritten }: Reverting, { serial }: ApplyRecord, dry: boolean) {
  const lines = [
    `${dry ? 'Would write' : 'Wrote'} the inverse of apply #${serial} into ${plural(files.length, 'file')}${files.length === 0 ? '.' : ':'}`,
    ...files.map(({ shown }) => `  ${showLabel(shown)}`),
    ...byHand.map(
      ({ path, members }) =>
        `Left to you: ${plural(members.length, 'member')} in ${showLabel(path)}, a CSV: take them out there.`,
    ),
    ...unwritten.map(
      (shown) => `Left to you: ${showLabel(shown)}, whose members are not a plain list.`,
    ),
    '',
    'Nothing was sent. Next: review the difference, run segops plan, and open a',
    'pull request. Lists that another step fetches must be mended at their source.',
  ];
  return `${lines.join('\n')}\n`;
}
