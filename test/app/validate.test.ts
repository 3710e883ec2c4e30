import { describe, expect, it } from 'vitest';
import { checkSources } from '../../src/app/validate.ts';
import { plain } from '../../src/message.ts';
import { folderWith } from '../cli/segops.ts';

const MANIFEST = `segment: { customer_segment_id: vip }
members_from:
  - file: lists/vip.txt
    expect_rows: 10..20
`;

async function warningsIn(files: Readonly<Record<string, string>>): Promise<string[]> {
  const folder = folderWith({
    'segops.yaml': 'account: { region: in1 }\nlock: { lineage: abcdef }\n',
    'segments/vip.yaml': MANIFEST,
    'lists/vip.txt': 'ada@example.com\n',
    ...files,
  });
  const { warnings } = await checkSources(folder, { config: null, env: null });
  return warnings.map(({ code, place, message }) => `${place?.file} ${code}: ${plain(message)}`);
}

describe('validating', () => {
  it('tells what a plan would refuse whatever the lockfile has', async () => {
    expect(await warningsIn({})).toEqual([
      'segments/vip.yaml guard-expect-rows: an apply would refuse this: the list lists/vip.txt has 1 member, expected 10 to 20',
    ]);
  });

  it('names a waiver that has ended, and one that ends too late', async () => {
    const waiver = (until: string, limit = 'max_removals') =>
      `guard: { waiver: { until: ${until}, reason: why, ${limit}: 50% } }\n`;
    const late = { 'segments/vip.yaml': MANIFEST + waiver('2099-01-01') };
    expect((await warningsIn(late))[0]).toMatch(/^segments\/vip\.yaml waiver-too-long: /);
    const config = `account: { region: in1 }\nlock: { lineage: abcdef }\n${waiver('2020-01-01', 'max_changes')}`;
    expect((await warningsIn({ 'segops.yaml': config }))[0]).toMatch(
      /^segops\.yaml waiver-ended: /,
    );
  });

  it('tells which rules for all segments do not hold', async () => {
    const config = `account: { region: in1 }
lock: { lineage: abcdef }
assert:
  - name: nobody here
    never: { matching: '*@example.com' }
  - { name: many, severity: warn, size: { segment: vip, between: 2.. } }
`;
    const files = { 'segops.yaml': config, 'lists/vip.txt': 'ada@example.com\n'.repeat(12) };
    expect(await warningsIn(files)).toEqual(
      [
        'segops.yaml rule-broken: the rule many does not hold: vip has 1 member, expected at least 2. See segops.yaml:6',
        'segops.yaml guard-expect-rows: an apply would refuse this: the list lists/vip.txt has 1 member, expected 10 to 20',
        'segops.yaml guard-assert: an apply would refuse this: the rule nobody here does not hold: 1 member matches "*@example.com": ada@example.com in vip (lists/vip.txt:1). See segops.yaml:4',
      ].map((text) => text.replace(/^segops.yaml (?=guard-expect)/, 'segments/vip.yaml ')),
    );
  });

  it('names files that declare a segment and are not read', async () => {
    const [first] = await warningsIn({ 'vip.yaml': MANIFEST });
    expect(first).toMatch(/^vip\.yaml manifest-overlooked: /);
  });
});
