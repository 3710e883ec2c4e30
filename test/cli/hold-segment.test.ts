import { appendFileSync, rmSync } from 'node:fs';
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

const manifest = (key: string, more: string) =>
  `segment: { customer_segment_id: ${key} }\nmembers_from: [file: lists/${key}.txt]\n${more}`;
const OPT_OUTS = 'exclude_from: [file: lists/out.txt]\n';

function rows(prefix: string, count: number): string {
  return Array.from({ length: count }, (_, at) => `${prefix}${at}@x.com\n`).join('');
}

describe('on_refusal: hold_segment', () => {
  let emulator: Emulator;
  let cwd = '';
  let env: Record<string, string> = {};

  beforeEach(async () => {
    const segments = ['uk', 'de', 'fr'].map((key) => {
      return { kind: 'api', customerSegmentId: key, ctSegmentId: null, name: key } as const;
    });
    emulator = await startEmulator({ segments });
    env = accountOf(emulator);
    cwd = folderWith({
      'segments/uk.yaml': manifest('uk', OPT_OUTS),
      'segments/de.yaml': manifest('de', OPT_OUTS),
      'segments/fr.yaml': manifest('fr', 'exclude_from: [segment: de]\n'),
      'lists/uk.txt': rows('uk', 20),
      'lists/de.txt': rows('de', 20),
      'lists/fr.txt': rows('fr', 20),
      'lists/out.txt': 'nobody@x.com\n',
    });
    await initialise(cwd);
    expect((await segops(['apply', '--yes'], { cwd, env })).code).toBe(0);
    appendFileSync(join(cwd, 'segops.yaml'), 'on_refusal: hold_segment\n');
    write(cwd, 'lists/out.txt', 'nobody@x.com\nuk0@x.com\nde0@x.com\n');
  });
  afterEach(() => emulator.close());

  const apply = (...args: readonly string[]) => segops(['apply', ...args], { cwd, env });
  const plan = (...args: readonly string[]) => segops(['plan', ...args], { cwd, env });

  it('sends the opt-outs of others where a list is missing, and ends with 4', async () => {
    rmSync(join(cwd, 'lists/de.txt'));
    const shown = await plan();
    expect(shown.code).toBe(3);
    expect(unwrapped(shown.out)).toContain('Removes 1 member from 1 segment. 2 segments are held.');
    expect(unwrapped(shown.out)).toContain('de The list lists/de.txt does not exist.');
    expect(unwrapped(shown.out)).toContain('fr: it excludes de');
    const applied = await apply('--yes');
    expect(applied.code).toBe(4);
    expect(unwrapped(applied.out)).toContain(
      '2 segments are held: nothing was sent to them. de fr',
    );
    expect(await membersIn(emulator, 'uk')).toHaveLength(19);
    expect(await membersIn(emulator, 'de')).toHaveLength(20);
    // Nothing was forgotten: it goes on where it was.
    write(cwd, 'lists/de.txt', rows('de', 20));
    expect((await plan()).out).toMatch(/^Removes 1 member from 1 segment\./);
    expect((await apply('--yes')).code).toBe(0);
    expect(await membersIn(emulator, 'de')).toHaveLength(19);
  });

  it('names what a guard holds, and what would allow it', async () => {
    write(cwd, 'lists/de.txt', rows('de', 9));
    const shown = unwrapped((await plan()).out);
    expect(shown).toContain('Held: this plan sends nothing to these segments de: max_removals');
    expect(shown).toContain('max_removals: 60%');
    const json = JSON.parse((await plan('--format', 'json')).out);
    expect(json.held).toMatchObject([{ key: 'de', excludes: null }, { key: 'fr' }]);
    expect(json.held_because[0]).toMatchObject({ key: 'de', reasons: [{ guard: 'max_removals' }] });
    expect((await plan('--format', 'markdown')).out).toContain('`max_removals`');
    const applied = await apply('--yes', '--format', 'json');
    const result = JSON.parse(applied.out);
    expect([applied.code, result.outcome, result.held]).toEqual([4, 'partial', ['de', 'fr']]);
  });

  it('ends with 3 where nothing is left to send', async () => {
    write(cwd, 'lists/out.txt', 'nobody@x.com\n');
    write(cwd, 'lists/de.txt', rows('de', 9));
    const shown = await plan();
    expect([shown.code, shown.out]).toEqual([
      3,
      expect.stringContaining('Nothing is sent. 2 segments are held.'),
    ]);
    const applied = await apply('--yes');
    expect([applied.code, unwrapped(applied.out)]).toEqual([
      3,
      expect.stringContaining('Refused: nothing was sent. 2 segments are held'),
    ]);
  });

  it('sends only the reduced plan that a plan file has shown', async () => {
    const whole = join(cwd, 'whole.json');
    const reduced = join(cwd, 'reduced.json');
    expect((await plan('--out', whole)).code).toBe(0);
    write(cwd, 'lists/de.txt', rows('de', 9));
    const stale = await apply(whole);
    expect([stale.code, stale.err]).toEqual([3, expect.stringContaining('plan-stale')]);
    expect(await membersIn(emulator, 'uk')).toHaveLength(20);
    await plan('--out', reduced);
    expect(await apply(reduced)).toMatchObject({ code: 4, err: '' });
    expect(await membersIn(emulator, 'uk')).toHaveLength(19);
  });

  it('says in validate that a list has errors', async () => {
    rmSync(join(cwd, 'lists/de.txt'));
    const { code, err } = await segops(['validate'], { cwd });
    expect([code, err]).toEqual([1, expect.stringContaining('list-missing')]);
  });
});
