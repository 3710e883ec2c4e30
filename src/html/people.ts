import { nameOf } from '../members/member.ts';
import type { Member } from '../model.ts';
import type { Plan, SegmentPlan } from '../plan/plan.ts';
import { showValue } from '../report/escape.ts';
import { dataJson } from './document.ts';
import { segmentText } from './segment-name.ts';

/**
 * Everyone whom the plan changes, as data: a person once, with what happens to them. The page of a
 * plan of ten million changes must still open, so it lists no more than MOST_CHANGES of them: the first
 * people of each segment, as many of every segment as of any other.
 */
export const MOST_CHANGES = 200_000;

export interface People {
  /** What is known of each person: twice the position of a segment in the plan, plus 1 if they leave it. */
  readonly entries: readonly Person[];
  readonly naming: Naming;
  /** Changes of the plan that are not among them. */
  readonly left: number;
  /** The most that are listed of one segment and operation; Infinity: all. */
  readonly most: number;
}

export interface Person {
  /** As it is shown. */
  readonly name: string;
  readonly codes: readonly number[];
}

/** `masked`: several people may have one mask, so nobody can tell who is who. */
export type Naming = 'clear' | 'pseudonyms' | 'masked';

export function peopleOf(plan: Plan, limit = MOST_CHANGES): People {
  const naming = namingOf(plan);
  const most = mostOfEach(plan.segments, limit);
  const entries: Person[] = [];
  const known = new Map<string, number[]>();
  let left = 0;
  for (const [code, members] of plan.segments
    .flatMap(({ add, remove }) => [add, remove])
    .entries()) {
    left += Math.max(0, members.length - most);
    for (let at = 0; at < members.length && at < most; at += 1) {
      const name = nameAt(members, at);
      const codes = naming === 'masked' ? undefined : known.get(name);
      if (codes === undefined) {
        const own = [code];
        known.set(name, own);
        entries.push({ name, codes: own });
      } else codes.push(code);
    }
  }
  entries.sort((a, b) => (a.name < b.name ? -1 : Number(a.name > b.name)));
  return { entries, naming, left, most };
}

function nameAt(members: readonly Member[], at: number): string {
  const member = members[at];
  return member === undefined ? '' : showValue(nameOf(member));
}

function namingOf({ redacted }: Plan): Naming {
  if (redacted === undefined) return 'clear';
  return redacted.key === null ? 'masked' : 'pseudonyms';
}

/** The largest number of each segment and operation with which the page holds no more than `limit`. */
function mostOfEach(segments: readonly SegmentPlan[], limit: number): number {
  const sizes = segments.flatMap(({ add, remove }) => [add.length, remove.length]);
  sizes.sort((a, b) => a - b);
  let room = limit;
  for (const [at, size] of sizes.entries()) {
    const share = Math.floor(room / (sizes.length - at));
    if (size > share) return share;
    room -= size;
  }
  return Number.POSITIVE_INFINITY;
}

export function isJoining(code: number): boolean {
  return code % 2 === 0;
}

export function segmentAt(code: number): number {
  return code >> 1;
}

/** People in one piece. */
const PER_PIECE = 2000;

/**
 * For the script of the page. All people are one string, a line each: a browser reads that many times
 * faster than a hundred thousand lists. No shown name has a tab or the end of a line.
 */
export function* peoplePieces(plan: Plan, { entries, naming }: People): Generator<string> {
  const names = plan.segments.map((segment) => segmentText(segment));
  yield `{"naming":${dataJson(naming)},"segments":${dataJson(names)},"people":"`;
  for (let from = 0; from < entries.length; from += PER_PIECE) {
    const lines = entries.slice(from, from + PER_PIECE).map(lineOf);
    yield dataJson(`${from === 0 ? '' : '\n'}${lines.join('\n')}`).slice(1, -1);
  }
  yield '"}';
}

function lineOf({ name, codes }: Person): string {
  return `${name}\t${codes.join(' ')}`;
}

/** People who leave segments and join others, by which ones; those of most people first. */
export interface Move {
  readonly leaves: readonly number[];
  readonly joins: readonly number[];
  readonly people: number;
}

export function movesOf({ entries }: People): Move[] {
  const moves = new Map<string, { leaves: number[]; joins: number[]; people: number }>();
  for (const { codes } of entries) {
    if (codes.every(isJoining) || !codes.some(isJoining)) continue;
    const sign = codes.join(' ');
    const known = moves.get(sign);
    if (known !== undefined) known.people += 1;
    else {
      const joins = codes.filter(isJoining).map(segmentAt);
      const leaves = codes.filter((code) => !isJoining(code)).map(segmentAt);
      moves.set(sign, { leaves, joins, people: 1 });
    }
  }
  return [...moves.values()].sort((a, b) => b.people - a.people);
}
