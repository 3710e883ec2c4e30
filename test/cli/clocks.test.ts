import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import type { Emulator } from '../../src/emulator/server.ts';
import { startEmulator } from '../../src/emulator/server.ts';
import { parseIndex, renderIndex } from '../../src/lock/index-format.ts';
import {
  accountOf,
  folderWith,
  initialise,
  membersIn,
  scheduleFaults,
  segops,
  stateOf,
  unwrapped,
} from './segops.ts';

const VIP = 'segment: { customer_segment_id: vip, create: true }\nmembers: [ada]\n';
const MINUTE = 60_000;

describe('the clock of this machine', () => {
  let emulator: Emulator;
  afterEach(() => emulator.close());

  async function repository(clockSkewMs: number | null) {
    emulator = await startEmulator({ clockSkewMs });
    const cwd = folderWith({ 'segments/vip.yaml': VIP });
    await initialise(cwd);
    return { cwd, env: accountOf(emulator) };
  }

  it.each([
    ['ahead of', -20 * MINUTE],
    ['behind', 20 * MINUTE],
  ])("sends nothing where it is 20 minutes %s CleverTap's", async (where, clockSkewMs) => {
    const at = await repository(clockSkewMs);
    const { code, err } = await segops(['apply', '--yes'], at);
    expect([code, unwrapped(err)]).toEqual([
      1,
      expect.stringMatching(new RegExp(`error clock-skewed .* ${where} CleverTap's`)),
    ]);
    expect((await stateOf(emulator)).requests).toBe(0);
  });

  it('is used, and that is said once, where CleverTap does not tell the time', async () => {
    const at = await repository(null);
    const { code, err } = await segops(['apply', '--yes'], at);
    expect([code, err.split('clock-unchecked').length - 1]).toEqual([0, 1]);
    expect(await membersIn(emulator, 'vip')).toEqual(['identity:ada']);
  });

  it('refuses a lockfile from the future until it is re-based', async () => {
    const at = await repository(0);
    expect((await segops(['apply', '--yes'], at)).code).toBe(0);
    const path = join(at.cwd, 'segops.lock');
    const index = parseIndex(readFileSync(path, 'utf8'), path);
    const written = { apply: 'late', at: Date.now() + 20 * MINUTE, commit: null };
    writeFileSync(path, renderIndex({ ...index, written }));
    const refused = await segops(['apply', '--yes'], at);
    expect([refused.code, refused.err]).toEqual([
      1,
      expect.stringContaining('error lock-from-future'),
    ]);
    const rebased = await segops(['lock', 'rebase-clock', '--yes'], at);
    expect([rebased.code, rebased.out]).toEqual([
      0,
      expect.stringContaining('The lockfile follows the clock again.\n'),
    ]);
    const again = await segops(['apply', '--yes'], at);
    expect([again.code, again.out]).toEqual([0, expect.stringContaining('Nothing to do')]);
    const nothing = await segops(['lock', 'rebase-clock'], at);
    expect([nothing.code, nothing.out]).toEqual([0, 'The lockfile is not ahead of the clock.\n']);
  });
});

describe('the account of a lockfile', () => {
  let emulator: Emulator;
  let cwd = '';
  afterEach(() => emulator.close());

  async function repository(manifest = VIP.replace(', create: true', '')) {
    emulator = await startEmulator({});
    cwd = folderWith({ 'segments/vip.yaml': manifest });
    await initialise(cwd);
    return accountOf(emulator);
  }

  it.each([
    ['members', VIP.replace(', create: true', '')],
    ['a segment to create', VIP],
  ])('is free again after a typo in it, with %s', async (_, manifest) => {
    const env = await repository(manifest);
    const typo = await segops(['apply', '--yes'], {
      cwd,
      env: { ...env, CLEVERTAP_ACCOUNT_ID: 'TYPO' },
    });
    expect([typo.code, (await stateOf(emulator)).segments]).toEqual([4, []]);
    const right = await segops(['apply', '--yes'], { cwd, env });
    expect([right.code, right.err]).toEqual([0, '']);
  });

  it('is bound by an answer, and by a request that may have arrived', async () => {
    const env = await repository();
    await scheduleFaults(emulator, ...Array.from({ length: 5 }, () => 'status=500'));
    expect((await segops(['apply', '--yes'], { cwd, env })).code).toBe(4);
    const other = await segops(['apply', '--yes'], {
      cwd,
      env: { ...env, CLEVERTAP_ACCOUNT_ID: 'OTHER' },
    });
    expect([other.code, other.err]).toEqual([
      1,
      expect.stringContaining('error lock-of-another-account'),
    ]);
  });

  it('is taken back from a rehearsal, which is forgotten', async () => {
    const env = await repository();
    expect((await segops(['apply', '--yes'], { cwd, env })).code).toBe(0);
    const other = { ...env, CLEVERTAP_ACCOUNT_ID: 'OTHER' };
    expect((await segops(['apply', '--yes'], { cwd, env: other })).code).toBe(1);
    const freed = await segops(['lock', 'rebind', '--yes'], { cwd });
    expect([freed.code, unwrapped(freed.out)]).toEqual([
      0,
      `The lockfile no longer belongs to account EMULATOR at ${emulator.url}. It forgets 1 membership of that rehearsal. The lockfile belongs to no account now. The next apply binds it. `,
    ]);
    expect((await segops(['plan', '--detailed-exitcode'], { cwd, env })).code).toBe(2);
  });

  it('is not taken back from a lockfile that knows members of it', async () => {
    const env = await repository();
    expect((await segops(['apply', '--yes'], { cwd, env })).code).toBe(0);
    const path = join(cwd, 'segops.lock');
    const index = parseIndex(readFileSync(path, 'utf8'), path);
    const binding = { account: 'W9R', origin: 'https://in1.api.clevertap.com', isConfirmed: true };
    writeFileSync(path, renderIndex({ ...index, binding }));
    const { code, err } = await segops(['lock', 'rebind', '--yes'], { cwd });
    expect([code, err]).toEqual([1, expect.stringContaining('error lock-in-use')]);
  });
});
