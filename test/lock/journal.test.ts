import { mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import { Failure } from '../../src/failure.ts';
import type { LockFiles } from '../../src/files/files.ts';
import { nodeFiles } from '../../src/files/files.ts';
import { openJournal } from '../../src/lock/journal.ts';
import type { Journal, JournalHeader, LeafOutcome } from '../../src/lock/journal-format.ts';
import { parseJournal } from '../../src/lock/journal-format.ts';
import type { Batch } from '../../src/model.ts';

const header: JournalHeader = {
  format: 'segops-journal/2',
  lineage: 'test',
  baseSerial: 3,
  base: 'ab'.repeat(32),
  apply: 'a1',
  startedAt: 1000,
  settleMs: 900_000,
  account: 'ACCOUNT',
  origin: 'http://127.0.0.1:4010',
  provenance: { commit: null, actor: null, run: null, plan: '', waivers: [] },
  segments: [
    { key: 'vip', ids: { customerSegmentId: 'vip' }, retired: false, lists: [] },
    { key: 'ct:7', ids: { ctSegmentId: 7 }, retired: true, lists: [] },
  ],
};
const batch: Batch = {
  entries: [
    {
      members: [
        { kind: 'identity', value: 'ada@example.com' },
        { kind: 'guid', value: 'abcde12345' },
      ],
      actions: [
        { key: 'ct:7', operation: 'REMOVE' },
        { key: 'vip', operation: 'ADD' },
      ],
    },
  ],
};
const PACE = { ahead: 256, withPlan: 0 };
const outcomes: LeafOutcome[] = [
  { leaf: { batch: 0, path: '' }, outcome: { kind: 'accepted', ambiguousAt: null } },
  { leaf: { batch: 1, path: '01' }, outcome: { kind: 'ambiguous', ambiguousAt: 1234 } },
  { leaf: { batch: 1, path: '00' }, outcome: { kind: 'rejected' } },
];

describe('the journal', () => {
  let path = '';
  let files: LockFiles = nodeFiles(tmpdir());
  beforeEach(() => {
    path = join(mkdtempSync(join(tmpdir(), 'segops journal ')), 'journal');
    files = nodeFiles(dirname(path));
  });

  async function written(): Promise<Buffer> {
    const journal = await openJournal(files.append(path), header, [batch, batch], PACE);
    await journal.intend(0);
    for (const outcome of outcomes) journal.outcome(outcome);
    journal.seal('unknown');
    return readFileSync(path);
  }

  it('reads back what was written', async () => {
    expect(parseJournal(await written(), path)).toEqual({
      header,
      batches: [batch, batch],
      intended: 2,
      outcomes,
      credentials: 'unknown',
      sealed: true,
    });
  });

  it('tolerates a tail torn at any byte, and never knows more than before', async () => {
    const bytes = await written();
    const whole = parseJournal(bytes, path);
    let last: Journal | null = null;
    for (let end = 0; end <= bytes.length; end += 1) {
      const journal = parseJournal(bytes.subarray(0, end), path);
      if (last !== null) expect(journal).not.toBeNull();
      if (journal !== null) {
        expect(journal.outcomes).toEqual(outcomes.slice(0, journal.outcomes.length));
        expect(journal.intended === 0 || journal.intended === 2).toBe(true);
      }
      last = journal;
    }
    expect(last).toEqual(whole);
  });

  it('refuses damage in the middle, at any byte before the last record', async () => {
    const bytes = await written();
    const tail = 1 + 8;
    let refused = 0;
    for (let at = 0; at < bytes.length - tail; at += 1) {
      const damaged = Buffer.from(bytes);
      damaged[at] = (damaged[at] ?? 0) ^ 0xff;
      expect(() => parseJournal(damaged, path)).toThrow(Failure);
      refused += 1;
    }
    expect(refused).toBe(bytes.length - tail);
  });

  it('says nothing of a plan that never became whole', async () => {
    const journal = await openJournal(files.append(path), header, [], PACE);
    journal.close();
    expect(parseJournal(readFileSync(path).subarray(0, -3), path)).toBeNull();
  });

  it('intends with the plan where a sync is dear', async () => {
    const file = files.append(path);
    let syncs = 0;
    const sync = () => {
      syncs += 1;
      return file.sync();
    };
    const counted = { ...file, sync };
    const pace = { ahead: 2, withPlan: 2 };
    const journal = await openJournal(counted, header, [batch, batch, batch], pace);
    expect([parseJournal(readFileSync(path), path)?.intended, syncs]).toEqual([2, 1]);
    await journal.intend(2);
    expect([parseJournal(readFileSync(path), path)?.intended, syncs]).toEqual([3, 2]);
    journal.close();
  });

  it('rejects every intent after a failed sync', async () => {
    const failing = {
      ...files,
      append: (name: string) => {
        const file = files.append(name);
        let syncs = 0;
        const sync = () => {
          syncs += 1;
          return syncs === 1 ? file.sync() : Promise.reject(new Error('EIO'));
        };
        return { ...file, sync };
      },
    };
    const journal = await openJournal(failing.append(path), header, [batch], PACE);
    await expect(journal.intend(0)).rejects.toThrow('EIO');
    await expect(journal.intend(0)).rejects.toThrow('EIO');
    journal.close();
  });
});
