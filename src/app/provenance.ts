import { userInfo } from 'node:os';
import type { Env } from '../clevertap/connect.ts';
import { headCommit } from '../git/history.ts';
import { repositoryAt, userEmail } from '../git/repository.ts';
import type { Provenance } from '../lock/apply-record.ts';
import type { Plan } from '../plan/plan.ts';

/** Who applies, from which commit, in which run, as far as the machine knows. */
export function provenanceOf(
  plan: Plan,
  folder: string,
  env: Env,
  hasEdits: () => boolean,
): Provenance {
  const repository = repositoryAt(folder);
  const commit = repository === null ? null : headCommit(repository);
  return {
    commit,
    ...(commit !== null && hasEdits() ? { uncommitted: true } : {}),
    ...whoRuns(folder, env),
    plan: plan.digest,
    waivers: plan.waivers,
  };
}

/** Who runs it, and in which run of a workflow. */
export function whoRuns(folder: string, env: Env): Pick<Provenance, 'actor' | 'run'> {
  const actor = env.GITHUB_ACTOR ?? env.GITLAB_USER_LOGIN ?? userEmail(folder) ?? systemUser();
  return { actor, run: runOf(env) };
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
