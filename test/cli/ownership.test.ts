import { rmSync } from 'node:fs';
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

const APP = 'segment: { customer_segment_id: app }\nmembers: [ada, bob]\n';
const NUMBER = 'segment: { ct_segment_id: 1234 }\nmembers: [bob, cy]\n';
const BOTH =
  'segment: { customer_segment_id: app, ct_segment_id: 1234 }\nmembers: [ada, bob, dee]\n';

describe('a segment with two IDs', () => {
  let emulator: Emulator;
  let cwd = '';
  let env: Record<string, string> = {};

  beforeEach(async () => {
    emulator = await startEmulator({});
    env = accountOf(emulator);
    await fetch(`${emulator.url}/_emulator/segments`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ customer_segment_id: 'app', ct_segment_id: 1234 }),
    });
    cwd = folderWith({ 'segments/app.yaml': APP });
    await initialise(cwd);
  });
  afterEach(() => emulator.close());

  it('is in step once both IDs are in one manifest, as the plan advises', async () => {
    write(cwd, 'segments/number.yaml', NUMBER);
    expect((await segops(['apply', '--yes'], { cwd, env })).code).toBe(0);
    write(cwd, 'segments/app.yaml', BOTH);
    rmSync(join(cwd, 'segments/number.yaml'));

    const plan = await segops(['plan'], { cwd });
    expect(plan.err).toBe('');
    expect(unwrapped(plan.out)).toContain('ct:1234 and this segment become one in the lockfile');
    expect((await segops(['apply', '--yes'], { cwd, env })).code).toBe(0);
    expect(await membersIn(emulator, 'app')).toEqual([
      'identity:ada',
      'identity:bob',
      'identity:dee',
    ]);
    expect((await segops(['plan', '--detailed-exitcode'], { cwd })).code).toBe(0);
  });

  it('is refused to two manifests, until the command that is printed has split it', async () => {
    write(cwd, 'segments/app.yaml', BOTH);
    expect((await segops(['apply', '--yes'], { cwd, env })).code).toBe(0);
    write(cwd, 'segments/app.yaml', APP);
    write(cwd, 'segments/number.yaml', NUMBER);

    const refused = await segops(['plan'], { cwd });
    expect(refused.code).toBe(1);
    expect(refused.err).toContain('segments/app.yaml:1:33 error segment-declared-twice');
    expect(refused.err).toContain('segments/number.yaml:1:27 error segment-declared-twice');
    const command = /^ *(segops lock split \S+)$/m.exec(refused.err)?.[1] ?? '';
    const split = await segops([...command.split(' ').slice(1), '--yes'], { cwd });
    expect([split.code, split.err]).toEqual([0, '']);
    expect(split.out).toContain('The lockfile holds app and ct:1234 apart now.');

    const plan = await segops(['plan'], { cwd });
    expect(plan.out).toMatch(/^Adds 4 members to 2 segments and removes 3 from 2\./);
    expect((await segops(command.split(' ').slice(1), { cwd })).err).toContain(
      'error not-two-segments',
    );
  });

  it('is joined again where one manifest has both IDs after a split, and says so', async () => {
    write(cwd, 'segments/app.yaml', BOTH);
    await segops(['apply', '--yes'], { cwd, env });
    const split = await segops(['lock', 'split', 'app', '--yes'], { cwd });
    expect(unwrapped(split.out)).toContain('a manifest with both IDs joins them again');
    const plan = await segops(['plan'], { cwd });
    expect(unwrapped(plan.out)).toContain('become one in the lockfile');
    expect((await segops(['apply', '--yes'], { cwd, env })).code).toBe(0);
    expect((await membersIn(emulator, 'app')).length).toBe(3);
  });

  it('is split where its ID is replaced, and the old one is an orphan', async () => {
    write(cwd, 'segments/app.yaml', BOTH.replace('app', 'typo'));
    await segops(['apply', '--yes'], { cwd, env });
    write(cwd, 'segments/app.yaml', BOTH);
    const plan = await segops(['plan'], { cwd });
    expect(plan.out).toMatch(/^Adds 3 members to 1 segment\./);
    expect(unwrapped(plan.out)).toContain('an ID was replaced, so typo may be another segment');
    expect((await segops(['apply', '--yes'], { cwd, env })).code).toBe(0);
    write(
      cwd,
      'segments/typo.yaml',
      'segment: { customer_segment_id: typo, retire: keep }\nmembers: []\n',
    );
    expect((await segops(['apply', '--yes'], { cwd, env })).code).toBe(0);
    const after = await segops(['plan'], { cwd });
    expect(after.out).toMatch(/^Nothing to do/);
    expect((await membersIn(emulator, 'app')).length).toBe(3);
  });
});
