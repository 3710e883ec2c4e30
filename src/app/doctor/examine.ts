import type { Finding, Need } from '../../inspect/diagnosis.ts';
import type { Message } from '../../message.ts';
import type { Problem } from '../../model.ts';
import { knownFailure } from '../known-failure.ts';

/** What an examination found out. */
export interface Examined<T> {
  readonly value: T;
  /** That it works, and with what; null where that cannot be told, which `doubts` say. */
  readonly message: Message | null;
  readonly doubts?: readonly Pick<Problem, 'message' | 'next'>[];
  readonly warnings?: readonly Problem[];
}

/** Looks at one thing after the other. What is thrown on the way is what a person can fix. */
export class Examiner {
  readonly findings: Finding[] = [];

  /** What it found; null where that is broken. */
  async look<T>(need: Need, examine: () => Examined<T> | Promise<Examined<T>>): Promise<T | null> {
    try {
      const { value, message, doubts = [], warnings = [] } = await examine();
      if (message !== null) this.findings.push({ kind: 'works', need, message });
      for (const doubt of doubts)
        this.findings.push({ kind: 'unknown', need, message: doubt.message, next: doubt.next });
      if (warnings.length > 0) this.findings.push({ kind: 'warned', need, problems: warnings });
      return value;
    } catch (error) {
      const failed = knownFailure(error);
      if (failed === null) throw error;
      this.findings.push({ kind: 'broken', need, problems: failed.problems });
      return null;
    }
  }
}
