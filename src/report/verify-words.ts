import { rungText } from '../lock/verified.ts';
import { nameOf } from '../members/member.ts';
import type { Message } from '../message.ts';
import {
  asCommand,
  asLabel,
  asList,
  asMember,
  asPath,
  count,
  moment,
  NOTHING,
  plural,
  say,
  shellWord,
} from '../message.ts';
import type { SegmentKey } from '../model.ts';
import type { Finding } from '../verify/tally.ts';
import type { VerdictKind, Why } from '../verify/terms.ts';
import type { Recorded, Verification, VerifiedSegment } from '../verify/verification.ts';
import { resendsIn, takeableIn } from '../verify/verification.ts';

/** What a verification says, as messages: text and Markdown differ in how they lay them out. */
export interface VerifyWords {
  readonly verdict: Message;
  readonly segments: readonly SegmentWords[];
  /** Where the evidence comes from, and what it lacks. */
  readonly evidence: readonly Message[];
  readonly next: readonly Message[];
}

export interface SegmentWords {
  readonly key: SegmentKey;
  readonly head: Message;
  readonly points: readonly Point[];
}

export interface Point {
  readonly message: Message;
  /** Those whom it is about. */
  readonly named: readonly Message[];
}

/** Of each kind and segment. */
const MOST_SHOWN = 20;

/** `command` is the verification itself, to be run again with what is asked for. */
export function verifyWords(found: Verification, command: string): VerifyWords {
  const { segments } = found;
  return {
    verdict: verdictOf(found),
    segments: segments.map(segmentWords),
    evidence: evidenceOf(found),
    next: nextOf(found, command),
  };
}

function verdictOf({ segments, incomplete }: Verification): Message {
  const of = (kind: VerdictKind) => segments.reduce((sum, { counts }) => sum + counts[kind], 0);
  const parts = [
    [of('missing'), 'missing member'],
    [of('lingering'), 'lingering member'],
    [of('foreign'), 'foreign member'],
    [segments.reduce((sum, { unexplained }) => sum + unexplained.length, 0), 'unexplained count'],
  ] as const;
  const found = parts.flatMap(([number, what]) =>
    number === 0 ? [] : [say`${plural(number, what)}`],
  );
  if (incomplete !== null) {
    return found.length === 0
      ? say`Incomplete: the evidence is not whole.`
      : say`Incomplete, with ${asList(found)} so far.`;
  }
  if (found.length > 0) return say`Differs: ${asList(found)}.`;
  const confirmed = of('confirmed');
  const all = plural(segments.length, 'segment');
  if (confirmed === 0) return say`Nothing differs, and nothing is confirmed: ${all}.`;
  return say`Nothing differs: ${all}, ${plural(confirmed, 'member')} confirmed.`;
}

function segmentWords(segment: VerifiedSegment): SegmentWords {
  const { key, by, counts, removals, through } = segment;
  const { foreign, lingering, ...own } = counts;
  const members = Object.values(own).reduce((sum, one) => sum + one, 0);
  const of = members === counts.confirmed ? NOTHING : say` of ${members}`;
  const gone = removals === 0 ? NOTHING : say`, ${plural(removals, 'removal')} too`;
  const last = through === null ? NOTHING : say`, through apply ${through}`;
  const head = say`${counts.confirmed}${of} confirmed ${rungText(by)}${gone}${last}`;
  return { key, head, points: pointsOf(segment) };
}

const MEANINGS = {
  missing: 'missing: accepted here, and not there',
  lingering: 'lingering: removed here, and still there',
  foreign: 'foreign: there, and not from us',
  unprovable: 'unprovable: sent again, and again without a trace',
  pending: 'pending',
  'no-evidence': 'without evidence',
  unconfirmed: 'unconfirmed: the next apply sends them',
} as const satisfies Record<Exclude<VerdictKind, 'confirmed'>, string>;

const REASONS = {
  traced: 'there is a trace',
  before: 'confirmed before',
  listed: 'in the download',
  'not-listed': 'not in the download',
  'listed-again': 'in the download, and was sent again already',
  'not-listed-again': 'not in the download, and was sent again already',
  counted: 'counts agree',
  'roughly-counted': 'counts are as they may be',
  miscounted: 'counts do not agree',
  incomplete: 'the evidence is not whole',
  'no-trace': 'no trace',
  'removed-there': 'removed by someone else',
  'removed-again': 'removed by someone else again',
  'added-there': 'added by someone else',
  'sent-again': 'new',
  'listed-before': 'listed before',
  'never-sent': 'adopted, and never sent',
  'too-old': 'older than the traces',
  'too-young': 'traces may be late',
  unsettled: 'an attempt may still land',
  'same-second': 'added and removed in the same second',
  'same-hour': 'added and removed while clocks were set back',
  neither: 'neither came nor left',
  ambiguous: 'under a name of another member, or of several users',
  'other-case': 'found in another case',
  unsure: 'the lockfile is not sure',
} as const satisfies Record<Why, string>;

