import { afterEach, beforeEach, expect, it } from 'vitest';
import { parse } from 'yaml';
import { commandsOf, follow } from '../cli/document.ts';
import { membersIn, write } from '../cli/segops.ts';
import { git } from '../git/plain-git.ts';
import { ACTION, example } from './example.ts';
import { Hub } from './hub.ts';

/** "Set up in five minutes" of `docs/action.md`, followed word by word in a fresh repository. */
let hub: Hub;
beforeEach(async () => {
  hub = await Hub.fresh();
});
afterEach(async () => {
  expect(hub.github.violations).toEqual([]);
  await hub.close();
});

/** What a workflow gives to this Action, secrets in place. */
function inputsOf(name: string): Record<string, string> {
  const { jobs } = parse(example(name)) as {
    jobs: Record<string, { steps: { uses: string; with?: Record<string, string> }[] }>;
  };
  const used = Object.values(jobs).flatMap((job) => job.steps);
  const given = used.find(({ uses }) => uses.startsWith(`${ACTION}@`))?.with ?? {};
  const { accountId, passcode } = hub.emulator;
  const secrets: Record<string, string> = {
    '${{ secrets.CLEVERTAP_ACCOUNT_ID }}': accountId,
    '${{ secrets.CLEVERTAP_PASSCODE }}': passcode,
  };
  return Object.fromEntries(
    Object.entries(given).map(([input, value]) => [input, secrets[value] ?? value]),
  );
}

it('leads from a fresh repository to a merge that is applied', async () => {
  const heading = 'Set up in five minutes';
  const [init = '', workflows = '', ...more] = commandsOf('docs/action.md', heading);
  expect(more).toEqual([]);
  const cwd = hub.remote.clone();
  expect(await follow(init, cwd)).toMatchObject({ code: 0 });
  const manifest = (...members: string[]) =>
    `segment: { customer_segment_id: vip, create: true }\nmembers: [${members.join(', ')}]\n`;
  write(cwd, 'segments/example.yaml', manifest('ada'));
  for (const name of ['plan.yml', 'apply.yml']) {
    write(cwd, `.github/workflows/${name}`, example(name));
  }
  git(['add', 'segments'], { cwd });
  expect(await follow(workflows, cwd)).toMatchObject({ code: 0 });
  hub.tellCommits(cwd);

  hub.inputs = inputsOf('apply.yml');
  // The credentials come from the workflow, and nowhere else.
  const env = { CLEVERTAP_ACCOUNT_ID: '', CLEVERTAP_PASSCODE: '' };
  expect((await hub.apply({ env })).outputs.outcome).toBe('applied');
  const pull = hub.change({ 'segments/example.yaml': manifest('ada', 'bob') });
  expect((await hub.plan(pull, { inputs: inputsOf('plan.yml') })).outputs.outcome).toBe('planned');
  expect(hub.comment(pull)).toMatch(/^### 🟢 segops: 1 person joins · 1 segment\n/);
  hub.approve(pull);
  hub.merge(pull);
  expect((await hub.apply({ env })).outputs.outcome).toBe('applied');
  expect(hub.comment(pull)).toMatch(/^### ✅ segops: sent\. 1 person joined · 1 segment\n/);
  expect(await membersIn(hub.emulator, 'vip')).toEqual(['identity:ada', 'identity:bob']);
});
