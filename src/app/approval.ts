import { existsSync, realpathSync } from 'node:fs';
import { resolve } from 'node:path';
import type { Config } from '../config/config.ts';
import { Failure, failure } from '../failure.ts';
import { originOf } from '../git/branch.ts';
import { commitsSince, completeHistory, hasCommit, movesSince } from '../git/history.ts';
import { fetching } from '../git/repository.ts';
import type { GitHub } from '../github/client.ts';
import { defaultBranch } from '../github/commits.ts';
import type { MergedPullRequest } from '../github/pull-requests.ts';
import { mergedPullRequests } from '../github/pull-requests.ts';
import { MOST_MOVES, movesOf } from '../github/writers.ts';
import { appliedCommit } from '../lock/lock-index.ts';
import { nameOf } from '../members/member.ts';
import type { Message } from '../message.ts';
import { asCode, asCommand, asThrown, say } from '../message.ts';
import type { Problem } from '../model.ts';
import type { Plan } from '../plan/plan.ts';
import { unapprovedHeadline } from '../report/unapproved-text.ts';
import type { Sifted } from '../review/approval.ts';
import {
  besides,
  isOpen,
  planOf,
  sift,
  unapprovedIn,
  unsifted,
  withTakenUp,
} from '../review/approval.ts';
import type { ContentChange } from '../review/content.ts';
import type { SplitChange } from '../review/shown.ts';
import type { Unapproved, UnapprovedReason } from '../review/unapproved.ts';
import { changesNothing } from '../review/uncovered.ts';
import type { ApprovedPast, Places } from './approved-content.ts';
import { approvedContent } from './approved-content.ts';
import { knownIn } from './hidden-content.ts';
import { isCommitted } from './list-evidence.ts';
import { changeBetween, contentOf, pastOf, withContent } from './past-content.ts';
import type { PlannableLock, Workspace } from './workspace.ts';

/** An apply would do what nobody approved. */
export class NotApproved extends Failure {
  readonly unapproved: Unapproved;

  constructor(unapproved: Unapproved) {
    super([problemOf(unapproved)], 3);
    this.unapproved = unapproved;
  }
}

function problemOf(unapproved: Unapproved): Problem {
  return {
    severity: 'error',
    code: 'plan-not-approved',
    message: unapprovedHeadline(unapproved),
    next: say`The summary of the run says what is missing, and what to do. Nothing was sent.`,
  };
}

/** The run that applies: where it may look up what people approved. */
export interface ApprovedRun {
  readonly github: () => GitHub;
  /** The commit that is applied; null: the one that is checked out. */
  readonly sha: string | null;
  /** null where the event does not say. */
  readonly defaultBranch: string | null;
}

/**
 * Whether an apply does what people approved and nothing else; null if so. Everything that the commit
 * declares, and that the last applied commit did not, must be in the content of a pull request that
 * was approved and merged since. What that commit declared already was let through then: what is
 * still owed of it needs no second approval. Throws a Failure where this cannot be found out.
 */
export async function unapproved(
  run: ApprovedRun,
  workspace: Workspace,
  plan: Plan,
  lock: PlannableLock,
): Promise<Unapproved | null> {
  const { config } = workspace;
  const lists = config.approve === 'manifests-only' ? [] : movedLists(config, plan);
  const since = appliedCommit(lock.index);
  if (since !== null && since === run.sha && lists.length === 0) return null;
  const past = await openPast(run, config, since);
  const change = await changeSince(past, workspace, plan, since);
  const { left, reasons } = await withoutApproved(past, change, since);
  const shown = planOf(plan, left);
  const beside = besides(plan, left);
  if (changesNothing(shown) && beside.length + lists.length === 0) return null;
  const moved = lists.map((path) => ({ kind: 'list', path }) as const);
  return { plan, left: shown, reasons: [...moved, ...beside, ...reasons] };
}

async function openPast(
  run: ApprovedRun,
  config: Config,
  since: string | null,
): Promise<ApprovedPast> {
  const { at } = config.lock;
  if (at.kind !== 'branch') throw new Error('only a lock branch has a past');
  const github = run.github();
  const branch = run.defaultBranch ?? (await defaultBranch(github));
  const place = originOf(config.folder, at.branch);
  const repository = fetching(place.repository);
  completeHistory(repository, [`refs/heads/${branch}`]);
  const tip = run.sha ?? 'HEAD';
  const moves = new Set(movesSince(repository, tip, since));
  return { ...pastOf(repository, config, tip), github, branch, tip, moves, places: NOWHERE };
}

async function changeSince(
  past: ApprovedPast,
  workspace: Workspace,
  plan: Plan,
  since: string | null,
): Promise<ContentChange> {
  const now = contentOf(workspace);
  if (since === null) return withTakenUp(changeBetween(null, now), plan, new Set());
  if (!hasCommit(past.repository, since, [since])) {
    throw cannotTell(say`commit ${asCode(since.slice(0, 12))}, which was applied last, is missing`);
  }
  try {
    return await withContent(past, since, async (before) => {
      const declared = new Set(before?.manifests.map(({ key }) => key));
      return withTakenUp(changeBetween(before, now), plan, declared);
    });
  } catch (error) {
    if (!(error instanceof Failure)) throw error;
    throw cannotTell(
      say`commit ${asCode(since.slice(0, 12))}, which was applied last, cannot be read${asThrown(error)}`,
    );
  }
}

