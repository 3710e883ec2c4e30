import { plural } from '../../message.ts';
import type { ApplyRecord, Provenance, RecordedSegment } from '../apply-record.ts';
import { unconfirmedIn } from '../apply-record.ts';
import type { JournalHeader } from '../journal-format.ts';
import type { LockIndex } from '../lock-index.ts';
import { rungText } from '../verified.ts';

/** What a commit of the lock is about: a line for people, and trailers for `git log --format`. */
export interface CommitNote {
  readonly subject: string;
  readonly serial: number;
  readonly apply: string | null;
  readonly provenance: Pick<Provenance, 'commit' | 'uncommitted' | 'actor' | 'run' | 'plan'> | null;
}

/** Every trailer is always there, `none` where nothing is known. */
export function commitMessage({ subject, serial, apply, provenance }: CommitNote): string {
  const trailers = [
    ['Apply', apply],
    ['Serial', String(serial)],
    ['Plan', provenance?.plan],
    ['Commit', provenance?.commit],
    ['Edits', provenance?.uncommitted === true ? 'uncommitted' : null],
    ['Actor', provenance?.actor],
    ['Run', provenance?.run],
  ];
  const lines = trailers.map(([name, value]) => `Segops-${name}: ${onOneLine(value ?? '')}`);
  return `${onOneLine(subject)}\n\n${lines.join('\n')}\n`;
}

/** Of the commit before the first request. */
export function intentNote(header: JournalHeader, requests: number): CommitNote {
  return noteOf(header, `Intend ${plural(requests, 'request')} on serial ${header.baseSerial}`);
}

/** Of a commit that only brings the journal up to date. */
export function checkpointNote(header: JournalHeader): CommitNote {
  return noteOf(header, `Checkpoint of an apply on serial ${header.baseSerial}`);
}

function noteOf(header: JournalHeader, subject: string): CommitNote {
  const { baseSerial, apply, provenance } = header;
  return { subject, serial: baseSerial, apply, provenance };
}

/** Of a new index, by the record of the apply that is among its new files, if there is one. */
export function indexNote(index: LockIndex, files: ReadonlyMap<string, Uint8Array>): CommitNote {
  const { serial } = index;
  const bytes = files.get(index.history.at(-1)?.file ?? '');
  if (bytes === undefined) {
    const subject = `Update the lock at serial ${serial}`;
    return { subject, serial, apply: index.written?.apply ?? null, provenance: null };
  }
  const record = JSON.parse(Buffer.from(bytes).toString()) as ApplyRecord;
  const subject = `${verbOf(record)} ${summary(record)} (serial ${serial})`;
  return { subject, serial, apply: record.apply, provenance: record };
}

function verbOf({ recovered, verified }: ApplyRecord): string {
  if (verified !== undefined) return `Verify ${rungText(verified)}:`;
  return recovered ? 'Recover' : 'Apply';
}

const KINDS = ['added', 'removed', 'adopted', 'unconfirmed', 'rejected'] as const;

function summary({ segments }: ApplyRecord): string {
  const counts = KINDS.map((kind) => {
    const sum = segments.reduce((total, segment) => total + numberOf(segment, kind), 0);
    return sum === 0 ? '' : `${sum} ${kind}`;
  });
  const said = counts.filter((text) => text !== '').join(', ');
  return said === '' ? 'nothing' : `${said} in ${plural(segments.length, 'segment')}`;
}

function numberOf(segment: RecordedSegment, kind: (typeof KINDS)[number]): number {
  return kind === 'unconfirmed' ? unconfirmedIn(segment) : segment[kind];
}

/** Names come from outside: a line break in one would forge a trailer. */
function onOneLine(text: string): string {
  const clean = text.replace(/[\p{Cc}\p{Cf}\u2028\u2029]+/gu, ' ').trim();
  return clean === '' ? 'none' : clean;
}
