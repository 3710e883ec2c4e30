import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { startEmulator } from '../../src/emulator/server.ts';
import { folderWith, segops } from './segops.ts';

const FILES = {
  'segops.yaml': 'account: { region: in1 }\nlock: { file: segops.lock }\n',
  'segments/vip.yaml': `segment: { customer_segment_id: vip, name: VIP customers }
members:
  - ada@example.com
  - guid: abc12345
  - cleo@example.com
`,
  'segments/news.yaml': `segment: { customer_segment_id: news }
members_from: [{ file: lists/news.csv, column: email }]
exclude_from: [{ file: lists/out.txt }]
`,
  'segments/carts.yaml': `segment: { customer_segment_id: carts }
members_from: [{ file: lists/carts.txt }]
exclude_from: [{ segment: vip }]
`,
  'segments/winter.yaml': `segment: { customer_segment_id: winter }
members:
  - zed@example.com
  - { identity: gone@example.com, last_day: 2020-01-31 }
  - identity: late@example.com
    first_day: 2998-01-01
    last_day: 2998-12-31
members_from:
  - { file: lists/later.txt, first_day: 2999-01-01 }
  - { file: lists/over.txt, last_day: 2020-03-31 }
  - { file: lists/rows.csv, column: id, last_day_column: until }
`,
  'lists/over.txt': 'over@example.com\n',
  'lists/rows.csv': 'id,until\nover@example.com,2020-01-01\nzed@example.com,\n',
  'lists/later.txt': 'late@example.com\n',
  'segments/old.yaml': 'segment: { customer_segment_id: old }\nmembers: [ada@example.com]\n',
  'lists/news.csv': 'name,email\nBob,bob@example.com\nAda,ada@example.com\n',
  'lists/carts.txt': 'ADA@example.com\nada@example.com\nbob@example.com\n',
  'lists/out.txt': 'Ada@Example.com\nzoe@example.com\n',
};

