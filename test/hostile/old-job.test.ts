import { expect, it } from 'vitest';
import { Hub } from '../action/hub.ts';
import { membersIn } from '../cli/segops.ts';

const vip = (...members: string[]) => ({
  'segments/vip.yaml': `segment: { customer_segment_id: vip, create: true }\nmembers: [${members.join(', ')}]\n`,
});

it.each([
  ['as it is', {}],
  ['with approvals', { 'require-approved-plan': 'true' }],
])(
  'brings back nobody by a job that is run again, although nothing was sent for what removed them: %s',
  async (_, inputs) => {
    const hub = await Hub.open();
    hub.inputs = inputs;
    const merged = (...members: string[]) => {
      const pull = hub.change(vip(...members));
      hub.approve(pull);
      return hub.merge(pull, 'squash');
    };
    merged('ada');
    expect((await hub.apply()).outputs.outcome).toBe('applied');
    // Its own job is cancelled before it sends.
    const old = merged('ada', 'eve');
    merged('ada');
    expect((await hub.apply()).outputs.outcome).toBe('no-changes');
    const lock = hub.remote.git('rev-parse', 'segops-lock');
    expect((await hub.apply()).outputs.outcome).toBe('no-changes');
    expect(hub.remote.git('rev-parse', 'segops-lock')).toBe(lock);
    const again = await hub.applyFrom(old, () => undefined, { env: { GITHUB_SHA: old } });
    expect([again.code, again.outputs.outcome]).toEqual([3, 'refused']);
    expect(again.log).toContain('error superseded');
    expect(await membersIn(hub.emulator, 'vip')).toEqual(['identity:ada']);
    await hub.close();
  },
);
