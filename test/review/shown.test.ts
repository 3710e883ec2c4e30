import { describe, expect, it } from 'vitest';
import { parseConfig } from '../../src/config/parse-config.ts';
import { openList } from '../../src/lists/open-list.ts';
import { onDay } from '../../src/manifest/on-day.ts';
import { parseManifest } from '../../src/manifest/parse-manifest.ts';
import { SortSpace } from '../../src/members/line-sort.ts';
import type { Result } from '../../src/model.ts';
import type { Content } from '../../src/review/content.ts';
import { compareContents } from '../../src/review/content.ts';
import type { ShownFiles } from '../../src/review/shown.ts';
import { splitByShown } from '../../src/review/shown.ts';
import { memorySpill, readerOf } from '../members/bytes-reader.ts';

const CONFIG = 'account: { region: in1 }\nlock: { file: segops.lock, lineage: a1 }\n';

/** Files of a tree by their names: manifests end in `.yaml`. */
type Tree = Readonly<Record<string, string>>;

function value<T>(result: Result<T>): T {
  if (!result.ok) throw new Error(JSON.stringify(result.problems));
  return result.value;
}

function contentOf(tree: Tree): Content {
  const file = { path: '/r/segops.yaml', shown: 'segops.yaml' };
  // On 1 January 1970.
  const config = value(parseConfig(CONFIG, file, null, 0));
  const manifests = Object.entries(tree).flatMap(([name, text]) =>
    name.endsWith('.yaml') ? [onDay(value(parseManifest(text, name)), config)] : [],
  );
  return {
    config,
    manifests,
    openList: (ref) =>
      openList(
        ref,
        () => readerOf(Buffer.from(tree[ref.path] ?? '')),
        new SortSpace(memorySpill(), 1),
      ),
  };
}

/** Who joins each segment in lines that the diff shows, and who joins unseen. */
function split(before: Tree, after: Tree) {
  const [was, is] = [contentOf(before), contentOf(after)];
  const added = Object.entries(after).flatMap(([name, text]) => {
    const old = new Set((before[name] ?? '').split('\n'));
    return text.split('\n').filter((line) => !old.has(line));
  });
  const files: ShownFiles = {
    before: (path) => path,
    after: (path) => path,
    nameBefore: (name) => name,
    isNew: (name) => before[name] === undefined,
    isTracked: () => true,
    isElsewhere: () => false,
    lines: () => ({ has: ({ value: text }) => added.some((line) => line.includes(text)) }),
  };
  const { shown, hidden } = splitByShown(compareContents(was, is).change, was, is, files);
  const names = (members: readonly { readonly value: string }[]) =>
    members.map(({ value: name }) => name);
  return {
    shown: Object.fromEntries([...shown.segments].map(([key, { add }]) => [key, names(add)])),
    hidden: Object.fromEntries([...hidden.members].map(([key, members]) => [key, names(members)])),
  };
}

const VIP = 'segment: { customer_segment_id: vip }\nmembers_from: [file: buyers.txt]\n';

const BUYERS = 'segment: { customer_segment_id: buyers }\nmembers_from: [file: buyers.txt]\n';
const FROM_BUYERS = 'segment: { customer_segment_id: vip }\nmembers_from: [segment: buyers]\n';

describe('what the diff of a pull request shows of who joins', () => {
  it('is nobody where an intersection goes, or becomes another list', () => {
    const lists = { 'buyers.txt': 'ada\nbob\n', 'consented.txt': 'ada\n', 'all.txt': 'ada\nbob\n' };
    const before = { ...lists, 'vip.yaml': `${VIP}intersect_with: [file: consented.txt]\n` };
    // A line with the same name somewhere else says nothing of this segment.
    const notes = { 'notes.txt': 'bob\n' };
    const hidden = { shown: { vip: [] }, hidden: { vip: ['bob'] } };
    expect(split(before, { ...lists, ...notes, 'vip.yaml': VIP })).toEqual(hidden);
    const other = `${VIP}intersect_with: [file: all.txt]\n`;
    expect(split(before, { ...lists, ...notes, 'vip.yaml': other })).toEqual(hidden);
  });

  it('is nobody whom an exclusion holds back no more that would have ended some day', () => {
    const lists = { 'buyers.txt': 'ada\nbob\n', 'out.txt': 'bob\n' };
    const dated = `${VIP}exclude_from: [{ file: out.txt, last_day: 1970-01-31 }]\n`;
    const notes = { 'notes.txt': 'bob\n' };
    expect(split({ ...lists, 'vip.yaml': dated }, { ...lists, ...notes, 'vip.yaml': VIP })).toEqual(
      { shown: { vip: [] }, hidden: { vip: ['bob'] } },
    );
  });

  it('is nobody of another segment that the members begin to come from', () => {
    const lists = { 'buyers.txt': 'ada\nbob\n', 'notes.txt': 'ada\n' };
    const buyers = { ...lists, 'buyers.yaml': BUYERS };
    const before = {
      ...buyers,
      'vip.yaml': 'segment: { customer_segment_id: vip }\nmembers: []\n',
    };
    const after = { ...buyers, 'notes.txt': 'ada\nbob\n', 'vip.yaml': FROM_BUYERS };
    expect(split(before, after)).toEqual({ shown: { vip: [] }, hidden: { vip: ['ada', 'bob'] } });
  });

  it('is nobody whom another segment that they come from holds back no more', () => {
    const lists = { 'buyers.txt': 'ada\nbob\n', 'out.txt': 'bob\n', 'vip.yaml': FROM_BUYERS };
    const before = { ...lists, 'buyers.yaml': `${BUYERS}exclude_from: [file: out.txt]\n` };
    const after = { ...lists, 'buyers.yaml': BUYERS, 'notes.txt': 'bob\n' };
    expect(split(before, after)).toEqual({
      shown: { buyers: [], vip: [] },
      hidden: { buyers: ['bob'], vip: ['bob'] },
    });
  });

  it('is whoever is written into a list of another segment that they come from', () => {
    const before = { 'buyers.txt': 'ada\n', 'buyers.yaml': BUYERS, 'vip.yaml': FROM_BUYERS };
    const after = { ...before, 'buyers.txt': 'ada\nbob\n' };
    const shown = { buyers: ['bob'], vip: ['bob'] };
    expect(split(before, after)).toEqual({ shown, hidden: {} });
  });

  it('is whoever is written into an intersection', () => {
    const manifest = `${VIP}intersect_with: [file: consented.txt]\n`;
    const before = { 'buyers.txt': 'ada\nbob\n', 'consented.txt': 'ada\n', 'vip.yaml': manifest };
    const after = { ...before, 'consented.txt': 'ada\nbob\n' };
    expect(split(before, after)).toEqual({ shown: { vip: ['bob'] }, hidden: {} });
  });
});
