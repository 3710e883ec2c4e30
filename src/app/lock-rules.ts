import { failure } from '../failure.ts';
import { branchRules } from '../github/branch-rules.ts';
import type { GitHub } from '../github/client.ts';
import { asCode, asLabel, asList, say } from '../message.ts';

/** What the lock branch needs, by the name of the rule. */
const NEEDED = {
  update: say`restrict updates`,
  deletion: say`restrict deletions`,
  non_fast_forward: say`block force pushes`,
} as const;

/**
 * The lock says which commit was applied last, so whoever may push it approves everything. Where
 * approvals are required, its branch must be closed to all who are not named. Throws a Failure.
 */
export async function checkLockRules(github: GitHub, branch: string): Promise<void> {
  const rules = await branchRules(github, branch);
  const missing = Object.entries(NEEDED).filter(([type]) => !rules.has(type));
  if (missing.length === 0) return;
  const named = asList(missing.map(([, what]) => what));
  throw failure(
    'lock-branch-open',
    say`the rules of the branch ${asLabel(branch)} do not ${named}: whoever may push it could approve everything`,
    say`Nothing was sent. Import the ruleset examples/github/lock-branch-ruleset.json of segops, and add the App whose token is the input ${asCode('lock-token')} to its bypass list. docs/action.md shows how.`,
    { exitCode: 3 },
  );
}
