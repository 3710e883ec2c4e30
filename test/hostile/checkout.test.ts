import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Hub } from '../action/hub.ts';
import type { ActionRan } from '../action/run-action.ts';
import { stateOf, write } from '../cli/segops.ts';
import { git } from '../git/plain-git.ts';

/** The event says main, and something else is checked out. */
const vip = (...members: string[]) => ({
  'segments/vip.yaml': `segment: { customer_segment_id: vip, create: true }\nmembers: [${members.join(', ')}]\n`,
});

let hub: Hub;
beforeAll(async () => {
  hub = await Hub.open();
  hub.inputs = {};
  hub.pushToMain(vip('ada', 'opted-out'));
});
afterAll(async () => {
  await hub.close();
});

async function sentNothing(ran: ActionRan, code = 'wrong-checkout'): Promise<void> {
  expect([ran.code, ran.outputs.outcome]).toEqual([3, 'refused']);
  expect(ran.log).toContain(`error ${code}`);
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

  it('where a step moved a manifest, and left HEAD where it is', async () => {
    const moved = (cwd: string) =>
      write(cwd, 'segments/vip.yaml', vip('mallory')['segments/vip.yaml']);
    await sentNothing(await hub.applyFrom(hub.main, moved), 'checkout-changed');
  });
});
