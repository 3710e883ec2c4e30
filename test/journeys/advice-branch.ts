import { execFileSync } from 'node:child_process';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Code } from '../../src/codes.ts';
import type { Emulator } from '../../src/emulator/server.ts';
import { TestRemote } from '../git/remotes.ts';
import type { Brought, Stage, Walk } from './advice.ts';
import { colleague, repository, withBranch, withLockfile } from './advice.ts';
import { applied, forgetLineage, pasteLock } from './advice-file-lock.ts';

/** What goes wrong with a lock branch, and with the clones that use it. */
const APPLY = 'segops apply --yes';
const BRANCH = 'refs/heads/segops-lock';
const SHADOW = 'refs/segops/segops-lock/last';

/** A branch on which two applies wrote, and what is done to it on the host. */
function moved(
  does: (stage: Stage, host: (...args: readonly string[]) => string) => unknown,
  command = APPLY,
): Walk['bring'] {
  return async (emulator: Emulator): Promise<Brought> => {
    const stage = await applied(withBranch(emulator));
    stage.edit('segments/vip.yaml', 'bob', 'bob, cy');
    await stage.does(APPLY);
    await does(stage, (...args) => stage.remote?.git(...args) ?? '');
    return { stage, command, again: APPLY };
  };
}

/** The branch is behind its shadow ref, and nothing here says which of the two is right. */
async function inDoubt(emulator: Emulator, command: string): Promise<Brought> {
  const { stage } = await moved((_, host) => host('update-ref', BRANCH, `${BRANCH}~1`))(emulator);
  return { stage: colleague(stage), command, again: APPLY };
}

export const LOCK_BRANCH = {
  'lock-missing': [
    {
      when: 'on a branch that was never made',
      bring: async (emulator) => {
        const stage = await withBranch(emulator);
        stage.edit('segops.yaml', 'segops-lock', 'other-lock');
        return { stage, command: APPLY };
      },
      prose: { 'lock-missing': forgetLineage },
    },
  ],
  'lock-branch-moved': [
    { when: 'deleted', bring: moved((_, host) => host('update-ref', '-d', BRANCH)) },
    {
      when: 'with something else on it',
      bring: moved((_, host) => host('update-ref', BRANCH, 'refs/heads/main')),
    },
    {
      when: 'where the shadow ref is right, in a clone that knows neither',
      bring: async (emulator) => inDoubt(emulator, APPLY),
      takes: /--from shadow/,
    },
    {
      when: 'where the branch is right, in a clone that knows neither',
      bring: async (emulator) => inDoubt(emulator, 'segops lock restore --yes'),
      takes: /git log|--from branch/,
      prose: { next: (stage) => stage.edit('segments/vip.yaml', ', create: true', '') },
    },
  ],
  'lock-rolled-back': [
    {
      bring: moved((_, host) => {
        host('update-ref', BRANCH, `${BRANCH}~1`);
        host('update-ref', SHADOW, BRANCH);
      }),
    },
  ],
  'lock-damaged': [
    {
      when: 'on a branch',
      bring: moved((stage) => {
        const other = colleague(stage);
        return other.does(
          'git fetch -q origin segops-lock && git checkout -q --detach FETCH_HEAD && echo >> segops.lock',
          `git commit -qam x && git push -q origin HEAD:refs/heads/segops-lock HEAD:${SHADOW}`,
        );
      }),
    },
  ],
  'lock-is-elsewhere': [
    {
      when: 'on a branch that moved',
      bring: async (emulator) => {
        const stage = await applied(withBranch(emulator));
        await stage.does('segops lock move --to-branch newer-lock --yes');
        return { stage, command: APPLY };
      },
      prose: { 'lock-is-elsewhere': (stage, { text }) => pasteLock(text, stage) },
    },
  ],
  superseded: [
    {
      when: 'behind',
      bring: async (emulator) => {
        const author = await applied(withBranch(emulator));
        const stage = colleague(author);
        author.edit('segments/vip.yaml', 'bob', 'bob, cy');
        author.git('commit', '--quiet', '-am', 'Cy');
        author.git('push', '--quiet', 'origin', 'HEAD:main');
        await author.does(APPLY);
        return { stage, command: APPLY };
      },
      takes: /git pull/,
    },
    {
      when: 'of a history that was rewritten',
      bring: async (emulator) => {
        const stage = await applied(withBranch(emulator));
        stage.git('commit', '--quiet', '--amend', '-m', 'Begin again');
        return { stage, command: APPLY };
      },
      takes: /accept-history/,
    },
  ],
  'origin-empty': [
    {
      bring: async (emulator) => {
        const stage = repository(emulator);
        const remote = new TestRemote();
        stage.git('init', '--quiet', '--bare', `${remote.folder} empty`);
        stage.git('remote', 'add', 'origin', `file://${remote.folder} empty`);
        return {
          stage,
          command: 'segops init --yes --region in1 --lock-branch segops-lock',
          again: 'segops plan || segops init --yes --region in1 --lock-branch segops-lock',
        };
      },
    },
  ],
  'lock-without-remote': [
    {
      bring: async (emulator) => {
        const stage = await withBranch(emulator);
        stage.git('remote', 'remove', 'origin');
        return { stage, command: APPLY };
      },
      fills: ['URL', ({ remote }) => `'${remote?.url}'`],
    },
  ],
  'git-foreign-owner': [
    {
      bring: async (emulator) => {
        const stage = await withLockfile(emulator);
        // Outside of the repository, from which no program is run.
        const bin = mkdtempSync(join(tmpdir(), 'segops git '));
        const git = execFileSync('sh', ['-c', 'command -v git']).toString().trim();
        const script = `#!/bin/sh\nGIT_TEST_ASSUME_DIFFERENT_OWNER=1 exec '${git}' "$@"\n`;
        writeFileSync(join(bin, 'git'), script, { mode: 0o755 });
        stage.env.BIN = bin;
        return { stage, command: APPLY };
      },
    },
  ],
} satisfies Partial<Record<Code, readonly Walk[]>>;
