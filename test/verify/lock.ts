import { RecordBuilder } from '../../src/lock/apply-record.ts';
import type { RecordedChange } from '../../src/lock/change-lines.ts';
import { parseChunk } from '../../src/lock/chunk.ts';
import { foldUpdates } from '../../src/lock/fold.ts';
import type { LockIndex } from '../../src/lock/lock-index.ts';
import { EMPTY_ENTRY, emptyIndex } from '../../src/lock/lock-index.ts';
import type { FetchChunks } from '../../src/lock/locked-segment.ts';
import { SETTLED } from '../../src/lock/membership.ts';
import type { Member } from '../../src/model.ts';

/** A lockfile in memory, made by applies that are written as `+ada -bob`. */
export class MadeLock {
  index: LockIndex = emptyIndex('verify');
  readonly #files = new Map<string, Uint8Array>();

  /** One apply of ten minutes: changes by segment. `?ada` is an ADD without a clear answer. */
  async apply(hour: number, changes: Readonly<Record<string, string>>): Promise<void> {
    const startedAt = hour * 3_600_000;
    const record = new RecordBuilder(this.index.serial + 1);
    const updates = Object.entries(changes).map(([key, text]) => {
      const wanted = text.split(' ').map(changeOf);
      for (const change of wanted) record.add(key, change);
      const edits = wanted.map(({ member, state }) => ({
        member,
        edit: () => ({ state, unsettled: SETTLED }),
      }));
      return { key, ids: { customerSegmentId: key }, created: null, used: [key], edits };
    });
    const options = { now: startedAt, maxChunkBytes: 200 };
    const { chunks, ...folded } = await foldUpdates(this.index, updates, this.fetch, options);
    for (const [ref, bytes] of chunks) this.#files.set(ref.sha256, bytes);
    const next = { ...this.index, ...folded, serial: this.index.serial + 1 };
    const before = this.index;
    const provenance = { commit: null, actor: null, run: null, plan: '', waivers: [] };
    const done = record.finish((key) => before.segments.get(key) ?? EMPTY_ENTRY, next, {
      apply: `apply-${next.serial}`,
      startedAt,
      endedAt: startedAt + 600_000,
      recovered: false,
      ...provenance,
    });
    for (const [file, bytes] of done.files) this.#files.set(file, bytes);
    this.index = done.index;
  }

  readonly fetch: FetchChunks = async () => ({
    read: (ref) =>
      parseChunk(this.#files.get(ref.sha256) ?? new Uint8Array(0), 'chunk', ref.sha256),
    close: () => undefined,
  });

  readonly readPart = async (file: string): Promise<Buffer> =>
    Buffer.from(this.#files.get(file) ?? new Uint8Array(0));
}

const SIGNS: Readonly<Record<string, Pick<RecordedChange, 'operation' | 'outcome'>>> = {
  '+': { operation: 'ADD', outcome: 'accepted' },
  '-': { operation: 'REMOVE', outcome: 'accepted' },
  '?': { operation: 'ADD', outcome: 'unconfirmed' },
  '=': { operation: 'ADOPT', outcome: 'accepted' },
};

function changeOf(text: string) {
  const change = SIGNS[text.charAt(0)] ?? { operation: 'ADD', outcome: 'rejected' };
  const member: Member = memberOf(text.slice(1));
  const state =
    change.outcome === 'unconfirmed'
      ? ({ kind: 'unconfirmed', operation: 'ADD', cause: 'unclear' } as const)
      : ({ kind: change.operation === 'REMOVE' ? 'absent' : 'accepted' } as const);
  return { ...change, again: false, member, state };
}
/** `guid:abc` is a guid, anything else an identity. */
export function memberOf(text: string): Member {
  const isGuid = text.startsWith('guid:');
  return { kind: isGuid ? 'guid' : 'identity', value: isGuid ? text.slice(5) : text };
}
