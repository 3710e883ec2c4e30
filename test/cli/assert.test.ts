import { readFileSync } from 'node:fs';
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

const VIP =
  'segment: { customer_segment_id: vip, create: true }\nmembers_from: [file: lists/vip.txt]\nowner: "@acme/growth"\n';
const RULE = `assert:
  - name: no competitors
    message: Ask the legal team.
    never: { matching: '*@competitor.example' }
`;

describe('a rule for all segments', () => {
  let emulator: Emulator;

  beforeEach(async () => {
    emulator = await startEmulator();
  });
  afterEach(() => emulator.close());

  it('refuses an apply with 3, which sends nothing, and lets what it only warns of pass', async () => {
    const env = accountOf(emulator);
    const cwd = folderWith({
      'segments/vip.yaml': VIP,
      'lists/vip.txt': 'eve@competitor.example\nada@x.com\n',
    });
    await initialise(cwd);
    const config = readFileSync(join(cwd, 'segops.yaml'), 'utf8');
    write(cwd, 'segops.yaml', config + RULE);
    const refused = await segops(['apply', '--yes'], { cwd, env });
    expect(refused.code).toBe(3);
    expect(unwrapped(refused.out + refused.err)).toContain(
      'eve@competitor.example in vip (lists/vip.txt:1)',
    );
    expect(await membersIn(emulator, 'vip')).toEqual([]);
    write(cwd, 'segops.yaml', `${config}${RULE}    severity: warn\n`);
    const warned = await segops(['apply', '--yes'], { cwd, env });
    expect(warned.code).toBe(0);
    expect(unwrapped(warned.out)).toContain('owner @acme/growth');
    expect(unwrapped(warned.out)).toContain('The rule no competitors does not hold');
  });
});
