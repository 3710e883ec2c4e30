import { groupBy } from '../group-by.ts';
import { count, duration, plural } from '../message.ts';
import type { GuardVerdict, Permit, Plan, PlanTotals, SegmentPlan } from '../plan/plan.ts';
import { isMuch } from '../plan/respelled.ts';
import { showValue } from './escape.ts';
import { capitalised, listed } from './words.ts';

/** The sentences that open every rendering of a plan; plain text that needs no escaping. */
export interface Verdict {
  readonly kind: 'refused' | 'changes' | 'nothing';
  readonly headline: string;
  /** What would change, where the headline says something else. */
  readonly would: string | null;
}

export function verdictOf(plan: Plan): Verdict {
  const refused = refusals(plan).length;
  if (refused > 0) {
    const headline = `Refused by ${plural(refused, 'guard')}. Nothing is sent.`;
    const would = isEmpty(plan) ? null : `It would ${doing(plan, WOULD)}.${respelledText(plan)}`;
    return { kind: 'refused', headline, would };
  }
  const held = heldSentence(plan);
  if (isEmpty(plan) && held !== null) {
    return { kind: 'refused', headline: `Nothing is sent. ${held}`, would: null };
  }
  if (isEmpty(plan)) return { kind: 'nothing', headline: nothingToDo(plan), would: null };
  const headline = `${doingSentence(plan)}.${respelledText(plan)}${held === null ? '' : ` ${held}`}`;
  return { kind: 'changes', headline, would: null };
}

/** Segments that are left out; null if none is. */
export function heldSentence({ heldSegments = [] }: Plan): string | null {
  if (heldSegments.length === 0) return null;
  return `${plural(heldSegments.length, 'segment is', 'segments are')} held.`;
}

/** Said of a plan that no guard refuses. */
export function guardsSentence({ heldSegments = [] }: Plan): string {
  return heldSegments.length === 0 ? ' Guards pass.' : ' For the other segments guards pass.';
}

/** Where much of a segment only changes its spelling, the export has changed, and not the people. */
function respelledText({ segments }: Plan): string {
  const much = segments.filter(({ respelled = 0, before }) => isMuch(respelled, before));
  if (much.length === 0) return '';
  const members = much.reduce((sum, { respelled = 0 }) => sum + respelled, 0);
  const only = members === 1 ? 'only changes its spelling' : 'only change their spelling';
  return ` ${plural(members, 'member')} of ${plural(much.length, 'segment')} ${only}.`;
}

export function refusals(plan: Plan): readonly GuardVerdict[] {
  return plan.guards.filter(({ verdict }) => verdict === 'refuse');
}

export function isEmpty({ totals, creates }: Plan): boolean {
  return totals.add + totals.remove + creates.length === 0;
}

export function changesOf({ add, remove }: SegmentPlan): number {
  return add.length + remove.length;
}

/** Members whose earlier change had no clear answer and is sent again; those that settle are not. */
export function unconfirmed({ unconfirmed, settling }: SegmentPlan): number {
  return Math.max(0, unconfirmed - settling);
}

function nothingToDo({ segments, notices }: Plan): string {
  if (segments.length === 0) return 'Nothing to do: no manifest declares a segment.';
  const settling = segments.reduce((sum, segment) => sum + segment.settling, 0);
  if (settling > 0) {
    return `Nothing to send now: ${plural(settling, 'member is', 'members are')} settling.`;
  }
  const adopted = segments.reduce((sum, { adopt }) => sum + adopt.length, 0);
  if (adopted > 0) {
    return `Nothing to send: ${plural(adopted, 'member of existing segments is', 'members of existing segments are')} recorded.`;
  }
  const blocked = new Set(
    notices.filter(({ code }) => code === 'blocked').map((one) => one.segment),
  );
  const frozen = segments.filter(({ key, waits }) => waits !== undefined && !blocked.has(key));
  const others = segments.filter(({ key, waits }) => waits === undefined && !blocked.has(key));
  const members = others.reduce((sum, { after }) => sum + after, 0);
  const all = plural(
    others.length,
    'segment matches its manifest',
    'segments match their manifests',
  );
  const match = `${all} (${plural(members, 'member')})`;
  if (blocked.size + frozen.length === 0) return `Nothing to do: ${match}.`;
  const parts = [
    ...(blocked.size === 0
      ? []
      : [`${plural(blocked.size, 'segment is', 'segments are')} blocked`]),
    ...(frozen.length === 0 ? [] : [frozenText(frozen)]),
    ...(others.length === 0 ? [] : [match]),
  ];
  return `Nothing to send: ${parts.join(', ')}.`;
}

function frozenText(frozen: readonly SegmentPlan[]): string {
  const waits = frozen.reduce((sum, segment) => sum + (segment.waits ?? 0), 0);
  const are = `${plural(frozen.length, 'segment is', 'segments are')} frozen`;
  return waits === 0 ? are : `${are} (${plural(waits, 'change waits', 'changes wait')})`;
}

/** `Adds 120 members to 3 segments and removes 4 from 1`; empty if nothing would change. */
export function doingSentence(plan: Plan): string {
  return capitalised(doing(plan, DOES));
}

