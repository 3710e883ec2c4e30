import { describe, expect, it } from 'vitest';
import type { Credentials, JournalHeader } from '../../src/lock/journal-format.ts';
import type { Binding } from '../../src/lock/lock-index.ts';
import { boundTo } from '../../src/lock/lock-index.ts';
import type { ChangeOutcome } from '../../src/lock/membership.ts';
import { recordResult } from '../../src/lock/record-result.ts';
import type { Batch } from '../../src/model.ts';
import { MemoryLock, memoryStore } from './store/memory-store.ts';

const TO = { account: 'W9R', origin: 'https://in1.api.clevertap.com' };
const BATCH: Batch = {
  entries: [
    {
      members: [{ kind: 'identity', value: 'ada' }],
      actions: [{ key: 'vip', operation: 'ADD' }],
    },
  ],
};
const ACCEPTED: ChangeOutcome = { kind: 'accepted', ambiguousAt: null };
const UNCLEAR: ChangeOutcome = { kind: 'ambiguous', ambiguousAt: 0 };

/** One apply with one change; null: what came of it was not answered. */
async function applied(
  store: ReturnType<typeof memoryStore>,
  apply: string,
  outcome: ChangeOutcome | null,
  credentials: Credentials,
): Promise<Binding | null> {
  const index = await store.read();
  const header: JournalHeader = {
    format: 'segops-journal/2',
    lineage: 'test',
    baseSerial: index.serial,
    base: index.digest ?? '',
    apply,
    startedAt: 0,
    settleMs: 900_000,
    ...TO,
    provenance: { commit: null, actor: null, run: null, plan: '', waivers: [] },
    segments: [{ key: 'vip', ids: { customerSegmentId: 'vip' }, retired: false, lists: [] }],
  };
  const marked = { ...index, binding: boundTo(index, TO), applying: { apply, segments: ['vip'] } };
  const writer = await store.startJournal(header, [BATCH], marked, () => true);
  await writer?.intend(0);
  if (outcome !== null) writer?.outcome({ leaf: { batch: 0, path: '' }, outcome });
  writer?.seal(credentials);
  if (writer === null) throw new Error('the journal did not begin');
  return (await recordResult(store, writer.parsed(), () => 0)).binding;
}

describe('the binding of a lock to its account', () => {
  it.each<[string, ChangeOutcome | null, Credentials, Binding | null]>([
    ['taken back by 401 to everything', null, 'refused', null],
    ['confirmed by a success', ACCEPTED, 'accepted', { ...TO, isConfirmed: true }],
    ['confirmed by a success beside a 401', ACCEPTED, 'refused', { ...TO, isConfirmed: true }],
    ['confirmed by code 100', null, 'accepted', { ...TO, isConfirmed: true }],
    ['kept by an unclear attempt beside a 401', UNCLEAR, 'refused', { ...TO, isConfirmed: false }],
    ['kept where nothing was answered', null, 'unknown', { ...TO, isConfirmed: false }],
  ])('is %s', async (_, outcome, credentials, binding) => {
    const store = memoryStore(new MemoryLock('test'));
    expect(await applied(store, 'a1', outcome, credentials)).toEqual(binding);
  });

  it('stays once it was confirmed, whatever is refused later', async () => {
    const store = memoryStore(new MemoryLock('test'));
    await applied(store, 'a1', ACCEPTED, 'accepted');
    expect(await applied(store, 'a2', null, 'refused')).toEqual({ ...TO, isConfirmed: true });
  });
});
