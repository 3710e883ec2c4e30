import type { Member, Operation } from '../model.ts';
import type { VerdictKind } from './terms.ts';
import type { NamedTrace } from './traces.ts';
import type { UserHash } from './user-hash.ts';
import { userHashOf } from './user-hash.ts';

type Other = Pick<NamedTrace, 'number' | 'operation'>;

/** Of a segment. Where more names are strange, case is not what explains them. */
const MOST_NAMES = 200_000;

/**
 * Names in the evidence that no member has. CleverTap may write a name in another case than it was sent:
 * guids have none there, and of identities nobody knows. So whoever has left no trace is not missing where
 * such a name has one.
 */
export class OtherNames {
  readonly #last = new Map<UserHash, Other>();

  add(member: Member, { number, operation }: Other): void {
    if (this.#last.size < MOST_NAMES) this.#last.set(userHashOf(member), { number, operation });
  }

  /** The number of the trace that may be the one which a member lacks; null: there is none. */
  traceOf(member: Member, kind: VerdictKind): number | null {
    const wanted: Operation = kind === 'missing' ? 'ADD' : 'REMOVE';
    const found = this.#last.get(userHashOf(member));
    return found?.operation === wanted ? found.number : null;
  }
}
