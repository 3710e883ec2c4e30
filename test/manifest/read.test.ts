import { mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { findConfig, readConfig } from '../../src/config/read-config.ts';
import { readManifests } from '../../src/manifest/read-manifests.ts';
import { messageText } from '../../src/report/render-message.ts';

let folder = '';

function write(files: Readonly<Record<string, string>>): void {
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
}

beforeEach(() => {
  folder = realpathSync(mkdtempSync(join(tmpdir(), 'segops manifest ')));
});
afterEach(() => rmSync(folder, { recursive: true }));

const CONFIG = 'lock: { lineage: 6f1c2a }\naccount: { region: in1 }\n';

function load(environment: string | null = null) {
  const config = readConfig(join(folder, 'segops.yaml'), environment);
  if (!config.ok) throw new Error(JSON.stringify(config.problems));
  return readManifests(config.value);
}

describe('reading manifests', () => {
  it('reads every part of a manifest', () => {
    write({
      'segops.yaml': CONFIG,
      'lists/vip.txt': 'eve@example.com\n',
      'lists/vip.csv': 'Identity,Guid\na,b\n',
      'lists/out.txt': 'x\n',
      'segments/b.yaml': 'segment: { ct_segment_id: 7 }\nmembers: []\n',
      'segments/vip.yaml': `segment:
  customer_segment_id: vip_customers   # and a number
  ct_segment_id: 1234
  name: VIP customers
  create: true
members:
  - zoe@example.com
  - ada@example.com
  - 00123
  - guid: abcde12345
  - { identity: both, guid: ignored }
members_from:
  - file: lists/vip.txt
  - file: lists/vip.csv
    column: Identity
    guid_column: Guid
exclude_from:
  - file: lists/out.txt
  - segment: ct:7
    ignore_case: true
guard:
  max_removals: 40%
  max_exclusion_shrink: 5
  min_existing: 3
`,
    });
    const result = load();
    expect(result.ok && result.value.map((manifest) => manifest.key)).toEqual([
      'ct:7',
      'vip_customers',
    ]);
    const vip = result.ok ? result.value[1] : undefined;
    const file = 'segments/vip.yaml';
    expect({
      ...vip,
      members: vip?.members && {
        identities: Buffer.from(vip.members.identities).toString(),
        guids: Buffer.from(vip.members.guids).toString(),
        count: vip.members.count,
      },
    }).toEqual({
      key: 'vip_customers',
      ids: { customerSegmentId: 'vip_customers', ctSegmentId: 1234 },
      name: 'VIP customers',
      create: true,
      decisions: { retire: null, adopt: null, renamedFrom: null },
      place: { file, line: 2, column: 24 },
      members: {
        identities: '00123\nada@example.com\nboth\nzoe@example.com\n',
        guids: 'abcde12345\n',
        count: 5,
      },
      membersFrom: [
        {
          kind: 'list',
          path: 'lists/vip.txt',
          format: { kind: 'text' },
          maxAgeMs: null,
          expectRows: null,
          place: { file, line: 13, column: 11 },
        },
        {
          kind: 'list',
          path: 'lists/vip.csv',
          format: { kind: 'csv', column: 'Identity', guidColumn: 'Guid' },
          maxAgeMs: null,
          expectRows: null,
          place: { file, line: 14, column: 11 },
        },
      ],
      intersectWith: [],
      excludeFrom: [
        {
          kind: 'list',
          path: 'lists/out.txt',
          format: { kind: 'text' },
          maxAgeMs: null,
          expectRows: null,
          ignoreCase: false,
          place: { file, line: 18, column: 11 },
        },
        {
          kind: 'segment',
          key: 'ct:7',
          ignoreCase: true,
          place: { file, line: 19, column: 14 },
        },
      ],
      guard: {
        limits: {
          max_removals: { kind: 'share', share: 0.4 },
          max_exclusion_shrink: { kind: 'count', count: 5 },
          min_existing: { kind: 'count', count: 3 },
        },
        waiver: null,
      },
    });
  });

  it('tells the absence of members from an empty sequence', () => {
    write({
      'segops.yaml': CONFIG,
      'list.txt': 'a\n',
      'segments/a.yaml':
        'segment: { customer_segment_id: a }\nmembers_from: [{ file: list.txt }]\n',
      'segments/b.yaml': 'segment: { customer_segment_id: b }\nmembers: []\n',
    });
    const result = load();
    expect(result.ok && result.value.map(({ members }) => members?.count ?? null)).toEqual([
      null,
      0,
    ]);
  });

  it('finds the config upward from a folder below it', () => {
    write({ 'segops.yaml': CONFIG, 'a/b/c.txt': '' });
    expect(findConfig(join(folder, 'a', 'b'))).toEqual({
      ok: true,
      value: join(folder, 'segops.yaml'),
      warnings: [],
    });
  });
});

describe('looking for manifests', () => {
  const manifest = (id: string) => `segment: { customer_segment_id: ${id} }\nmembers: []\n`;
  const keys = (globs: string, files: Readonly<Record<string, string>>) => {
    write({ 'segops.yaml': `${CONFIG}segments: ${globs}\n`, ...files });
    const result = load();
    return result.ok ? result.value.map(({ key }) => key) : result.problems.map(({ code }) => code);
  };

  it('never takes the config, installed packages or lock chunks for manifests', () => {
    expect(
      keys('["**/*.yaml"]', {
        'a.yaml': manifest('a'),
        'node_modules/x/b.yaml': manifest('b'),
        'segops.lock.d/c.yaml': 'segment: c\n',
      }),
    ).toEqual(['a']);
  });

  it('takes files away by a glob that starts with !', () => {
    expect(
      keys('["segments/**/*.yaml", "!segments/old/**"]', {
        'segments/a.yaml': manifest('a'),
        'segments/old/b.yaml': manifest('b'),
      }),
    ).toEqual(['a']);
  });

  it('refuses globs that only take files away', () => {
    expect(keys('["!segments/old/**"]', {})).toEqual(['glob-matches-nothing']);
  });

  it('reads a file once that two globs match', () => {
    expect(
      keys('["segments/*.yaml", "segments/a.yaml"]', { 'segments/a.yaml': manifest('a') }),
    ).toEqual(['a']);
  });

  it('follows links to files and folders inside, round in circles or not', () => {
    write({ 'common/a.yaml': manifest('a'), 'more/b.yaml': manifest('b') });
    mkdirSync(join(folder, 'segments'));
    symlinkSync('../common/a.yaml', join(folder, 'segments/a.yaml'));
    symlinkSync('../more', join(folder, 'segments/more'));
    expect(keys('["segments/**/*.yaml"]', {})).toEqual(['a', 'b']);
    symlinkSync('.', join(folder, 'more/circle'));
    expect(keys('["segments/**/*.yaml"]', {})).toEqual(['a', 'b']);
  });

  it('sorts by key whatever the files are called', () => {
    expect(
      keys('["*.yaml"]', { 'z.yaml': manifest('"\\U0001F600"'), 'a.yaml': manifest('"\\uFF5E"') }),
    ).toEqual(['\uFF5E', '\u{1F600}']);
  });

  it('shows paths from the folder that is given', () => {
    write({ 'segops.yaml': CONFIG, 'segments/a.yaml': 'segment: {}\nmembers: []\n' });
    mkdirSync(join(folder, 'sub'));
    const config = readConfig(join(folder, 'segops.yaml'), null, join(folder, 'sub'));
    const result = config.ok ? readManifests(config.value, join(folder, 'sub')) : config;
    expect(result.ok ? [] : result.problems.map(({ place }) => place?.file)).toEqual([
      '../segments/a.yaml',
    ]);
  });
});

describe('reading the config', () => {
  it('names an explicit config that is not there', () => {
    const told = ['gone.yaml', 'a\0b'].map((name) => findConfig(folder, name));
    const problems = told.flatMap((result) => (result.ok ? [] : result.problems));
    expect(problems.map(({ message }) => messageText(message))).toEqual([
      'there is no config at gone.yaml',
      'there is no config at a\\u0000b',
    ]);
  });

  it('tells a folder in place of the config', () => {
    const result = readConfig(folder, null);
    expect(!result.ok && result.problems[0]?.code).toBe('file-unreadable');
  });

  it('fills in every default', () => {
    write({ 'segops.yaml': CONFIG });
    expect(readConfig(join(folder, 'segops.yaml'), null)).toEqual({
      ok: true,
      value: {
        now: expect.any(Number),
        file: 'segops.yaml',
        folder,
        segments: ['segments/**/*.{yaml,yml}'],
        everyGlob: ['segments/**/*.{yaml,yml}'],
        lock: { at: { kind: 'file', file: 'segops.lock' }, lineage: '6f1c2a' },
        account: { kind: 'region', region: 'in1' },
        limits: { users: 100, segments: 100, entries: 100, inFlight: 3, counting: 'occurrences' },
        settleMs: 900_000,
        verify: { lagMs: 3_600_000, maxResend: null },
        guard: {
          limits: {
            max_removals: { kind: 'share', share: 0.3 },
            max_additions: null,
            max_exclusion_shrink: { kind: 'share', share: 0.1 },
            max_exclusion_rows_lost: { kind: 'share', share: 0.1 },
            max_changes: null,
            max_billed_events: null,
            min_existing: { kind: 'count', count: 10 },
            window: { kind: 'duration', ms: 64_800_000 },
            exclusion_window: { kind: 'duration', ms: 604_800_000 },
          },
          waiver: null,
        },
        writtenGuard: { limits: {}, waiver: null },
        environment: null,
        approve: 'all',
        onRefusal: 'all',
        isPublic: null,
      },
      warnings: [],
    });
  });
});
