import { say } from '../message.ts';
import { askedOr } from './asked.ts';
import type { GitHub } from './client.ts';

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
