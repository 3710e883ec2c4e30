import { afterEach, beforeEach, expect, it } from 'vitest';
import { parse } from 'yaml';
import { membersIn, stateOf } from '../cli/segops.ts';
import { example } from './example.ts';
import { Hub } from './hub.ts';

/** `examples/github/gated.yml`: one job plans, people confirm, another one applies that plan. */
const vip = (...members: string[]) => ({
  'segments/vip.yaml': `segment: { customer_segment_id: vip, create: true }\nmembers: [${members.join(', ')}]\n`,
});

let hub: Hub;
beforeEach(async () => {
  hub = await Hub.open();
  hub.inputs = {};
});
afterEach(async () => {
  expect(hub.github.violations).toEqual([]);
  await hub.close();
});

it('hands the digest from the job that plans to the one that applies', () => {
  const { jobs } = parse(example('gated.yml'));
  const [output, input] = ['steps.segops.outputs', 'needs.plan.outputs'].map(
    (from) => `\${{ ${from}.plan-digest }}`,
  );
  expect(jobs.plan.outputs['plan-digest']).toBe(output);
  expect(jobs.apply.steps.at(-1).with['plan-digest']).toBe(input);
  expect(jobs.apply.environment).toBe('production');
});

it.each([
  [{ redact: 'true' }, { redact: 'true' }, 'did not leave the job that made it'],
  [{}, { redact: 'true' }, 'has no digest to compare'],
])(
  'refuses a plan with %j, applied with %j, that cannot be compared',
  async (planning, applying, why) => {
    hub.pushToMain(vip('ada'));
    const planned = await hub.apply({ inputs: { command: 'plan', ...planning } });
    const { 'plan-digest': digest = '' } = planned.outputs;
    const ran = await hub.apply({ inputs: { 'plan-digest': digest, ...applying } });
    expect([ran.code, ran.outputs.outcome]).toEqual([3, 'refused']);
    expect(ran.log.replace(/\s+/g, ' ')).toContain(why);
    expect((await stateOf(hub.emulator)).requests).toBe(0);
  },
);

it('applies a redacted plan where both jobs have the key', async () => {
  hub.pushToMain(vip('ada'));
  const redacted = { redact: 'true', 'redact-key': 'a key that nobody guesses' };
  const planned = await hub.apply({ inputs: { command: 'plan', ...redacted } });
  const { 'plan-digest': digest = '' } = planned.outputs;
  const applied = await hub.apply({ inputs: { 'plan-digest': digest, ...redacted } });
  expect(applied.outputs.outcome).toBe('applied');
  for (const { log } of [planned, applied]) {
    const lines = log.split('\n').filter((line) => line.includes(redacted['redact-key']));
    expect(lines).toEqual([`::add-mask::${redacted['redact-key']}`]);
  }
});

it('applies the plan that was confirmed, and refuses any other', async () => {
  hub.pushToMain(vip('ada'));
  const planned = await hub.apply({ inputs: { command: 'plan' } });
  const { 'plan-digest': digest = '' } = planned.outputs;
  hub.pushToMain(vip('ada', 'mallory'));
  const confirmed = { inputs: { 'plan-digest': digest } };
  const refused = await hub.apply(confirmed);
  expect([refused.code, refused.outputs.outcome]).toEqual([3, 'refused']);
  expect(refused.log).toContain('error plan-stale');
  expect((await stateOf(hub.emulator)).requests).toBe(0);
  hub.pushToMain(vip('ada'));
  expect((await hub.apply(confirmed)).outputs.outcome).toBe('applied');
  expect(await membersIn(hub.emulator, 'vip')).toEqual(['identity:ada']);
});
