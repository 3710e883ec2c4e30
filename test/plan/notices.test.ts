import { describe, expect, it } from 'vitest';
import { parseConfig } from '../../src/config/parse-config.ts';
import { EMPTY_ENTRY, emptyIndex } from '../../src/lock/lock-index.ts';
import { parseManifest } from '../../src/manifest/parse-manifest.ts';
import { sumOfCounts } from '../../src/members/split.ts';
import { plain } from '../../src/message.ts';
import type { Result } from '../../src/model.ts';
import { noticesOf } from '../../src/plan/notices.ts';
import { memorySpill } from '../members/bytes-reader.ts';

function value<T>(result: Result<T>): T {
  if (result.ok) return result.value;
  throw new Error(JSON.stringify(result.problems));
}

const never = () => {
  throw new Error('nothing is read for a notice');
};
const SETTINGS = 'lock: { file: segops.lock, lineage: abc }\naccount: { region: in1 }\n';
const config = value(
  parseConfig(SETTINGS, { path: '/segops.yaml', shown: 'segops.yaml' }, null, 0),
);
const diff = {
  add: [],
  remove: [],
  desired: 0,
  settling: 0,
  confirmedAdditions: [],
  confirmedRemovals: [],
  doubted: 0,
};

const NOTHING_READ = {
  sources: [],
  looks: 0,
  split: { now: [], parts: new Set<string>(), countsOf: () => sumOfCounts([]) },
  exclusions: null,
};

describe('a manifest with many members of its own', () => {
  it.each([
    [100_000, []],
    [100_001, ['the manifest contains 100,001 members']],
  ])('suggests a list above 100,000: %i', async (count, messages) => {
    const members = Array.from({ length: count }, (_, i) => `  - user${i}\n`).join('');
    const text = `segment: { customer_segment_id: vip }\nmembers:\n${members}`;
    const manifest = value(parseManifest(text, 'vip.yaml'));
    const notices = await noticesOf(
      [{ manifest, entry: EMPTY_ENTRY, blocked: null, diff, adopt: [], ...NOTHING_READ }],
      {
        config,
        origin: 'http://127.0.0.1',
        manifests: [manifest],
        index: emptyIndex('abc'),
        ownership: [],
        fetchChunks: never,
        readPart: never,
        evidenceOf: never,
        openList: never,
        now: 0,
        only: null,
        spill: memorySpill(),
        newFilterKey: null,
      },
      [],
    );
    expect(notices.map(({ message }) => plain(message))).toEqual(messages);
  });
});
