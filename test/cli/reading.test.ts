import { expect, it } from 'vitest';
import { startEmulator } from '../../src/emulator/server.ts';
import { git } from '../git/plain-git.ts';
import { accountOf, folderWith, segops, write } from './segops.ts';

/** Real processes: one looks, over and over, while another one applies. */
const APPLIES = 5;
const SEGMENTS = 6;

function declare(cwd: string, round: number): void {
  for (let segment = 0; segment < SEGMENTS; segment += 1) {
    const members = Array.from({ length: 40 }, (_, user) => `user${user + round}`);
    write(
      cwd,
      `segments/s${segment}.yaml`,
      `segment: { customer_segment_id: s${segment}, create: true }\nmembers: [${members.join(', ')}]\n`,
    );
  }
}

it.each([
  ['in a repository', true],
  ['outside of git', false],
])(
  'shows a plan and the status while applies run, %s',
  async (_, inRepository) => {
    const emulator = await startEmulator({});
    const cwd = folderWith({});
    if (inRepository) git(['init', '--quiet'], { cwd });
    await segops(['init', '--yes', '--region', 'in1', '--no-example'], { cwd });
    let isDone = false;
    const failed: string[] = [];
    let looks = 0;
    const look = async (...args: readonly string[]) => {
      while (!isDone) {
        const { err } = await segops(args, { cwd });
        looks += 1;
        // A manifest may be half written just now, which is not what is tried here.
        if (/error (lock|journal)/.test(err)) failed.push(err);
      }
    };
    declare(cwd, 0);
    const looking = [look('plan'), look('status')];
    const codes: (number | null)[] = [];
    for (let round = 1; round <= APPLIES; round += 1) {
      declare(cwd, round);
      codes.push((await segops(['apply', '--yes'], { cwd, env: accountOf(emulator) })).code);
    }
    isDone = true;
    await Promise.all(looking);
    expect(codes).toEqual(codes.map(() => 0));
    expect(failed).toEqual([]);
    expect(looks).toBeGreaterThan(APPLIES);
    await emulator.close();
  },
  240_000,
);
