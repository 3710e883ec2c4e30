import { existsSync, mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { digestOf, EMPTY_CHUNK, INDENT, renderChunk } from '../../src/lock/chunk.ts';
import { firstMember, splitChunk } from '../../src/lock/edit-chunk.ts';
import { digestName } from '../../src/lock/file-names.ts';
import { MAX_CHUNK_BYTES } from '../../src/lock/fold.ts';
import { renderIndex } from '../../src/lock/index-format.ts';
import type { ChunkRef, SegmentEntry } from '../../src/lock/lock-index.ts';
import { EMPTY_ENTRY, emptyIndex } from '../../src/lock/lock-index.ts';
import { countLines } from '../../src/members/bytes.ts';
import type { Data } from './data.ts';

export type Kind = 'sorted' | 'unsorted' | 'inline';

const CONFIG = `account: { region: in1 }
lock: { file: ../segops.lock, lineage: bench }
`;

/** A repository whose manifests want what the data wants; all kinds share the lock of `writeLock`. */
export function makeRepository(data: Data, kind: Kind): string {
  const folder = join(data.folder, kind);
  if (existsSync(join(folder, 'done'))) return folder;
  mkdirSync(join(folder, 'segments'), { recursive: true });
  writeFileSync(join(folder, 'segops.yaml'), CONFIG);
  if (kind !== 'inline') {
    symlinkSync(kind === 'sorted' ? '../want' : '../want-shuffled', join(folder, 'lists'));
  }
  data.want.forEach((want, index) => {
    const members = kind === 'inline' ? inlineMembers(want) : memberList(index);
    const manifest = `segment:\n  customer_segment_id: s${index}\n${members}`;
    writeFileSync(join(folder, 'segments', `s${index}.yaml`), manifest);
  });
  writeFileSync(join(folder, 'done'), '');
  return folder;
}

function memberList(index: number): string {
  return `members_from:\n  - file: lists/s${index}.txt\n`;
}

function inlineMembers(want: string): string {
  return `members:\n${readFileSync(want, 'latin1').replace(/^/gm, '  - ').slice(0, -4)}`;
}

/** Written anew by each benchmark: its format is the product's, and may have changed. */
export function writeLock(data: Data): void {
  const path = join(data.folder, 'segops.lock');
  mkdirSync(`${path}.d`, { recursive: true });
  const segments = new Map(
    data.have.map((have, index) => [`s${index}`, writeEntry(`${path}.d`, `s${index}`, have)]),
  );
  writeFileSync(path, renderIndex({ ...emptyIndex('bench'), serial: 1, segments }));
}

function writeEntry(folder: string, key: string, have: string): SegmentEntry {
  const lines = readFileSync(have, 'latin1').replace(/^/gm, ' '.repeat(INDENT)).slice(0, -INDENT);
  const whole = { ...EMPTY_CHUNK, identities: Buffer.from(lines) };
  const chunks: ChunkRef[] = splitChunk(whole, MAX_CHUNK_BYTES).map((chunk, at) => {
    const bytes = renderChunk(key, chunk);
    const ref: ChunkRef = {
      segment: key,
      number: at + 1,
      first: firstMember(chunk),
      accepted: countLines(chunk.identities),
      unconfirmed: 0,
      unsettled: 0,
      sha256: digestOf(bytes),
    };
    writeFileSync(join(folder, digestName(ref)), bytes);
    return ref;
  });
  const accepted = chunks.reduce((sum, chunk) => sum + chunk.accepted, 0);
  const nextChunk = chunks.length + 1;
  return { ...EMPTY_ENTRY, id: key, customerSegmentId: key, accepted, chunks, nextChunk };
}
