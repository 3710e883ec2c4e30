import { checkClock } from '../apply/check-clock.ts';
import type { Clock } from '../apply/clock.ts';
import { startRunClock } from '../apply/clock.ts';
import type { Config } from '../config/config.ts';
import type { LockIndex } from '../lock/lock-index.ts';
import { stampTime } from '../lock/lock-time.ts';
import type { AskTime } from '../lock/recover.ts';
import type { Problem } from '../model.ts';
import { originFrom } from './account.ts';
import { USER_AGENT } from './version.ts';
import type { WorkspaceOptions } from './workspace.ts';

/**
 * What is unclear may land until its stamp has passed, so that stamps need the right time. It is
 * compared with CleverTap's once in a run, and nothing that is set on this machine moves it then.
 */
export class RunTime {
  readonly clock: Clock = startRunClock();
  readonly #origin: string;
  readonly #env: NodeJS.ProcessEnv;
  #warnings: Promise<readonly Problem[]> | null = null;

  constructor(origin: string, env: NodeJS.ProcessEnv) {
    this.#origin = origin;
    this.#env = env;
  }

  /** Throws a Failure where this machine's time is wrong. What cannot be known is a warning. */
  check(): Promise<readonly Problem[]> {
    this.#warnings ??= this.#ask();
    return this.#warnings;
  }

  async #ask(): Promise<readonly Problem[]> {
    // Most commands never ask, and reading the HTTP client would double the time that they start in.
    const { askServerDate } = await import('../clevertap/server-date.ts');
    const question = { origin: this.#origin, userAgent: USER_AGENT, env: this.#env };
    return checkClock(await askServerDate({ ...question, now: this.clock.now }));
  }

  /** A clock that is never behind the lock. Throws a Failure where the lock is from the future. */
  after(index: LockIndex): Clock {
    const shift = stampTime(index, this.clock.now()) - this.clock.now();
    return { ...this.clock, now: () => this.clock.now() + shift };
  }
}

/** For the recovery of a journal by a command that is not an apply. */
export function timeOf(config: Config, { environment = process.env }: WorkspaceOptions): AskTime {
  const time = new RunTime(originFrom(config.account, environment), environment);
  return async () => {
    await time.check();
    return time.clock.now();
  };
}
