import { say } from '../message.ts';
import { asked, askedOr } from './asked.ts';
import type { GitHub } from './client.ts';
import { PER_PAGE } from './client.ts';

/**
 * Whether an attempt of a workflow run is over. `gone`: GitHub knows no such attempt, as after a run
 * was deleted, which it does not let happen while the run goes on; or it hides it from the token.
 */
export type RunState = 'running' | 'ended' | 'gone';

/** Throws a Failure where GitHub cannot be asked: then the state is unknown. */
export async function runState(
  { octokit, owner, repo }: GitHub,
  run: number,
  attempt: number,
): Promise<RunState> {
  const place = { owner, repo, run_id: run, attempt_number: attempt };
  const found = await askedOr(null, say`read the state of a run`, 'actions: read', () =>
    octokit.rest.actions.getWorkflowRunAttempt(place),
  );
  if (found === null) return 'gone';
  return found.data.status === 'completed' ? 'ended' : 'running';
}

/** A run of a workflow on a pull request whose last attempt was successful. */
export interface SuccessfulRun {
  /** The file of its workflow, from the top of the repository. */
  readonly workflow: string;
  /** When its merge was tried out: attempts that follow take the same. Ms since the epoch. */
  readonly createdAt: number;
  /** When its last attempt began, ms since the epoch. */
  readonly startedAt: number;
}

/** Successful runs of pull requests with that head, the one that began last first. */
export async function successfulRuns(
  { octokit, owner, repo }: GitHub,
  head: string,
): Promise<SuccessfulRun[]> {
  const filter = { head_sha: head, event: 'pull_request', status: 'success' } as const;
  const place = { owner, repo, per_page: PER_PAGE, ...filter };
  const runs = await asked(say`read the runs of a commit`, 'actions: read', () =>
    octokit.paginate(octokit.rest.actions.listWorkflowRunsForRepo, place),
  );
  return runs
    .map(({ path, created_at: created, run_started_at: started }) => ({
      // GitHub adds the ref to the path of a workflow that comes from elsewhere.
      workflow: path.replace(/@.*$/, ''),
      createdAt: Date.parse(created),
      startedAt: Date.parse(started ?? created),
    }))
    .sort((a, b) => b.startedAt - a.startedAt);
}
