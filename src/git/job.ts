/**
 * What git has to know of a job of the Action. Its checkout is what anyone may propose, it may belong
 * to another user, as in a container, and checkout need not have left a credential in it.
 */
export interface ActionJob {
  /** The folder of the job's checkouts, links resolved. */
  readonly workspace: string;
  /** `GITHUB_SERVER_URL`: where the token is valid. */
  readonly server: string;
  /** Empty where there is none. */
  readonly token: string;
}

let current: ActionJob | null = null;

/** From now on every git of this process works for a job. */
export function beginJob(job: ActionJob): void {
  current = job;
}

/** null: a person's own machine, or a pipeline of theirs. */
export function currentJob(): ActionJob | null {
  return current;
}
