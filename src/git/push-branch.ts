import type { Position, RemoteBranch } from './branch.ts';
import { askRemote, headRef, isSame, knownHere, lastRef, NETWORK, remember } from './branch.ts';
import type { GitAnswer } from './git.ts';
import { causeOf, runGitAsync } from './git.ts';

/** How a host takes a push: some have no atomic ones, and some hide refs of their own. */
export type PushWay = 'atomic' | 'shadow-first' | 'head-alone';

export type Pushed =
  | {
      readonly kind: 'pushed';
      readonly at: Position;
      readonly way: PushWay;
      /** Why this clone cannot remember where the branch is now; absent where it does. */
      readonly unremembered?: string;
    }
  | { readonly kind: 'lost-race' }
  /** The remote will not have it: trying again changes nothing. */
  | { readonly kind: 'refused'; readonly message: string }
  /** Nothing moved as far as we know; it may be tried again. */
  | { readonly kind: 'failed'; readonly message: string };

/** Moves the branch to a commit, if it still is where it is expected to be. */
export async function push(
  place: RemoteBranch,
  commit: string,
  expected: Position,
  way: PushWay = 'atomic',
): Promise<Pushed> {
  if (way === 'shadow-first') return pushShadowFirst(place, commit, expected);
  if (way === 'head-alone') return pushHeadAlone(place, commit, expected);
  const answer = await pushRefs(place, commit, [headRef(place), lastRef(place)], expected);
  if (hasNoAtomicPush(answer)) return pushShadowFirst(place, commit, expected);
  if (await hidesShadow(place, answer, expected)) return pushHeadAlone(place, commit, expected);
  return afterPush(place, { head: commit, last: commit }, expected, answer, way);
}

async function pushHeadAlone(
  place: RemoteBranch,
  commit: string,
  expected: Position,
): Promise<Pushed> {
  const answer = await pushRefs(place, commit, [headRef(place)], expected);
  return afterPush(place, { head: commit, last: null }, expected, answer, 'head-alone');
}

async function pushRefs(
  place: RemoteBranch,
  commit: string,
  refs: readonly string[],
  { head, last }: Position,
): Promise<GitAnswer> {
  const leases = refs.map((ref) => {
    const from = ref === headRef(place) ? head : last;
    return `--force-with-lease=${ref}:${from ?? ''}`;
  });
  const asked = [
    // The version before it is next to each file by its path: a wider look for deltas finds no better.
    ...['-c', 'pack.window=2'],
    // The most that git takes: it makes each delta that it did not keep once more, to write it.
    ...['-c', 'pack.deltaCacheLimit=65535'],
    ...['push', '--porcelain', '--no-verify', '--no-follow-tags', '--recurse-submodules=no'],
    ...(refs.length > 1 ? ['--atomic'] : []),
    ...leases,
    place.remote,
    ...refs.map((ref) => `${commit}:${ref}`),
  ];
  return runGitAsync(place.repository, asked, NETWORK);
}

/**
 * Whether the remote takes a push to the branch, without one; null where it does. Rules that the host
 * has for the branch are only asked by a real push.
 */
export async function rehearsePush(place: RemoteBranch): Promise<string | null> {
  const { own } = knownHere(place);
  const answer = await pushDry(place, [place.remote, `${own ?? 'HEAD'}:${headRef(place)}`]);
  return answer.code === 0 ? null : causeOf(answer.err);
}

/** Whether the host is known to move refs one by one only. One that does not say is taken to move them at once. */
export async function lacksAtomicPush(place: RemoteBranch, { last }: Position): Promise<boolean> {
  if (last === null) return false;
  const asked = ['--atomic', place.remote, `${last}:${lastRef(place)}`];
  return hasNoAtomicPush(await pushDry(place, asked));
}

function pushDry(place: RemoteBranch, asked: readonly string[]): Promise<GitAnswer> {
  const dry = ['push', '--dry-run', '--porcelain', '--no-verify', '--recurse-submodules=no'];
  return runGitAsync(place.repository, [...dry, ...asked], NETWORK);
}

