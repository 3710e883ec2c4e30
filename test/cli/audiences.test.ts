import { cpSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { startEmulator } from '../../src/emulator/server.ts';
import { folderWith, segops } from './segops.ts';

const EXAMPLE = join(import.meta.dirname, '../../examples/audiences');

/** Segments of which no date changes the size, and who is in the account after an apply. */
const SIZES = {
  all_customers: 147,
  receipts: 160,
  vip_customers: 25,
  promo_winback_a: 18,
  promo_winback_b: 34,
};

it('plans and applies the audiences of the example', async () => {
  const cwd = folderWith({});
  cpSync(EXAMPLE, cwd, { recursive: true });
  const { url, accountId, passcode, close } = await startEmulator({});
  const env = {
    SEGOPS_BASE_URL: url,
    CLEVERTAP_ACCOUNT_ID: accountId,
    CLEVERTAP_PASSCODE: passcode,
  };
  expect((await segops(['lock', 'init', '--yes'], { cwd, env })).code).toBe(0);
  const planned = await segops(['plan', '--samples', '0'], { cwd, env });
  expect(planned.out).toMatch(/^Creates 8 segments and adds \d+ members to 8 segments\.$/m);
  expect(planned.out).toContain('Guards pass.');
  expect((await segops(['apply', '--yes'], { cwd, env })).code).toBe(0);
  const state = (await (await fetch(`${url}/_emulator/state`)).json()) as {
    segments: { customer_segment_id: string; members: { identity: string }[] }[];
  };
  const members = new Map(
    state.segments.map((one) => [
      one.customer_segment_id,
      one.members.map(({ identity }) => identity),
    ]),
  );
  const sizes = [...members].map(([key, all]) => [key, all.length] as const);
  expect(Object.fromEntries(sizes.filter(([key]) => key in SIZES))).toEqual(SIZES);
  expect(sizes).toHaveLength(8);
  const optedOut = readFileSync(join(EXAMPLE, 'lists/opted-out.txt'), 'utf8').split('\n');
  const mailed = [...members].filter(([key]) => key !== 'receipts').flatMap(([, all]) => all);
  expect(mailed.filter((one) => optedOut.includes(one))).toEqual([]);
  expect((await segops(['plan'], { cwd, env })).out).toContain('Nothing to do: 8 segments');
  await close();
});
