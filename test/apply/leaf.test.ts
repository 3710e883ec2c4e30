import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { afterAttempt, joinedOutcome } from '../../src/apply/leaf.ts';
import type { CallOutcome } from '../../src/clevertap/outcomes.ts';
import {
  ACCEPTED,
  BUSY,
  CODE_100,
  CODE_400,
  LOST,
  TIMED_OUT,
  UNAUTHORISED,
  UNSENT,
} from './sendings.ts';

const OUTCOMES = {
  accepted: ACCEPTED,
  busy: BUSY,
  'code 100': CODE_100,
  'code 400': CODE_400,
  unauthorised: UNAUTHORISED,
  unsent: UNSENT,
  lost: LOST,
  'timed out': TIMED_OUT,
} as const;
type Name = keyof typeof OUTCOMES;

/** Attempts end at 1, 2, 3, ... */
function join(...names: readonly Name[]): string {
  let leaf: { readonly ambiguousAt: number | null } = { ambiguousAt: null };
  let last: CallOutcome = UNSENT;
  for (const [index, name] of names.entries()) {
    last = OUTCOMES[name];
    leaf = afterAttempt(leaf, last, index + 1);
  }
  const outcome = joinedOutcome(leaf, last);
  if (outcome === null) return 'not sent';
  if (outcome.kind === 'rejected' || outcome.ambiguousAt === null) return outcome.kind;
  return `${outcome.kind} at ${outcome.ambiguousAt}`;
}

describe('all attempts at a change', () => {
  const single: readonly (readonly [Name, string])[] = [
    ['accepted', 'accepted'],
    ['busy', 'rejected'],
    ['code 100', 'rejected'],
    ['code 400', 'rejected'],
    ['unauthorised', 'rejected'],
    ['unsent', 'not sent'],
    ['lost', 'ambiguous at 1'],
    ['timed out', 'ambiguous at 1'],
  ];
  it.each(single)('amount, for %s alone, to: %s', (name, joined) => {
    expect(join(name)).toBe(joined);
  });

  const afterDoubt: readonly (readonly [Name, string])[] = [
    ['accepted', 'accepted at 1'],
    ['busy', 'ambiguous at 1'],
    ['code 100', 'ambiguous at 1'],
    ['code 400', 'ambiguous at 1'],
    ['unauthorised', 'ambiguous at 1'],
    ['unsent', 'ambiguous at 1'],
    ['lost', 'ambiguous at 2'],
    ['timed out', 'ambiguous at 2'],
  ];
  it.each(afterDoubt)('amount, for %s after a lost answer, to: %s', (name, joined) => {
    expect(join('lost', name)).toBe(joined);
    expect(join('timed out', name)).toBe(joined);
  });

  it('follow the rule for every sequence', () => {
    const names = fc.array(fc.constantFrom(...(Object.keys(OUTCOMES) as Name[])), {
      minLength: 1,
      maxLength: 6,
    });
    fc.assert(
      fc.property(names, (sequence) => {
        const doubts = sequence.map((name) => name === 'lost' || name === 'timed out');
        const at = doubts.lastIndexOf(true) + 1;
        const last = sequence.at(-1);
        const alone = single.find(([name]) => name === last)?.[1];
        const expected = last === 'accepted' ? `accepted at ${at}` : `ambiguous at ${at}`;
        expect(join(...sequence)).toBe(at === 0 ? alone : expected);
      }),
    );
  });
});