describe('segops why', () => {
  let cwd = '';
  const why = (...args: string[]) => segops(['why', ...args], { cwd });

  beforeAll(async () => {
    cwd = folderWith(FILES);
    const segments = ['vip', 'news', 'carts', 'winter', 'old'].map((customerSegmentId) => ({
      kind: 'api' as const,
      ctSegmentId: null,
      customerSegmentId,
      name: customerSegmentId,
    }));
    const { url, accountId, passcode, close } = await startEmulator({ segments });
    const env = {
      SEGOPS_BASE_URL: url,
      CLEVERTAP_ACCOUNT_ID: accountId,
      CLEVERTAP_PASSCODE: passcode,
    };
    await segops(['lock', 'init', '--yes'], { cwd, env });
    const applied = await segops(['apply', '--yes'], { cwd, env: { ...env, USER: 'grace' } });
    expect(applied.code).toBe(0);
    await close();
    const vip = FILES['segments/vip.yaml'].replace(
      '  - cleo@example.com\n',
      '  - dan@example.com\n',
    );
    writeFileSync(join(cwd, 'segments/vip.yaml'), vip);
    writeFileSync(
      join(cwd, 'segments/old.yaml'),
      'segment: { customer_segment_id: old, retire: keep }\n',
    );
  });

  it('names the lines, the exclusions and the apply behind each segment', async () => {
    const { code, out } = await why('ada@example.com');
    expect(
      out.replace(/\d{4}-\d\d-\d\dT\d\d:\d\dZ/g, 'TIME').replace(/(TIME) by \w+$/gm, '$1'),
    ).toBe(
      `ada@example.com: in 2 segments and kept out of 2 segments.

carts: kept out
    named in lists/carts.txt:2
    held back: is in the segment vip
    lists/carts.txt:1 has ADA@example.com, which is another member

news: kept out
    named in lists/news.csv:3
    held back by lists/out.txt:1 (Ada@Example.com)

old: in
    the segment is retired: whoever is in it stays (retire: keep)
    added by apply #1, TIME

VIP customers (vip): in
    named in segments/vip.yaml:3
    added by apply #1, TIME
`,
    );
    expect(code).toBe(0);
  });

  it('tells who comes and who goes at the next apply', async () => {
    expect((await why('dan@example.com')).out).toContain(
      'VIP customers (vip): joins at the next apply',
    );
    expect((await why('cleo@example.com')).out).toContain(
      'VIP customers (vip): leaves at the next',
    );
  });

  it('finds a guid, and says so where nobody is known', async () => {
    expect((await why('abc12345')).out).toContain('guid abc12345: in 1 segment.');
    const { code, out } = await why('nobody@example.com');
    expect([code, out.trim()]).toEqual([
      0,
      'No list, manifest or apply that the lockfile remembers has nobody@example.com.',
    ]);
  });

  it('says that a line does not count today', async () => {
    const { out } = await why('late@example.com');
    expect(out.replace(/day, \d{4}-\d\d-\d\d/, 'day, TODAY')).toBe(
      `late@example.com: kept out of 1 segment.

winter: kept out
    named in segments/winter.yaml:5 from 2998-01-01 up to 2998-12-31
    named in lists/later.txt:1 from 2999-01-01
    does not count on this day, TODAY
`,
    );
  });

  it('names a line whose last day has passed', async () => {
    const { out } = await why('gone@example.com', '--format', 'json');
    const [winter] = JSON.parse(out).segments;
    expect([winter.verdict, winter.listed, Object.keys(winter.held_back_by[0])]).toEqual([
      'kept-out',
      [
        {
          ...{ file: 'segments/winter.yaml', line: 4, value: 'gone@example.com' },
          ...{ first_day: null, last_day: '2020-01-31' },
        },
      ],
      ['day'],
    ]);
  });

  it('names lines of lists that count no more', async () => {
    const { out } = await why('over@example.com');
    expect(out).toContain(
      '    named in lists/over.txt:1 up to 2020-03-31\n    named in lists/rows.csv:2\n    does not count',
    );
    expect((await why('zed@example.com')).out.match(/rows\.csv/g)).toHaveLength(1);
  });

  it('answers for one segment, also where the answer is no', async () => {
    expect((await why('zoe@example.com', 'vip')).out).toBe(
      'zoe@example.com: not in 1 segment.\n\nVIP customers (vip): not in it\n',
    );
    const unknown = await why('zoe@example.com', 'vipp');
    expect(unknown.code).toBe(1);
    expect(unknown.err).toContain('no manifest declares the segment vipp');
  });

  it('says the same as JSON', async () => {
    const { out } = await why('ada@example.com', 'news', '--format', 'json');
    expect(JSON.parse(out)).toEqual({
      identity: 'ada@example.com',
      segments: [
        {
          segment: 'news',
          name: null,
          verdict: 'kept-out',
          declared: 'yes',
          blocked: false,
          frozen: null,
          listed: [{ file: 'lists/news.csv', line: 3, value: 'ada@example.com' }],
          held_back_by: [
            {
              file: 'lists/out.txt',
              rows: [{ file: 'lists/out.txt', line: 1, value: 'Ada@Example.com' }],
            },
          ],
          other_case: [],
          lockfile: 'absent',
          last: null,
        },
      ],
    });
  });
});

describe('a set that is never sent', () => {
  it('is answered for by why, and a plan of it names what reads it', async () => {
    const cwd = folderWith({
      'segops.yaml': FILES['segops.yaml'],
      'segments/buyers.yaml': `segment: { only: true, id: buyers, name: Buyers }
members: [bob@example.com, zoe@example.com]
exclude_from: [{ file: lists/out.txt }]
`,
      'segments/vip.yaml': `segment: { customer_segment_id: vip }
members_from: [{ segment: buyers }]
`,
      'lists/out.txt': FILES['lists/out.txt'],
    });
    await segops(['lock', 'init', '--yes'], { cwd });
    const why = async (member: string) => (await segops(['why', member, 'buyers'], { cwd })).out;
    const never = 'it is a set: nothing of it is sent, and other segments are built from it\n';
    expect(await why('bob@example.com')).toContain('Buyers (buyers): in\n');
    expect(await why('bob@example.com')).toContain(never);
    expect(await why('zoe@example.com')).toContain('Buyers (buyers): kept out\n');
    const plan = await segops(['plan', '--segment', 'buyers'], { cwd });
    expect(plan.code).toBe(1);
    expect(plan.err.replace(/\s+/g, ' ')).toBe(
      'error set-is-never-sent buyers is a set that is never sent, so there is nothing to plan next: These read it: vip. Plan one of them with `--segment`. 1 error. ',
    );
  });
});
