import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Emulator } from '../../src/emulator/server.ts';
import { startEmulator } from '../../src/emulator/server.ts';
import {
  accountOf,
  folderWith,
  initialise,
  membersIn,
  segops,
  unwrapped,
  write,
} from './segops.ts';

const VIP = 'segment: { customer_segment_id: vip }\nmembers: [ada, bob]\n';

describe('repairing what went wrong', () => {
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

  async function errorStream(): Promise<string> {
    const response = await fetch(`${emulator.url}/_emulator/error-stream.csv`);
    return response.text();
  }

  it('blocks a segment that the Error Stream says is missing, until it is created', async () => {
    expect((await segops(['apply', '--yes'], { cwd, env })).code).toBe(0);
    write(cwd, 'errors.csv', await errorStream());

    const dry = await segops(['import-errors', 'errors.csv', '--dry-run'], { cwd });
    expect([dry.code, dry.err]).toEqual([0, '']);
    expect(dry.out).toMatch(/^2 rows would make 2 memberships unconfirmed/);
    expect((await segops(['plan', '--detailed-exitcode'], { cwd })).code).toBe(0);

    const imported = await segops(['import-errors', '-'], { cwd, input: await errorStream() });
    expect(imported).toEqual({
      code: 0,
      err: '',
      out: `2 rows make 2 memberships unconfirmed. The next apply sends them again.
  vip: 2
vip is blocked: CleverTap reported \`API_SEGMENT_NOT_FOUND_OR_DELETED\`. Fix its
IDs in the manifest. If the segment exists by now, unblock it:
  segops unblock vip
`,
    });
    const plan = await segops(['plan', '--detailed-exitcode'], { cwd });
    const status = await segops(['status'], { cwd });
    const blocked = await segops(['apply', '--yes'], { cwd, env });
    expect([plan.code, status.code, blocked.code]).toEqual([0, 2, 4]);
    expect(plan.out).toMatch(/^Nothing to send: 1 segment is blocked\.\n/);
    expect(blocked.out).toContain('Nothing was sent: 1 segment is blocked.\n');
    expect(blocked.out).toContain('Exit code 4: blocked.\n');
    for (const { out } of [plan, status, blocked]) {
      expect(out).toMatch(/^ +segops unblock vip$/m);
      expect(out).not.toMatch(/match|pply again/);
    }

    write(cwd, 'segments/vip.yaml', VIP.replace('vip }', 'vip, create: true }'));
    const created = await segops(['apply', '--yes'], { cwd, env });
    expect([created.code, created.out]).toEqual([4, expect.stringContaining('Next: apply again:')]);
    expect((await segops(['apply', '--yes'], { cwd, env })).code).toBe(0);
    expect(await membersIn(emulator, 'vip')).toEqual(['identity:ada', 'identity:bob']);
  });

  it('sends members again once their segment is created late', async () => {
    expect((await segops(['apply', '--yes'], { cwd, env })).code).toBe(0);
    expect(await membersIn(emulator, 'vip')).toEqual([]);
    write(cwd, 'segments/vip.yaml', VIP.replace('vip }', 'vip, create: true }'));
    const applied = await segops(['apply', '--yes'], { cwd, env });
    expect([applied.code, applied.err]).toEqual([0, '']);
    expect(unwrapped(applied.out)).toContain('2 members were sent before segops creates');
    expect(await membersIn(emulator, 'vip')).toEqual(['identity:ada', 'identity:bob']);
    expect((await segops(['plan', '--detailed-exitcode'], { cwd })).code).toBe(0);
  });

  it('sends again after unblock', async () => {
    await segops(['apply', '--yes'], { cwd, env });
    await segops(['import-errors', '-'], { cwd, input: await errorStream() });
    const lock = () => readFileSync(join(cwd, 'segops.lock'), 'utf8');
    expect(lock()).toContain('refused: ["vip"]');
    expect((await segops(['unblock', 'vip'], { cwd })).code).toBe(0);
    expect(lock()).toContain('refused: []');
    expect((await segops(['unblock', 'vip'], { cwd })).code).toBe(1);
    const plan = await segops(['plan'], { cwd });
    expect(plan.out).toMatch(/^Adds 2 members to 1 segment\./);
  });

  it('asserts a membership that was skipped without its segment being at fault', async () => {
    write(cwd, 'segments/vip.yaml', VIP.replace('vip }', 'vip, create: true }'));
    await segops(['apply', '--yes'], { cwd, env });
    const rows = 'User Identity\tCustomer Segment ID\nada\tvip\nzoe\tvip\nx\tother\n';
    const { out } = await segops(['import-errors', '-'], { cwd, input: rows });
    expect(out).toContain('2 rows without a segment or member that segops knows:');
    const plan = await segops(['plan'], { cwd });
    expect(plan.out).toMatch(/^Adds 1 member to 1 segment\./);
    expect((await segops(['apply', '--yes'], { cwd, env })).code).toBe(0);
    expect(await membersIn(emulator, 'vip')).toEqual(['identity:ada', 'identity:bob']);
  });

  it('refuses an Error Stream that is not UTF-8', async () => {
    const text = Buffer.from('Segment ID,User Identity\n1,ada\n', 'utf16le').toString('latin1');
    write(cwd, 'errors.csv', text);
    const { code, err } = await segops(['import-errors', 'errors.csv'], { cwd });
    expect([code, err]).toEqual([1, expect.stringContaining('is not text in UTF-8')]);
  });

  it('refuses a file that is not an Error Stream export', async () => {
    const { code, err } = await segops(['import-errors', '-'], { cwd, input: 'hello\n' });
    expect(code).toBe(1);
    expect(unwrapped(err)).toContain(
      'standard input is not an Error Stream export: it has no column User Identity',
    );
  });

  it('releases a lease whose owner is on another machine only when it is told to', async () => {
    const owner = {
      who: 'ada',
      host: 'elsewhere',
      boot: 'x',
      pid: 7,
      processStart: null,
      token: 't',
      since: 0,
    };
    write(cwd, 'segops.lock.d/lease', JSON.stringify(owner));
    const held = await segops(['apply', '--yes'], { cwd, env });
    expect(held.code).toBe(1);
    expect(unwrapped(held.err)).toContain(
      'another apply has the lease of the lock: ada on elsewhere (process 7)',
    );
    expect((await segops(['lock', 'release'], { cwd })).code).toBe(1);
    expect((await segops(['lock', 'release', '--yes'], { cwd })).code).toBe(0);
    expect((await segops(['apply', '--yes'], { cwd, env })).code).toBe(0);
    expect(
      readdirSync(join(cwd, 'segops.lock.d')).filter((name) => !/\.(yaml|json|tsv)$/.test(name)),
    ).toEqual([]);
    expect(readdirSync(cwd).filter((name) => name.endsWith('.tmp'))).toEqual([]);
  });
});