/** Moves the shadow ref alone to where the branch is, whatever it was moved to. */
export async function putShadowBack(place: RemoteBranch, at: Position): Promise<Pushed> {
  const { head } = at;
  if (head === null) throw new Error('there is no branch');
  const answer = await pushRefs(place, head, [lastRef(place)], at);
  return afterPush(place, { head, last: head }, at, answer, 'atomic');
}

function hasNoAtomicPush({ code, err }: GitAnswer): boolean {
  return code !== 0 && /does not support --atomic/.test(err);
}

/**
 * Refused for the shadow ref alone, although the remote says that there is none. The branch may have
 * moved by then: git refuses hidden refs without regard to the others of an atomic push.
 */
async function hidesShadow(
  place: RemoteBranch,
  { code, out }: GitAnswer,
  { last }: Position,
): Promise<boolean> {
  const refusal = reasonsIn(out).get(lastRef(place)) ?? '';
  if (code === 0 || last !== null || !/hidden ref|stale info/.test(refusal)) return false;
  const now = await askRemote(place);
  return !('message' in now) && now.last === null;
}

/**
 * Without atomic pushes the shadow ref is the compare-and-swap. Once it has moved, the commit counts:
 * a branch that is behind it is moved forward by whoever comes next.
 */
async function pushShadowFirst(
  place: RemoteBranch,
  commit: string,
  expected: Position,
): Promise<Pushed> {
  const way = 'shadow-first';
  const shadow = await pushRefs(place, commit, [lastRef(place)], expected);
  if (await hidesShadow(place, shadow, expected)) return pushHeadAlone(place, commit, expected);
  const moved = { head: expected.head, last: commit };
  const first = await afterPush(place, moved, expected, shadow, way);
  if (first.kind !== 'pushed') return first;
  const answer = await pushRefs(place, commit, [headRef(place)], expected);
  const at = { head: commit, last: commit };
  const second = await afterPush(place, at, moved, answer, way);
  return second.kind === 'pushed' || second.kind === 'refused' ? second : first;
}

/** Moves the branch to the commit of its shadow ref, which comes after it. Not an error where it fails. */
export async function catchUp(place: RemoteBranch, at: Position): Promise<Position> {
  if (at.last === null) return at;
  const answer = await pushRefs(place, at.last, [headRef(place)], at);
  return answer.code === 0 ? { head: at.last, last: at.last } : at;
}

/** An answer that got lost may hide a success, and a refusal a push of ours that came through. */
async function afterPush(
  place: RemoteBranch,
  at: Position,
  expected: Position,
  answer: GitAnswer,
  way: PushWay,
): Promise<Pushed> {
  if (answer.code !== 0) {
    const now = await askRemote(place);
    if ('message' in now) return { kind: 'failed', message: now.message };
    if (!isSame(now, at) && isSame(now, expected)) return whyNot(answer);
    if (!isSame(now, at)) return { kind: 'lost-race' };
  }
  const commit = at.last ?? at.head;
  const unremembered = commit === null ? null : remember(place, commit);
  return { kind: 'pushed', at, way, ...(unremembered === null ? {} : { unremembered }) };
}

/** `!<tab>FROM:TO<tab>[remote rejected] (why)`, by the ref that was to be moved. */
function reasonsIn(out: Buffer): Map<string, string> {
  const lines = [...out.toString().matchAll(/^!\t[^\t]*:([^\t]*)\t\[[^\]]*\] \((.*)\)$/gm)];
  const reasons = lines.map(([, ref = '', why = '']) => [ref, why] as const);
  return new Map(reasons.filter(([, why]) => !/atomic (push|transaction)/.test(why)));
}

/** A ref that the remote was just locking is not a refusal. */
function whyNot({ out, err }: GitAnswer): Pushed {
  const [reason] = reasonsIn(out).values();
  if (reason === undefined) return { kind: 'failed', message: causeOf(err) };
  if (/lock|failed to update ref|stale info|fetch first|timeout/i.test(reason)) {
    return { kind: 'failed', message: reason };
  }
  const said = /^remote: (.*\S)/m.exec(err)?.[1];
  return { kind: 'refused', message: said === undefined ? reason : `${reason}: ${said}` };
}
