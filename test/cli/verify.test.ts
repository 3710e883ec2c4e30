import { readFileSync, utimesSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import type { FileRequest } from '../../src/app/verify/from-file.ts';
import { verifyFile } from '../../src/app/verify/from-file.ts';
import type { Emulator } from '../../src/emulator/server.ts';
import { startEmulator } from '../../src/emulator/server.ts';
import { nameOf } from '../../src/members/member.ts';
import { OPEN } from '../../src/report/privacy.ts';
import { verifyToText } from '../../src/report/verify-text.ts';
import { exitCodeOf } from '../../src/verify/verification.ts';
import { git } from '../git/plain-git.ts';
import { accountOf, folderWith, segops, unwrapped, write } from './segops.ts';

const VIP = 'segment: { customer_segment_id: vip, create: true }\n';
const COLUMNS = { column: null, guidColumn: null, delimiter: null, encoding: null };
const LOOK = { record: false, take: [] };
const WORKSPACE = { config: null, env: null };
const HOUR = 3_600_000;

let emulator: Emulator;
let cwd = '';

beforeEach(async () => {
  emulator = await startEmulator({});
  const env = accountOf(emulator);
  cwd = folderWith({
    'segments/vip.yaml': `${VIP}members: [ada, bob, cyd, dan, { guid: g123 }]\n`,
  });
  git(['init', '--quiet'], { cwd });
  await segops(['init', '--yes', '--region', 'in1', '--no-example'], { cwd });
  await segops(['apply', '--yes'], { cwd, env });
  const less = 'members: [ada, bob, cyd, { guid: g123 }]\nguard: { max_removals: 1 }\n';
  write(cwd, 'segments/vip.yaml', `${VIP}${less}`);
  expect((await segops(['apply', '--yes'], { cwd, env })).code).toBe(0);
});
afterEach(() => emulator.close());

/** What somebody downloaded, two hours from now. */
function download(...rows: readonly string[]) {
  return downloadAnd({}, ...rows);
}

function downloadAnd(more: Partial<FileRequest>, ...rows: readonly string[]) {
  write(cwd, 'vip.csv', ['Name,Email,Identity,CleverTap ID', ...rows, ''].join('\n'));
  const later = Date.now() + 2 * HOUR;
  utimesSync(join(cwd, 'vip.csv'), later / 1000, later / 1000);
  const request = {
    key: 'vip',
    from: join(cwd, 'vip.csv'),
    at: null,
    ...COLUMNS,
    ...LOOK,
    ...more,
  };
  return verifyFile(cwd, WORKSPACE, request, later + HOUR);
}

it('names who is missing, lingering and foreign by any column of a download', async () => {
  const before = readFileSync(join(cwd, 'segops.lock'), 'utf8');
  const verification = await download(
    'Ada,ada@example.com,ada,h1',
    'Bob,bob,17,h2',
    'Eve,eve@example.com,eve,h3',
    'Gina,gina@example.com,gina,g123',
    'Dan,,dan,h5',
    'Nobody,,,',
  );
  const [vip] = verification.segments;
  expect(vip?.findings.map(({ kind, member }) => `${kind} ${nameOf(member)}`)).toEqual([
    'missing cyd',
    'lingering dan',
    'foreign eve',
  ]);
  expect(vip?.counts.confirmed).toBe(3);
  expect(verification.unmatched).toBe(1);
  expect(exitCodeOf(verification)).toBe(2);
  const command = 'segops verify vip --from vip.csv';
  const text = verifyToText(OPEN.verification(verification), { width: 80, colour: false, command });
  expect(text).toMatch(/^Differs: 1 missing member, 1 lingering member and 1 foreign member\.\n/);
  expect(text).toContain('    cyd: not in the download, last sent by apply 1\n');
  expect(readFileSync(join(cwd, 'segops.lock'), 'utf8')).toBe(before);
});

it('reads the download of the emulator', async () => {
  const state = await (await fetch(`${emulator.url}/_emulator/state`)).text();
  const [, id] = /"ct_segment_id":\s*(\d+)/.exec(state) ?? [];
  const at = `${emulator.url}/_emulator/segments/${id}/members.csv`;
  const [, ...rows] = (await (await fetch(at)).text()).trimEnd().split('\r\n');
  expect(rows).toHaveLength(4);
  write(cwd, 'there.csv', await (await fetch(at)).text());
  const from = join(cwd, 'there.csv');
  const later = Date.now() + 2 * HOUR;
  const request = { key: 'vip', from, at: later, ...COLUMNS, ...LOOK };
  const verification = await verifyFile(cwd, WORKSPACE, request, later + HOUR);
  expect(verification.segments[0]).toMatchObject({ removals: 1, findings: [] });
  expect(verification.segments[0]?.counts.confirmed).toBe(4);
});

it('confirms a segment that is as it should be', async () => {
  const verification = await download('A,,ada,', 'B,,bob,', 'C,,cyd,', 'G,,,g123');
  expect(exitCodeOf(verification)).toBe(0);
  expect(verification.segments[0]).toMatchObject({ removals: 1, through: 2, by: 'list' });
});

it('remembers when it was downloaded, and not when that was recorded', async () => {
  const rows = ['A,,ada,', 'B,,bob,', 'C,,cyd,', 'G,,,g123'];
  const { source } = await downloadAnd({ record: true }, ...rows);
  const at = source.kind === 'download' ? source.at : null;
  const { out } = await segops(['status', '--format', 'json'], { cwd });
  expect(Date.parse(JSON.parse(out).segments[0].verified.at)).toBe(at);
});

it('refuses a download that is not whole, and one from the future', async () => {
  await expect(download('A,,ada,', 'B,,bob')).rejects.toThrow(/line 3 has 3 fields/);
  await expect(download('A,,"ada')).rejects.toThrow(/is not valid CSV/);
  const request = { key: 'vip', from: join(cwd, 'vip.csv'), at: null, ...COLUMNS, ...LOOK };
  await expect(verifyFile(cwd, WORKSPACE, request, Date.now())).rejects.toThrow(/after the time/);
});

it('calls pending what was sent just before, and refuses a key that is not known', async () => {
  write(cwd, 'vip.csv', 'Identity\nada\n');
  const young = await segops(['verify', 'vip', '--from', 'vip.csv'], { cwd });
  expect(young).toMatchObject({ code: 0, err: '' });
  expect(unwrapped(young.out)).toContain('5 pending (5 traces may be late)');
  const wrong = await segops(['verify', 'vop', '--from', 'vip.csv'], { cwd });
  expect([wrong.code, unwrapped(wrong.err)]).toEqual([
    1,
    expect.stringContaining('Did you mean vip?'),
  ]);
  const none = await segops(['verify', '--from', 'vip.csv'], { cwd });
  expect([none.code, none.err]).toEqual([
    1,
    expect.stringMatching(/^ +segops verify KEY --from vip.csv$/m),
  ]);
});

const ALL = ['A,,ada,', 'B,,bob,', 'C,,cyd,', 'G,,,g123'];

it('tells of somebody who is there again, after each download that did not have them', async () => {
  const env = accountOf(emulator);
  const found = async (more: Partial<FileRequest>, ...rows: readonly string[]) => {
    const verification = await downloadAnd(more, ...ALL, ...rows);
    const [vip] = verification.segments;
    const named = vip?.findings.map(({ kind, why, member }) => `${kind} ${why} ${nameOf(member)}`);
    const { again, taken } = verification.recorded ?? { again: 0, taken: 0 };
    return [named, exitCodeOf(verification), again, taken];
  };
  const resend = async () => {
    expect((await segops(['apply', '--yes'], { cwd, env })).code).toBe(0);
  };
  const record = { record: true };
  expect(await found(record, 'D,,dan,')).toEqual([['lingering listed dan'], 2, 1, 0]);
  await resend();
  expect(await found(record)).toEqual([[], 0, 0, 0]);
  expect(await found({}, 'D,,dan,')).toEqual([['lingering listed dan'], 2, 0, 0]);
  expect(await found(record, 'D,,dan,')).toEqual([['lingering listed dan'], 2, 1, 0]);
  await resend();
  // No download without them came in between: a person decides.
  expect(await found(record, 'D,,dan,')).toEqual([['lingering listed-again dan'], 2, 0, 0]);
  expect(await found(record, 'D,,dan,')).toEqual([['lingering listed-again dan'], 2, 0, 0]);
  const take = { take: ['vip'] };
  expect(await found(take, 'D,,dan,')).toEqual([['lingering listed-again dan'], 2, 0, 1]);
  const { out } = await segops(['plan', '-f', 'json'], { cwd, env });
  expect(JSON.parse(out).segments[0]).toMatchObject({ add: [], remove: [{ identity: 'dan' }] });
});

it('takes over nobody whom the YAML wants, or of a segment that no manifest declares', async () => {
  const take = { take: ['vip'] };
  const rows = [...ALL, 'E,,Eve,', 'F,fay@x.com,17,h1', 'G,,gus,'];
  const more = 'members: [ada, bob, cyd, eve, fay@x.com, { guid: g123 }]\n';
  write(cwd, 'segments/vip.yaml', `${VIP}${more}`);
  const taken = await downloadAnd(take, ...rows);
  expect(taken.recorded).toMatchObject({ serial: 3, taken: 1, wanted: 2 });
  write(cwd, 'segments/vip.yaml', `${VIP}members_from: [{ file: lists/all.txt }]\n`);
  write(cwd, 'lists/all.txt', 'ada\nbob\ncyd\neve\nfay@x.com\nhal\n');
  const wanted = await downloadAnd(take, ...rows, 'H,,hal,');
  expect(wanted.recorded).toEqual({ serial: null, again: 0, taken: 0, wanted: 3, listed: 0 });
  write(cwd, 'segments/vip.yaml', `${VIP.replace('vip', 'other')}members: [ada]\n`);
  await expect(downloadAnd(take, ...rows)).rejects.toThrow(/no manifest says who should be in vip/);
});

it('refuses a download in which nobody is a member', async () => {
  const other = downloadAnd({ record: true }, 'E,,eve,', 'F,,fay,');
  await expect(other).rejects.toThrow(/not one of its users is a member of vip/);
  await expect(other).rejects.toMatchObject({ exitCode: 4 });
});