/** Newest first; asks no longer than something is left. */
async function withoutApproved(
  opened: ApprovedPast,
  change: ContentChange,
  since: string | null,
): Promise<{ readonly left: ContentChange; readonly reasons: readonly UnapprovedReason[] }> {
  const reasons: UnapprovedReason[] = [];
  const asked = new Set<number>();
  let sifted = unsifted(change);
  const places = isOpen(sifted) ? await placesOf(opened, since) : NOWHERE;
  const past = { ...opened, places };
  const found: FoundContent[] = [];
  for (const commit of past.moves) {
    if (!isOpen(sifted)) break;
    const merged = await mergedPullRequests(past.github, commit);
    const pulls = merged.filter(({ baseRef }) => baseRef === past.branch);
    if (pulls.length === 0) reasons.push({ kind: 'commit', commit });
    for (const pull of pulls) {
      if (asked.has(pull.number)) continue;
      asked.add(pull.number);
      sifted = await siftedBy(past, pull, sifted, reasons, found);
    }
  }
  return { left: unapprovedIn(await withKnown(past, since, sifted, found, reasons)), reasons };
}

/** A pull request, and what its diff does and does not show. */
type FoundContent = SplitChange & Pick<MergedPullRequest, 'number'>;

/** What no diff shows is approved if the last apply had it, or another approval showed it. */
async function withKnown(
  past: ApprovedPast,
  since: string | null,
  sifted: Sifted,
  found: readonly FoundContent[],
  reasons: UnapprovedReason[],
): Promise<Sifted> {
  const vouched = new Set(found.flatMap(({ shown }) => [...addedIn(shown)]));
  let left = sifted;
  for (const { number, hidden } of found) {
    if (!isOpen(left)) break;
    const { members, settings } = hidden;
    if (members.size + settings.length === 0) continue;
    left = sift(left, await knownIn(past, since, hidden, vouched));
    const why = say`its diff does not show all that it lets count`;
    if (isOpen(left)) reasons.push({ kind: 'pull-request', number, why });
  }
  return left;
}

function addedIn({ segments }: ContentChange): string[] {
  return [...segments.values()].flatMap(({ add }) => add.map(nameOf));
}

async function siftedBy(
  past: ApprovedPast,
  pull: MergedPullRequest,
  sifted: Sifted,
  reasons: UnapprovedReason[],
  into: FoundContent[],
): Promise<Sifted> {
  const { number, headSha } = pull;
  const found = await approvedContent(past, pull);
  if (found.kind === 'none') {
    reasons.push({ kind: 'pull-request', number, why: found.why });
    return sifted;
  }
  const { head, shown, hidden } = found;
  into.push({ number, shown, hidden });
  if (head !== headSha) {
    const [approved, merged] = [asCode(head.slice(0, 12)), asCode(headSha.slice(0, 12))];
    const why = say`${approved} was approved, and ${merged} was merged`;
    reasons.push({ kind: 'pull-request', number, why });
  }
  return sift(sifted, shown);
}

const NOWHERE: Places = { kept: [], left: [] };

/**
 * Where the branch ever was. A merge names its parents as whoever made it likes. If a commit where the
 * branch once was is not its first parent, the diff of a pull request would show more than its
 * reviewers saw: that is a refusal.
 */
async function placesOf(past: ApprovedPast, since: string | null): Promise<Places> {
  const { github, branch, repository, moves, tip } = past;
  const found = await movesOf(github, branch);
  if (found === null)
    throw cannotTell(say`GitHub lists more than ${MOST_MOVES} moves of the default branch`);
  const places = [...new Set(found.map(({ after }) => after))].filter((at) => !/^0+$/.test(at));
  const brought = new Set(commitsSince(repository, tip, since));
  const strayed = places.find((place) => brought.has(place) && !moves.has(place));
  if (strayed !== undefined) {
    const commit = asCode(strayed.slice(0, 12));
    throw cannotTell(
      say`the branch was at commit ${commit}, which came in as a second parent later`,
    );
  }
  const history = new Set(commitsSince(repository, tip, null));
  const isKept = (place: string) => history.has(place);
  return { kept: places.filter(isKept), left: places.filter((place) => !isKept(place)) };
}

/**
 * Lists that git does not have as they are, and that are not as they were applied last. Nobody can
 * tell which state of them a reviewer saw.
 */
function movedLists(config: Config, plan: Plan): string[] {
  const moved = plan.segments
    .flatMap(({ lists }) => lists)
    .filter(({ facts, before }) => facts.sha256 !== before?.sha256)
    .map(({ facts }) => facts.path);
  // Another segment can be an exclusion too; it is not a file, and its manifest was reviewed.
  return [...new Set(moved)]
    .map((path) => ({ path, file: resolve(config.folder, path) }))
    .filter(({ file }) => existsSync(file) && !isCommitted(config, realpathSync(file)))
    .map(({ path }) => path)
    .sort();
}

/** What cannot be known about approvals is a refusal. A person who may push the lock branch can vouch. */
function cannotTell(why: Message): Failure {
  return failure(
    'approval-unknown',
    say`cannot tell what was approved: ${why}`,
    say`Nothing was sent. If you have reviewed the default branch as it is, accept it as applied: ${asCommand('segops lock accept-history HEAD')}`,
    { exitCode: 3 },
  );
}
