import { execFileSync } from 'node:child_process';
import { userInfo } from 'node:os';
import type { Env } from '../clevertap/connect.ts';
import type { Provenance } from '../lock/apply-record.ts';
import type { Plan } from '../plan/plan.ts';

/** Who applies, from which commit, in which run, as far as the machine knows. */
export function provenanceOf(plan: Plan, folder: string, env: Env): Provenance {
  return {
    commit: headCommit(folder),
    actor: env.GITHUB_ACTOR ?? env.GITLAB_USER_LOGIN ?? gitUser(folder) ?? systemUser(),
    run: runOf(env),
    plan: plan.digest,
    waivers: plan.waivers,
  };
}

/** The commit that is checked out, null outside git or before the first commit. */
export function headCommit(folder: string): string | null {
  return git(folder, ['rev-parse', '--verify', 'HEAD']);
}

function gitUser(folder: string): string | null {
  return git(folder, ['config', 'user.email']);
}

function systemUser(): string | null {
  try {
    return userInfo().username;
  } catch {
    return null;
  }
}

function runOf(env: Env): string | null {
  const { GITHUB_SERVER_URL, GITHUB_REPOSITORY, GITHUB_RUN_ID, GITHUB_RUN_ATTEMPT } = env;
  if (!GITHUB_RUN_ID) return env.CI_JOB_URL ?? null;
  const server = GITHUB_SERVER_URL ?? 'https://github.com';
  const attempt = GITHUB_RUN_ATTEMPT === undefined ? '' : `/attempts/${GITHUB_RUN_ATTEMPT}`;
  return `${server}/${GITHUB_REPOSITORY ?? ''}/actions/runs/${GITHUB_RUN_ID}${attempt}`;
}

/** RUN_ID/ATTEMPT of a GitHub workflow, null elsewhere. */
export function runNumber({ GITHUB_RUN_ID, GITHUB_RUN_ATTEMPT }: NodeJS.ProcessEnv): string | null {
  return GITHUB_RUN_ID ? `${GITHUB_RUN_ID}/${GITHUB_RUN_ATTEMPT ?? '1'}` : null;
}

function git(folder: string, args: readonly string[]): string | null {
  try {
    const stdio: ['ignore', 'pipe', 'ignore'] = ['ignore', 'pipe', 'ignore'];
    const found = execFileSync('git', args, { cwd: folder, stdio }).toString().trim();
    return found === '' ? null : found;
  } catch {
    return null;
  }
}