export function pointsOf({
  counts,
  findings,
  reasons,
  unexplained,
}: Pick<VerifiedSegment, 'counts' | 'findings' | 'reasons' | 'unexplained'>): Point[] {
  const kinds = Object.keys(MEANINGS) as (keyof typeof MEANINGS)[];
  const points = kinds.flatMap((kind): Point[] => {
    if (counts[kind] === 0) return [];
    const why = reasons
      .filter((one) => one.kind === kind)
      .map((one) => say`${one.count} ${REASONS[one.why]}`);
    const own = findings.filter((one) => one.kind === kind && one.why !== 'listed-before');
    const because = own.length > 0 ? NOTHING : say` (${asList(why)})`;
    const message = say`${counts[kind]} ${MEANINGS[kind]}${because}`;
    const named = own.slice(0, MOST_SHOWN).map(findingWords);
    const more = counts[kind] - named.length;
    const rest = named.length > 0 && more > 0 ? [say`... and ${count(more)} more`] : [];
    return [{ message, named: [...named, ...rest] }];
  });
  return [...points, ...unexplained.map((message) => ({ message, named: [] }))];
}

function findingWords({ member, why, serial }: Finding): Message {
  const by = serial === null ? NOTHING : say`, last sent by apply ${serial}`;
  const name = asMember({ value: nameOf(member) });
  return say`${name}: ${REASONS[why]}${by}`;
}

function evidenceOf({ source, unmatched, incomplete, recorded }: Verification): Message[] {
  const odd =
    unmatched === 0
      ? []
      : [say`${plural(unmatched, 'user')} without a name that a member can have: not matched.`];
  return [
    ...sourceOf(source),
    ...odd,
    ...(incomplete === null ? [] : [incomplete]),
    ...(recorded === undefined ? [] : [recordedOf(recorded)]),
  ];
}

function sourceOf(source: Verification['source']): Message[] {
  if (source.kind === 'download') {
    const { name, at, rows } = source;
    return [say`${asPath(name)} of ${moment(at)}: ${plural(rows, 'user')}.`];
  }
  const { from, to, timezone, events, oldest, requests } = source;
  const read = events === null ? NOTHING : say`, ${plural(events, 'event')}`;
  const since = oldest === null ? NOTHING : say`, the oldest of ${moment(oldest)}`;
  return [
    say`${asLabel(from)} to ${asLabel(to)} in ${asLabel(timezone)}: ${plural(requests, 'request')}${read}${since}.`,
  ];
}

/** What was written into the lockfile. */
function recordedOf({ serial, again, taken, wanted, listed }: Recorded): Message {
  const parts = [
    again === 0
      ? NOTHING
      : say` The next apply sends ${plural(again, 'membership')} again, for up to ${plural(again, 'billed event')}.`,
    taken === 0
      ? NOTHING
      : say` ${plural(taken, 'foreign member is', 'foreign members are')} taken over: the next plan removes ${taken === 1 ? 'it' : 'them'}.`,
    wanted === 0
      ? NOTHING
      : say` ${plural(wanted, 'foreign member is', 'foreign members are')} not taken over, since the YAML wants ${wanted === 1 ? 'it' : 'them'}.`,
    listed === 0
      ? NOTHING
      : say` ${plural(listed, 'membership is', 'memberships are')} listed as unprovable.`,
  ];
  const head = serial === null ? say`Nothing was recorded.` : say`Recorded at serial ${serial}.`;
  return [...head, ...parts.flat()];
}

function nextOf({ segments, recorded }: Verification, command: string): Message[] {
  if (recorded !== undefined && recorded.again + recorded.taken + recorded.wanted > 0) {
    return [say`See what the next apply sends: ${asCommand('segops plan')}`];
  }
  if (recorded !== undefined) return [];
  const again = segments.some((segment) => resendsIn(segment) > 0);
  const taken = segments.filter((segment) => takeableIn(segment) > 0).map(({ key }) => key);
  const take = taken.slice(0, 20).map((key) => ` --take ${shellWord(key)}`);
  return [
    ...(again
      ? [say`Let the next apply send them again: ${asCommand(`${command} --record`)}`]
      : []),
    ...(take.length === 0
      ? []
      : [
          say`Take over the foreign members that the YAML does not want, so that the next plan removes them: ${asCommand(`${command} --record${take.join('')}`)}`,
        ]),
  ];
}
