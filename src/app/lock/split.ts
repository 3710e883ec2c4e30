import { failure } from '../../failure.ts';
import { MAX_CHUNK_BYTES } from '../../lock/fold.ts';
import type { LockIndex } from '../../lock/lock-index.ts';
import { ownedBy } from '../../lock/lock-index.ts';
import { commitOwned, splitEntry } from '../../lock/ownership.ts';
import { underLease } from '../../lock/recover.ts';
import { asCode, asKey, asList, plural, say } from '../../message.ts';
import type { SegmentKey } from '../../model.ts';
import { timeOf } from '../time.ts';
import type { WorkspaceOptions } from '../workspace.ts';
import { configOf, storeOf } from '../workspace.ts';
import type { Repair } from './repair.ts';
import { unknownEntry, writtenBy } from './repair.ts';

/** Takes apart what the lockfile holds for one segment although it is two. Throws a Failure. */
export async function splitSegment(
  cwd: string,
  options: WorkspaceOptions,
  key: SegmentKey,
): Promise<Repair> {
  const config = configOf(cwd, options);
  const store = storeOf(config, options);
  const index = await store.read();
  const entry = index.segments.get(key);
  const [other] = idsBeside(index, key);
  if (entry === undefined) throw unknownEntry(key);
  if (other === undefined) throw notTwo(key);
  const size = plural(entry.accepted + entry.unconfirmed, 'membership');
  return {
    will: [
      say`The lockfile will hold ${asKey(key)} and ${asKey(other)} as two segments.`,
      say`Both keep ${size}, as unconfirmed: it is unknown which of the two has them. The next apply sends what the manifests want of each.`,
    ],
    question: say`Are they two segments?`,
    perform: () =>
      underLease(store, timeOf(config, options), async (found, now) => {
        const settings = { now, maxChunkBytes: MAX_CHUNK_BYTES };
        const apart = idsBeside(found, key);
        if (apart.length === 0) throw notTwo(key);
        const split = await splitEntry(found, key, apart, store.fetchChunks, settings);
        const { written } = writtenBy('split', found, now);
        await commitOwned(store, found, split, written);
        const keys = asList(split.changes.flatMap((one) => [asKey(one.key), asKey(one.other)]));
        return say`The lockfile holds ${keys} apart now. Declare each in a manifest of its own: a manifest with both IDs joins them again.`;
      }),
  };
}

/** IDs of an entry that are not its key. */
function idsBeside(index: LockIndex, key: SegmentKey): SegmentKey[] {
  const entry = index.segments.get(key);
  return entry === undefined ? [] : [...ownedBy(entry)].filter((id) => id !== key);
}

function notTwo(key: SegmentKey): Error {
  return failure(
    'not-two-segments',
    say`the lockfile has ${asKey(key)} under one ID alone`,
    say`There is nothing to split. Only a segment with ${asCode('customer_segment_id')} and ${asCode('ct_segment_id')} can be split.`,
  );
}
