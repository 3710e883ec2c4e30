import { cpSync, renameSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import type { Code } from '../../src/codes.ts';
import { parseIndex, renderIndex } from '../../src/lock/index-format.ts';
import { scheduleFaults, startSegops, stateOf } from '../cli/segops.ts';
import { TestRemote } from '../git/remotes.ts';
import type { Advice, Stage, Walk } from './advice.ts';
import { repository, withLockfile, withLockfileOutsideGit } from './advice.ts';

/** What goes wrong with a lockfile that is a file. */
const APPLY = 'segops apply --yes';
const CONFIG = 'account: { region: in1 }\nlock: { file: segops.lock, lineage: f00d00d00d00 }\n';

export async function applied(stage: Promise<Stage>): Promise<Stage> {
  const made = await stage;
  await made.does(APPLY);
  return made;
}

export const forgetLineage = (stage: Stage) => stage.edit('segops.yaml', /, lineage: \w+/, '');

/** Changes the lockfile as only a program could. */
function rewrite(stage: Stage, more: Partial<ReturnType<typeof parseIndex>>): void {
  const index = parseIndex(stage.read('segops.lock'), 'segops.lock');
  stage.write('segops.lock', renderIndex({ ...index, ...more }));
}

/** What may still arrive has arrived then. */
const waits = () => new Promise((done) => setTimeout(done, 1_200));

/** Writes the YAML that was printed in place of the lock in the config. */
export function pasteLock(text: string, stage: Stage): void {
  const [line = 'nothing to paste'] = /^lock: .*$/m.exec(text) ?? [];
  stage.edit('segops.yaml', /^lock: .*$/m, line);
}

/** An apply is killed while its request is on the way. */
export async function cutOff(stage: Stage): Promise<void> {
  stage.edit('segments/vip.yaml', 'bob', 'bob, cy');
  const { emulator, cwd, env } = stage;
  await scheduleFaults(emulator, 'lost');
  const { requests } = await stateOf(emulator);
  const child = startSegops(['apply', '--yes'], { cwd, env });
  const ended = new Promise((done) => child.once('close', done));
  while ((await stateOf(emulator)).requests === requests && child.exitCode === null)
    await new Promise((done) => setTimeout(done, 20));
  child.kill('SIGKILL');
  await ended;
}

export const FILE_LOCK = {
  'lock-missing': [
    {
      when: 'never made',
      bring: async (emulator) => ({
        stage: repository(emulator, { 'segops.yaml': CONFIG }),
        command: APPLY,
      }),
      prose: { 'lock-missing': forgetLineage },
    },
    {
      when: 'of an environment',
      bring: async (emulator) => {
        const stage = await withLockfile(emulator);
        const staging = 'lock: { file: staging.lock, lineage: f11111111111 }';
        const config = stage.read('segops.yaml');
        stage.write('segops.yaml', `${config}environments: { staging: { ${staging} } }\n`);
        return { stage, command: `${APPLY} --env staging` };
      },
      prose: { 'lock-missing': (stage) => stage.edit('segops.yaml', /, lineage: f1+/, '') },
    },
  ],
  'lock-made-elsewhere': [
    {
      when: 'nothing was ever applied',
      bring: async (emulator) => ({
        stage: repository(emulator, { 'segops.yaml': CONFIG }),
        command: 'segops lock init --yes',
      }),
      takes: /^$/,
      prose: { 'lock-made-elsewhere': forgetLineage },
    },
    ...(() => {
      let other: Stage | null = null;
      const walk: Walk = {
        when: 'another machine has it',
        bring: async (emulator) => {
          const remote = new TestRemote();
          other = await applied(withLockfile(emulator));
          other.git('remote', 'add', 'origin', remote.url);
          const stage = repository(emulator, { 'segops.yaml': other.read('segops.yaml') });
          stage.git('remote', 'add', 'origin', remote.url);
          return { stage, command: 'segops lock init --yes', again: APPLY };
        },
        takes: /lock move/,
        on: (stage) => other ?? stage,
        prose: {
          'lock-missing': (stage) =>
            stage.edit('segops.yaml', 'file: segops.lock', 'branch: segops-lock') ?? true,
        },
      };
      return [walk];
    })(),
  ],
  'lock-lost': [
    {
      when: 'deleted',
      bring: async (emulator) => {
        const stage = await applied(withLockfile(emulator));
        stage.remove('segops.lock', 'segops.lock.d');
        return { stage, command: APPLY };
      },
    },
    {
      when: 'with its lineage',
      bring: async (emulator) => {
        const stage = await applied(withLockfile(emulator));
        stage.remove('segops.lock', 'segops.lock.d');
        forgetLineage(stage);
        return { stage, command: 'segops lock init --yes', again: APPLY };
      },
      prose: {
        'lock-lost': (stage, { text }: Advice) => {
          const [lineage = 'no lineage'] = /lineage: \w+/.exec(text.replaceAll(/\s+/g, ' ')) ?? [];
          stage.edit('segops.yaml', 'segops.lock }', `segops.lock, ${lineage} }`);
        },
      },
    },
  ],
  'lock-older': [
    {
      bring: async (emulator) => {
        const stage = await applied(withLockfile(emulator));
        cpSync(join(stage.cwd, 'segops.lock'), join(stage.cwd, 'old'));
        stage.edit('segments/vip.yaml', 'bob', 'bob, cy');
        await stage.does(APPLY);
        renameSync(join(stage.cwd, 'old'), join(stage.cwd, 'segops.lock'));
        return { stage, command: APPLY };
      },
    },
  ],
  'lock-tracked': [
    {
      bring: async (emulator) => {
        const stage = await applied(withLockfile(emulator));
        stage.git('add', '--force', 'segops.lock', 'segops.lock.d');
        return { stage, command: APPLY };
      },
    },
  ],
  'lock-is-link': [
    {
      bring: async (emulator) => {
        const stage = await applied(withLockfile(emulator));
        renameSync(join(stage.cwd, 'segops.lock'), join(stage.cwd, 'it is here'));
        symlinkSync('it is here', join(stage.cwd, 'segops.lock'));
        return { stage, command: APPLY };
      },
    },
  ],
  'lock-elsewhere': [
    {
      bring: async (emulator) => {
        const main = await applied(withLockfile(emulator));
        main.git('remote', 'add', 'origin', new TestRemote().url);
        main.git('add', '.');
        main.git('commit', '--quiet', '-m', 'Begin');
        main.git('worktree', 'add', '--quiet', 'other-tree');
        const stage = main.at(join(main.cwd, 'other-tree'));
        return { stage, command: APPLY };
      },
      prose: {
        'lock-missing': (stage) =>
          stage.edit('segops.yaml', 'file: segops.lock', 'branch: segops-lock') ?? true,
        'lock-elsewhere': () => undefined,
        'lock-is-elsewhere': (stage, { text }) => pasteLock(text, stage),
      },
    },
  ],
  'lock-is-elsewhere': [
    {
      when: 'moved',
      bring: async (emulator) => {
        const stage = await applied(withLockfile(emulator));
        await stage.does('segops lock move --to-file other.lock --yes');
        return { stage, command: APPLY };
      },
      prose: { 'lock-is-elsewhere': (stage, { text }) => pasteLock(text, stage) },
    },
  ],
  'lock-damaged': [
    {
      when: 'in git',
      bring: async (emulator) => {
        const stage = await applied(withLockfile(emulator));
        stage.edit('segops.lock', /serial: \d+/, 'serial: 9');
        return { stage, command: APPLY };
      },
    },
    {
      when: 'outside git',
      bring: async (emulator) => {
        const stage = await applied(withLockfileOutsideGit(emulator));
        cpSync(join(stage.cwd, 'segops.lock'), join(stage.cwd, 'backup'));
        stage.edit('segops.lock', /serial: \d+/, 'serial: 9');
        return { stage, command: APPLY };
      },
      prose: {
        'nothing-to-restore': ({ cwd }) =>
          renameSync(join(cwd, 'backup'), join(cwd, 'segops.lock')),
      },
    },
    {
      when: 'in one of its files, which git remembers by another name of the same file',
      bring: async (emulator) => {
        const stage = await applied(withLockfile(emulator));
        await stage.does(
          'cp -r segops.lock.d .git/backup',
          'for f in segops.lock.d/*.yaml; do echo >> "$f"; done',
        );
        return { stage, command: 'segops plan --full' };
      },
      prose: {
        'lock-damaged': async (stage, { commands }) => {
          if (commands.length === 0) await stage.does('cp .git/backup/* segops.lock.d/');
        },
      },
    },
  ],
  'lock-memory-damaged': [
    {
      bring: async (emulator) => {
        const stage = await applied(withLockfile(emulator));
        await stage.does('for f in .git/segops/*/index-*; do echo >> "$f"; done');
        return { stage, command: APPLY };
      },
    },
  ],
  'lock-from-future': [
    {
      bring: async (emulator) => {
        const stage = await applied(withLockfileOutsideGit(emulator));
        rewrite(stage, { written: { apply: 'late', at: Date.now() + 1_200_000, commit: null } });
        return { stage, command: APPLY };
      },
    },
  ],
  'lock-of-another-account': [
    {
      bring: async (emulator) => {
        const stage = await applied(withLockfile(emulator));
        stage.env.CLEVERTAP_ACCOUNT_ID = 'OTHER';
        return { stage, command: APPLY, again: 'segops plan' };
      },
    },
  ],
  'lock-of-another-origin': [
    {
      bring: async (emulator) => {
        const stage = await applied(withLockfile(emulator));
        stage.env.SEGOPS_BASE_URL = emulator.url.replace('127.0.0.1', 'localhost');
        return { stage, command: APPLY };
      },
      prose: { next: (stage) => stage.edit('segments/vip.yaml', ', create: true', '') },
    },
  ],
  'nothing-to-restore': [
    {
      when: 'never made',
      bring: async (emulator) => ({
        stage: repository(emulator, { 'segops.yaml': CONFIG }),
        command: 'segops lock restore',
      }),
      prose: { 'nothing-to-restore': forgetLineage },
    },
  ],
  'journal-missing': [
    {
      bring: async (emulator) => {
        const stage = await applied(withLockfileOutsideGit(emulator));
        await cutOff(stage);
        await stage.does('rm segops.lock.d/journal-*');
        return { stage, command: APPLY };
      },
      prose: { next: waits },
    },
  ],
  'journal-not-lost': [
    {
      bring: async (emulator) => {
        const stage = await applied(withLockfile(emulator));
        await cutOff(stage);
        return { stage, command: 'segops lock forget-journal' };
      },
    },
  ],
  'apply-cut-off': [
    {
      bring: async (emulator) => {
        const stage = await applied(withLockfile(emulator));
        await cutOff(stage);
        return { stage, command: 'segops doctor' };
      },
    },
  ],
  'lease-held': [
    {
      bring: async (emulator) => {
        const stage = await applied(withLockfile(emulator));
        await cutOff(stage);
        await stage.does(
          `sed -i 's/"machine":"/"machine":"of another machine, /' .git/segops/*/lease`,
        );
        return { stage, command: APPLY };
      },
      prose: { next: waits },
    },
  ],
  'result-not-recorded': [
    {
      bring: async (emulator) => {
        const stage = await applied(withLockfile(emulator));
        stage.edit('segments/vip.yaml', 'bob', 'bob, cy');
        await scheduleFaults(emulator, 'stall=2s');
        const { requests } = await stateOf(emulator);
        const until = `until curl -s ${emulator.url}/_emulator/state | grep -q '"requests": *${requests + 1}'; do sleep 0.1; done`;
        const command = `${APPLY} & wait=$!; ${until}; rm -r segops.lock segops.lock.d; wait $wait`;
        return { stage, command, again: APPLY };
      },
      prose: { next: waits },
    },
  ],
  'journal-of-another-lock': [
    {
      bring: async (emulator) => {
        const stage = await applied(withLockfileOutsideGit(emulator));
        await stage.does('cp -r segops.lock old');
        stage.edit('segments/vip.yaml', 'bob', 'bob, dan');
        await stage.does(APPLY);
        await cutOff(stage);
        await stage.does('cp segops.lock newer', 'cp old segops.lock');
        return { stage, command: APPLY };
      },
      prose: {
        'journal-of-another-lock': (stage) => stage.does('cp newer segops.lock'),
        next: waits,
      },
    },
  ],
} satisfies Partial<Record<Code, readonly Walk[]>>;
