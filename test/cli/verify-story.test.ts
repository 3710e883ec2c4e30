import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Emulator } from '../../src/emulator/server.ts';
import { startEmulator } from '../../src/emulator/server.ts';
import { git } from '../git/plain-git.ts';
import {
  accountOf,
  folderWith,
  membersIn,
  scheduleFaults,
  segops,
  unwrapped,
  write,
} from './segops.ts';

/**
 * CleverTap skips 1% of the changes without a word, and somebody else makes 50 more. Verification by
 * events names exactly these, and after one more apply everything is as the YAML says.
 */
const MANY = Array.from(
  { length: 1000 },
  (_, at) => `user${String(at).padStart(4, '0')}@example.com`,
);
const STRANGERS = Array.from({ length: 40 }, (_, at) => `stranger${at}@example.com`);
const KEYS = ['news', 'vip'];

let emulator: Emulator;
let cwd = '';
let env: Record<string, string> = {};

beforeEach(async () => {
  emulator = await startEmulator({});
  env = accountOf(emulator);
  cwd = folderWith({});
  mkdirSync(join(cwd, 'lists'));
  git(['init', '--quiet'], { cwd });
  await segops(['init', '--yes', '--region', 'in1', '--no-example'], { cwd });
  const path = join(cwd, 'segops.yaml');
  const config = readFileSync(path, 'utf8').replace(/^( *)(region: in1)/m, '$1$2\n$1timezone: UTC');
  writeFileSync(path, `${config}verify: { lag: 1s, max_resend: 5% }\n`);
});
afterEach(() => emulator.close());

async function apply(vip: readonly string[], news: readonly string[]) {
  for (const [key, members] of [
    ['vip', vip],
    ['news', news],
  ] as const) {
    write(cwd, `lists/${key}.txt`, members.map((name) => `${name}\n`).join(''));
    write(
      cwd,
      `segments/${key}.yaml`,
      `segment: { customer_segment_id: ${key}, create: true }\nmembers_from: [{ file: lists/${key}.txt }]\n`,
    );
  }
  const ran = await segops(['apply', '--yes'], { cwd, env });
  expect([ran.code, ran.err]).toEqual([0, '']);
}

async function changeThere(segment: string, action: 'ADD' | 'REMOVE', names: readonly string[]) {
  const users = names.map((identity) => ({ identity }));
  const body = [{ customer_segment_id: segment, action, user_profiles: users }];
  const response = await fetch(`${emulator.url}/_emulator/changes`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
  expect(response.ok).toBe(true);
}

interface Found {
  readonly segments: readonly {
    readonly key: string;
    readonly pending: number;
    readonly confirmed: number;
    readonly removals: number;
    readonly findings: readonly { readonly verdict: string; readonly identity: string }[];
  }[];
}

/** Once nothing is younger than the lag. */
async function verify(
  ...flags: readonly string[]
): Promise<Found & { readonly code: number | null }> {
  for (;;) {
    const { code, out, err } = await segops(['verify', '--events', '-f', 'json', ...flags], {
      cwd,
      env,
    });
    expect(err).toBe('');
    const found = JSON.parse(out) as Found;
    if (found.segments.every(({ pending }) => pending === 0)) return { ...found, code };
  }
}

const there = async (key: string) =>
  (await membersIn(emulator, key)).map((name) => name.replace('identity:', ''));

describe('an account that skips and that others change', () => {
  it('is named exactly, recorded, and in step after one apply', async () => {
    await scheduleFaults(emulator, 'skip=0.01,api=update');
    const gone = MANY.slice(900);
    const left = MANY.slice(0, 900);
    await apply(MANY, MANY);
    const skipped = new Map<string, string[]>();
    for (const key of KEYS) {
      const had = new Set(await there(key));
      skipped.set(
        key,
        MANY.filter((name) => !had.has(name)),
      );
    }
    expect([...skipped.values()].every((names) => names.length > 0)).toBe(true);
    await apply(left, MANY);
    const lingering = (await there('vip')).filter((name) => gone.includes(name));
    await changeThere('vip', 'ADD', STRANGERS);
    const removed = left.filter((name) => !skipped.get('vip')?.includes(name)).slice(100, 110);
    await new Promise((resolve) => setTimeout(resolve, 1100));
    await changeThere('vip', 'REMOVE', removed);

    const first = await verify();
    const named = (key: string) =>
      first.segments
        .find((one) => one.key === key)
        ?.findings.map(({ verdict, identity }) => `${verdict} ${identity}`)
        .sort();
    const missing = [
      ...(skipped.get('vip') ?? []).filter((name) => left.includes(name)),
      ...removed,
    ];
    expect(named('vip')).toEqual(
      [
        ...missing.map((name) => `missing ${name}`),
        ...lingering.map((name) => `lingering ${name}`),
        ...STRANGERS.map((name) => `foreign ${name}`),
      ].sort(),
    );
    expect(named('news')).toEqual(
      (skipped.get('news') ?? []).map((name) => `missing ${name}`).sort(),
    );
    expect(first.code).toBe(2);

    await fetch(`${emulator.url}/_emulator/faults`, { method: 'DELETE' });
    const recorded = await segops(['verify', '--events', '--record', '--take', 'vip'], {
      cwd,
      env,
    });
    expect(recorded.code).toBe(2);
    expect(unwrapped(recorded.out)).toContain('40 foreign members are taken over');
    expect((await segops(['log'], { cwd })).out).toMatch(/^#3 {2}\S+ verified by events by /);
    await apply(left, MANY);
    expect([(await there('vip')).sort(), (await there('news')).sort()]).toEqual([left, MANY]);
    const second = await verify('--record');
    expect(second.segments.map(({ findings }) => findings)).toEqual([[], []]);
    expect(second.segments.map(({ confirmed }) => confirmed)).toEqual([1000, 900]);
    expect(second.code).toBe(0);
    const { out } = await segops(['status'], { cwd });
    expect(unwrapped(out)).toContain('Verified: 2 of 2 segments, the oldest ');
    const full = await segops(['status', '--full'], { cwd });
    expect(unwrapped(full.out)).toContain('confirmed through apply 4 by events');
  }, 120_000);
});
