import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Emulator } from '../../src/emulator/server.ts';
import { startEmulator } from '../../src/emulator/server.ts';
import { accountOf, folderWith, initialise, membersIn, segops, stateOf, write } from './segops.ts';

const VIP = `segment:
  customer_segment_id: vip_customers
  name: VIP customers
  create: true
members:
  - ada@example.com
  - 00123
  - guid: abcde12345
`;

describe('the main job, as a process', () => {
  let emulator: Emulator;
  let cwd = '';
  let env: Record<string, string> = {};

  beforeEach(async () => {
    emulator = await startEmulator({});
    env = accountOf(emulator);
    cwd = folderWith({ 'segments/vip.yaml': VIP });
    await initialise(cwd);
  });
  afterEach(() => emulator.close());

  it('plans without credentials, applies, and has nothing left to do', async () => {
    const plan = await segops(['plan', '--detailed-exitcode'], { cwd });
    expect([plan.code, plan.err]).toEqual([2, '']);
    expect(plan.out).toMatch(/^Creates 1 segment and adds 3 members to 1 segment\.\n/);
    const applied = await segops(['apply', '--yes'], { cwd, env });
    expect([applied.code, applied.err]).toEqual([0, '']);
    expect(await membersIn(emulator, 'vip_customers')).toEqual([
      'guid:abcde12345',
      'identity:00123',
      'identity:ada@example.com',
    ]);
    const again = await segops(['plan', '--detailed-exitcode'], { cwd });
    expect(again).toEqual({
      code: 0,
      out: 'Nothing to do: 1 segment matches its manifest (3 members).\n',
      err: '',
    });
  });

  it('sends nothing without consent', async () => {
    const ran = await segops(['apply'], { cwd, env });
    expect(ran.code).toBe(1);
    expect(ran.err).toContain('error consent-needed cannot ask for confirmation');
    expect((await stateOf(emulator)).requests).toBe(0);
  });

  it('applies a plan file only while the plan is still the same', async () => {
    expect((await segops(['plan', '--out', 'plan.json'], { cwd, env })).code).toBe(0);
    write(cwd, 'segments/vip.yaml', VIP.replace('ada', 'eve'));
    const stale = await segops(['apply', 'plan.json'], { cwd, env });
    expect(stale.code).toBe(3);
    expect(stale.err).toContain('error plan-stale');
    expect((await stateOf(emulator)).requests).toBe(0);
    write(cwd, 'segments/vip.yaml', VIP);
    expect((await segops(['apply', 'plan.json'], { cwd, env })).code).toBe(0);
    expect((await membersIn(emulator, 'vip_customers')).length).toBe(3);
  });

  it('applies a plan file to the origin that it was made for, and to no other', async () => {
    const other = await startEmulator({});
    await segops(['plan', '--out', 'plan.json'], { cwd, env });
    const ran = await segops(['apply', 'plan.json'], { cwd, env: accountOf(other) });
    expect([ran.code, ran.err]).toEqual([3, expect.stringContaining('error plan-stale')]);
    expect((await stateOf(other)).requests).toBe(0);
    expect((await segops(['apply', 'plan.json'], { cwd, env })).code).toBe(0);
    await other.close();
  });

  it('refuses a plan file that shows something else than its digest says', async () => {
    await segops(['plan', '--out', 'plan.json'], { cwd });
    const text = readFileSync(join(cwd, 'plan.json'), 'utf8');
    write(cwd, 'plan.json', text.replace('ada@example.com', 'eve@example.com'));
    expect((await segops(['apply', 'plan.json'], { cwd, env })).code).toBe(3);
    expect((await stateOf(emulator)).requests).toBe(0);
  });

  it('prints JSON and nothing else on stdout', async () => {
    const { out, code } = await segops(['plan', '--format', 'json'], { cwd });
    const plan = JSON.parse(out) as { format: string; totals: { add: number } };
    expect([code, plan.format, plan.totals.add]).toEqual([0, 'segops-plan/1', 3]);
  });

  it('refuses a lock of another account', async () => {
    await segops(['apply', '--yes'], { cwd, env });
    const other = await segops(['apply', '--yes'], {
      cwd,
      env: { ...env, CLEVERTAP_ACCOUNT_ID: 'OTHER' },
    });
    expect(other.code).toBe(1);
    expect(other.err).toBe(
      `error lock-of-another-account the lockfile belongs to account EMULATOR. This\n  apply would go to OTHER\n  next: Nothing was sent. Use the environment of that account, or give this one\n        a lock of its own. If the lockfile was only rehearsed on, free it:\n          segops lock rebind\n\n1 error.\n`,
    );
  });

  it('stops at wrong credentials without a trace of the passcode', async () => {
    const wrong = { ...env, CLEVERTAP_PASSCODE: 'hunter2-secret' };
    const ran = await segops(['apply', '--yes'], { cwd, env: wrong });
    expect(ran.code).toBe(4);
    expect(ran.out + ran.err).not.toContain('hunter2');
    expect(await membersIn(emulator, 'vip_customers')).toEqual([]);
    expect((await segops(['apply', '--yes'], { cwd, env })).code).toBe(0);
    expect((await membersIn(emulator, 'vip_customers')).length).toBe(3);
  });

  it('refuses a missing lock: it is never an empty one', async () => {
    const bare = folderWith({
      'segments/vip.yaml': VIP,
      'segops.yaml': readFileSync(join(cwd, 'segops.yaml'), 'utf8'),
    });
    const ran = await segops(['apply', '--yes'], { cwd: bare, env });
    expect(ran.code).toBe(1);
    expect(ran.err).toContain('error lock-missing');
    expect((await stateOf(emulator)).requests).toBe(0);
  });

  it('sends nothing when a manifest is invalid', async () => {
    write(cwd, 'segments/bad.yaml', 'segment: { customer_segment_id: bad }\nmembers: [null]\n');
    const ran = await segops(['apply', '--yes'], { cwd, env });
    expect(ran.code).toBe(1);
    expect(ran.err).toContain('segments/bad.yaml:2:11 error reserved-identity');
    expect((await stateOf(emulator)).requests).toBe(0);
  });
});
