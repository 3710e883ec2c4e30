import type { ApplyRecord, RecordedSegment } from './apply-record.ts';
import type { RecordedChange } from './change-lines.ts';
import { readChangeLines } from './change-lines.ts';
import type { LockIndex, RecordRef } from './lock-index.ts';

/** Reads a file that the history names, and verifies it. */
export type ReadPart = (file: string, sha256: string) => Buffer;

export function readRecord({ file, sha256 }: RecordRef, readPart: ReadPart): ApplyRecord {
  return JSON.parse(readPart(file, sha256).toString()) as ApplyRecord;
}

/** Records of applies, newest first, each read when it is asked for. */
export function* recordsOf({ history }: LockIndex, readPart: ReadPart): Generator<ApplyRecord> {
  for (const ref of [...history].reverse()) yield readRecord(ref, readPart);
}

/** The changes of one apply to one segment, in the order in which they were sent. */
export function* changesIn(
  { changes }: RecordedSegment,
  readPart: ReadPart,
): Generator<RecordedChange> {
  for (const { file, sha256 } of changes) yield* readChangeLines(readPart(file, sha256));
}

/** Those of one member alone: pieces that do not hold its name are not looked at line by line. */
export function* changesOfMember(
  { changes }: RecordedSegment,
  name: string,
  readPart: ReadPart,
): Generator<RecordedChange> {
  for (const { file, sha256 } of changes) {
    const bytes = readPart(file, sha256);
    if (!bytes.includes(`\t${name}\n`)) continue;
    for (const change of readChangeLines(bytes)) if (change.member.value === name) yield change;
  }
}