const DOES = { create: 'creates', add: 'adds', remove: 'removes' };
const WOULD = { create: 'create', add: 'add', remove: 'remove' };

/** `adds 120 members to 3 segments and removes 4 from 1` */
function doing({ totals, creates, segments }: Plan, verbs: typeof DOES): string {
  const parts: string[] = [];
  if (creates.length > 0) parts.push(`${verbs.create} ${plural(creates.length, 'segment')}`);
  if (totals.add > 0) {
    const targets = segments.filter(({ add }) => add.length > 0).length;
    parts.push(`${verbs.add} ${plural(totals.add, 'member')} to ${plural(targets, 'segment')}`);
  }
  if (totals.remove > 0) {
    const sources = segments.filter(({ remove }) => remove.length > 0).length;
    const [members, from] =
      totals.add > 0
        ? [count(totals.remove), count(sources)]
        : [plural(totals.remove, 'member'), plural(sources, 'segment')];
    parts.push(`${verbs.remove} ${members} from ${from}`);
  }
  return listed(parts);
}

/** `6 requests (the fewest possible; one segment and action at a time would need 14)` */
export function requestsSentence(plan: Plan): string {
  const { requests, lowerBound, perSegmentRequests } = plan.totals;
  const bound =
    requests <= lowerBound
      ? 'the fewest possible'
      : `no plan can need fewer than ${count(lowerBound)}`;
  const naive =
    perSegmentRequests > requests
      ? `; one segment and action at a time would need ${count(perSegmentRequests)}`
      : '';
  return `${plural(requests, 'request')} (${bound}${naive})${timeText(plan)}`;
}

/** What a request takes: a guess that the reader can scale. */
const GUESSED_MS = 200;
/** Shorter ones are not worth a word. */
const LEAST_MS = 5000;

function timeText({ totals: { requests, perSegmentRequests }, inFlight }: Plan): string {
  const ms = guessedMs(requests, inFlight);
  if (ms < LEAST_MS) return '';
  const apart = guessedMs(perSegmentRequests, inFlight);
  const saved = apart > ms ? ` instead of ${duration(apart)}` : '';
  return `: about ${duration(ms)}${saved}, ${inFlight} at a time and ${GUESSED_MS} ms each`;
}

/** ` (about 7 s)`; empty for what takes no time. */
export function roughTime({ totals: { requests }, inFlight }: Plan): string {
  const ms = guessedMs(requests, inFlight);
  return ms < LEAST_MS ? '' : ` (about ${duration(ms)})`;
}

function guessedMs(requests: number, inFlight: number): number {
  return Math.ceil((requests * GUESSED_MS) / inFlight / 1000) * 1000;
}

export function billedSentence({ billedEvents }: PlanTotals): string {
  return billedEvents === 0 ? 'No billed events' : `Up to ${plural(billedEvents, 'billed event')}`;
}

/** A segment can be emptied, and never deleted; null if none is created. */
export function createdSentence({ creates }: Pick<Plan, 'creates'>): string | null {
  if (creates.length === 0) return null;
  const what = plural(creates.length, 'segment is', 'segments are');
  return `${what} created. CleverTap cannot delete a segment.`;
}

/** What is sent because nobody knows whether it is there; null if there is none. */
export function unconfirmedSentence(number: number): string | null {
  if (number === 0) return null;
  return number === 1
    ? '1 member is unconfirmed: nobody knows whether it is in the segment. This plan sends its change again. Until then, this person may get or miss messages'
    : `${count(number)} members are unconfirmed: nobody knows whether they are in the segment. This plan sends their changes again. Until then, these people may get or miss messages`;
}

/** What waits, and for what; null if nothing does. */
export function settlingSentence(number: number, { settleMs }: Plan['target']): string | null {
  if (number === 0) return null;
  const within = `usually within ${duration(settleMs)}`;
  return number === 1
    ? `1 member is settling: an earlier, opposite change may still arrive, ${within}. Apply again after that. Until then, this person may get or miss messages`
    : `${count(number)} members are settling: earlier, opposite changes may still arrive, ${within}. Apply again after that. Until then, these people may get or miss messages`;
}

/** Refusals that one paste would allow, in the order of the plan. */
export interface PermittedTogether {
  readonly guards: readonly GuardVerdict[];
  readonly allow: Permit | null;
}

export function byPermit(refused: readonly GuardVerdict[]): PermittedTogether[] {
  const groups = groupBy(refused, ({ allow }) => allow?.file ?? null);
  return [...groups.values()].map((guards) => ({ guards, allow: guards[0].allow }));
}

/** Where the YAML belongs. */
export function permitSentence(permit: Permit): string {
  const old = replacedBy(permit);
  const instead = old.length === 0 ? '' : `, in place of its ${listed(old)}`;
  return `write in ${showValue(permit.file)}${instead}${reasonSentence(permit)}:`;
}

/** Fields that the YAML takes the place of. */
export function replacedBy({ replaces, replacesMembers = false }: Permit): readonly string[] {
  return [...(replacesMembers ? ['members'] : []), ...(replaces ? ['guard'] : [])];
}

/** A reason is somebody's own: it is printed empty, and an empty one is refused. */
export function reasonSentence({ yaml }: Permit): string {
  return yaml.includes('reason: ""') ? ', and give a reason' : '';
}
