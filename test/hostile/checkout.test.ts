import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { Hub } from '../action/hub.ts';
import type { ActionRan } from '../action/run-action.ts';
import { stateOf } from '../cli/segops.ts';
import { git } from '../git/plain-git.ts';

/** The event says main, and something else is checked out. */
const vip = (...members: string[]) => ({
  'segments/vip.yaml': `segment: { customer_segment_id: vip, create: true }\nmembers: [${members.join(', ')}]\n`,
});

let hub: Hub;
beforeEach(async () => {
  hub = await Hub.open();
  hub.inputs = {};
  hub.pushToMain(vip('ada', 'opted-out'));
});
afterEach(async () => {
  await hub.close();
});

async function sentNothing(ran: ActionRan): Promise<void> {
  expect([ran.code, ran.outputs.outcome]).toEqual([3, 'refused']);
  expect(ran.log).toContain('error wrong-checkout');
  expect((await stateOf(hub.emulator)).requests).toBe(0);
}

describe('an apply of a wrong checkout sends nothing', () => {
  it('where it is the head of a pull request', async () => {
    const pull = hub.change(vip('ada', 'mallory'));
    await sentNothing(await hub.applyFrom(pull.headSha, () => undefined));
  });

  it('where it is an older commit, started by hand', async () => {
    const older = hub.main;
    hub.pushToMain(vip('ada'));
    const run = { event: 'workflow_dispatch', inputs: { command: 'apply' } };
    await sentNothing(await hub.applyFrom(older, () => undefined, run));
  });

  it('where its origin is another repository', async () => {
    await sentNothing(
      await hub.applyFrom(hub.main, (cwd) => {
        git(['remote', 'set-url', 'origin', 'https://elsewhere.example/acme/segments'], { cwd });
      }),
    );
  });
});
