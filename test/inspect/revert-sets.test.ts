import { describe, expect, it } from 'vitest';
import { parseConfig } from '../../src/config/parse-config.ts';
import type { RowsOf } from '../../src/inspect/resting-sources.ts';
import type { DoneToSegment } from '../../src/inspect/revert-edits.ts';
import { revertEdits } from '../../src/inspect/revert-edits.ts';
import { onDay } from '../../src/manifest/on-day.ts';
import { parseManifest } from '../../src/manifest/parse-manifest.ts';
import type { Member } from '../../src/model.ts';

const VIP = 'segment: { customer_segment_id: vip }\nmembers_from: [segment: rich]\n';
const SETTINGS = 'account: { region: in1 }\nlock: { file: segops.lock, lineage: a1 }\n';
const CONFIG = configOf();
const ADA: Member = { kind: 'identity', value: 'ada' };

function configOf() {
  const at = { path: '/r/segops.yaml', shown: 'segops.yaml' };
  const config = parseConfig(SETTINGS, at, null, Date.UTC(2026, 10, 23, 12));
  if (!config.ok) throw new Error(JSON.stringify(config.problems));
  return config.value;
}

/** What a revert writes, where `rich` is another manifest; `lists` are as they are now. */
function edits(
  rich: string,
  lists: Readonly<Record<string, readonly string[]>>,
  done: readonly Partial<DoneToSegment>[],
) {
  const manifests = [VIP, rich].map((text, at) => {
    const parsed = parseManifest(text, `${at}.yaml`);
    if (!parsed.ok) throw new Error(JSON.stringify(parsed.problems));
    const manifest = onDay(parsed.value, CONFIG);
    return [manifest.key, manifest] as const;
  });
  const nothing = { added: [], removed: [], shrunken: NONE, grown: NONE, attached: NONE };
  const rowsOf: RowsOf = (ref, { value }) =>
    ref.kind === 'list' && lists[ref.path]?.includes(value) ? [value] : [];
  const made = revertEdits(
    done.map((one) => ({ key: 'vip', ...nothing, ...one })),
    new Map(manifests),
    rowsOf,
    () => false,
  );
  return [
    ...[...made.lists].map(([path, { add, remove }]) => [path, [...add], [...remove]]),
    ...[...made.manifests.keys()],
  ];
}

const NONE: ReadonlySet<string> = new Set();
const SET = 'segment: { only: true, id: rich }\nmembers_from: [file: rich.txt]\n';
const SENT = 'segment: { customer_segment_id: rich }\nmembers_from: [file: rich.txt]\n';

describe('the revert of a segment that is built from another', () => {
  it('edits the lists of a set that is never sent', () => {
    expect(edits(SET, { 'rich.txt': ['ada'] }, [{ added: [ADA] }])).toEqual([
      ['rich.txt', [], ['ada']],
    ]);
    expect(edits(SET, {}, [{ removed: [ADA] }])).toEqual([['rich.txt', ['ada'], []]]);
  });

  it('takes rows out of an exclusion of the set', () => {
    const set = `${SET}exclude_from: [file: out.txt]\n`;
    const lists = { 'rich.txt': ['ada'], 'out.txt': ['ada'] };
    expect(edits(set, lists, [{ removed: [ADA] }])).toEqual([['out.txt', [], ['ada']]]);
  });

  it('leaves a segment that is sent to its own revert', () => {
    expect(edits(SENT, { 'rich.txt': ['ada'] }, [{ added: [ADA] }])).toEqual([]);
    expect(edits(SENT, {}, [{ removed: [ADA] }])).toEqual([]);
    const both = [{ removed: [ADA] }, { key: 'rich', removed: [ADA] }];
    expect(edits(SENT, {}, both)).toEqual([['rich.txt', ['ada'], []]]);
  });

  it('leaves a list that has ended to a person, also where it is one of the set', () => {
    const ended = SET.replace(
      '[file: rich.txt]',
      '[{ file: rich.txt, last_day: 2020-01-31 }, file: b.txt]',
    );
    expect(edits(ended, { 'rich.txt': ['ada'] }, [{ removed: [ADA] }])).toEqual([]);
    expect(edits(ended, {}, [{ removed: [ADA] }])).toEqual([['b.txt', ['ada'], []]]);
  });
});
