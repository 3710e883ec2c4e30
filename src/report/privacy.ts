import type { ApplySummary } from '../apply/apply-summary.ts';
import type { Status } from '../inspect/status.ts';
import type { UnderWay } from '../lock/under-way.ts';
import { compareMembers } from '../members/member.ts';
import type { Message } from '../message.ts';
import type { Member, Problem } from '../model.ts';
import { assertExhaustive } from '../model.ts';
import type { LaterChange } from '../plan/later/later-changes.ts';
import type { GuardVerdict, HeldSegment, Notice, Permit, Plan, SegmentPlan } from '../plan/plan.ts';
import type { PullRequestPlan } from '../review/pull-request.ts';
import type { RuleChange } from '../review/rules.ts';
import type { Unapproved } from '../review/unapproved.ts';
import type { Verification } from '../verify/verification.ts';
import { HIDDEN, looksPersonal, placeName, placePath, placeSetting } from './personal.ts';
import type { Mask } from './redact.ts';
import {
  keyed,
  keyedDigest,
  maskOf,
  redactFacts,
  redactMessage,
  redactProblems,
  redactSummary,
} from './redact.ts';

/**
 * What of a value may be shown: in comments, summaries, annotations, files, and in the log of a run.
 * Whatever names members can be rendered only once it went through here: that is a type, so what was
 * forgotten does not compile.
 */
export interface Privacy {
  readonly redacts: boolean;
  plan(plan: Plan): Shown<Plan>;
  pullRequest(compared: PullRequestPlan): Shown<PullRequestPlan>;
  unapproved(unapproved: Unapproved): Shown<Unapproved>;
  summary(summary: ApplySummary): Shown<ApplySummary>;
  status(status: Status): Shown<Status>;
  verification(found: Verification): Shown<Verification>;
  problems(problems: readonly Problem[]): readonly Problem[];
  message(message: Message): Message;
  /** Of an environment, a folder. */
  place(text: string): string;
}

declare const shown: unique symbol;
/** Went through a Privacy. */
export type Shown<T> = T & { readonly [shown]: true };

function mark<T>(value: T): Shown<T> {
  return value as Shown<T>;
}

/** Everything may be shown. */
export const OPEN: Privacy = {
  redacts: false,
  plan: mark,
  pullRequest: mark,
  unapproved: mark,
  summary: mark,
  status: mark,
  verification: mark,
  problems: (problems) => problems,
  message: (message) => message,
  place: (text) => text,
};

/** Members are masked: by pseudonyms where there is a key for them. */
export function redacting(key: string | null): Privacy {
  const mask = maskOf(key);
  const plan = (whole: Plan) => redactPlan(whole, mask, key);
  return {
    redacts: true,
    plan: (whole) => mark(plan(whole)),
    pullRequest: ({ plan: all, own, pending, undeclared, rules }) =>
      mark({
        plan: plan(all),
        own: plan(own),
        pending: plan(pending),
        undeclared: undeclared.map((one) => ({ ...one, key: placeName(one.key), name: null })),
        rules: rules.map(redactRule),
      }),
    unapproved: (found) =>
      mark({
        plan: plan(found.plan),
        left: plan(found.left),
        reasons: found.reasons.map(redactReason),
      }),
    summary: (summary) => mark(redactSummary(summary, mask)),
    status: (status) => mark(redactStatus(status, key)),
    verification: (found) => mark(redactVerification(found, mask)),
    problems: redactProblems,
    message: redactMessage,
    place: placePath,
  };
}

/** Counts and sizes are those of the real one; of its digests those that only the key can make. */
export function redactPlan(plan: Plan, mask: Mask, key: string | null): Plan {
  return {
    ...plan,
    redacted: { key: key === null ? null : keyCheck(key) },
    digest: keyedDigest(key, 'plan', plan.digest),
    desired: { digest: keyedDigest(key, 'desired', plan.desired.digest) },
    creates: plan.creates.map(({ key: segment, customerSegmentId }) => ({
      key: placeName(segment),
      customerSegmentId: placeName(customerSegmentId),
      name: placeName(customerSegmentId),
    })),
    segments: plan.segments.map((segment) => redactSegment(segment, mask, key)),
    batches: plan.batches.map(({ entries }) => ({
      entries: entries.map(({ members, actions }) => ({
        members: maskAll(members, mask),
        actions: actions.map((action) => ({ ...action, key: placeName(action.key) })),
      })),
    })),
    guards: plan.guards.map(redactGuard),
    ...(plan.within && { within: plan.within.map(redactGuard) }),
    ...(plan.heldSegments === undefined ? {} : { heldSegments: plan.heldSegments.map(redactHeld) }),
    notices: plan.notices.map(redactNotice),
    waivers: plan.waivers.map((waiver) => ({
      ...waiver,
      segment: waiver.segment && placeName(waiver.segment),
      reason: '',
    })),
  };
}

/** In the order of the masks: that of the members would say between which two people one stands. */
function maskAll(members: readonly Member[], mask: Mask): Member[] {
  return members.map(mask).sort(compareMembers);
}

/** Tells one key from another, and no key from it. */
export function keyCheck(key: string): string {
  return keyed(key, 'the key of a redacted plan').slice(0, 16);
}

function redactLater(
  { members, ...counts }: LaterChange,
  masked: (members: readonly Member[]) => Member[],
): LaterChange {
  if (members === null) return { ...counts, members };
  return { ...counts, members: { add: masked(members.add), remove: masked(members.remove) } };
}

function redactSegment(segment: SegmentPlan, mask: Mask, key: string | null): SegmentPlan {
  const masked = (members: readonly Member[]) => maskAll(members, mask);
  const { owner, description, ...rest } = segment;
  const { customerSegmentId, ...ids } = segment.ids;
  const { knownSplits: _, ...facts } = rest;
  return {
    ...facts,
    key: placeName(segment.key),
    ids: {
      ...ids,
      ...(customerSegmentId === undefined
        ? {}
        : { customerSegmentId: placeName(customerSegmentId) }),
    },
    name: null,
    lists: segment.lists.map(({ facts, before, since, ignoringCase }) => ({
      facts: redactFacts(facts, key),
      before: before && redactFacts(before, key),
      since,
      ignoringCase,
    })),
    ...(segment.split && { split: redactSplit(segment.split) }),
    ...(segment.later && { later: segment.later.map((one) => redactLater(one, masked)) }),
    adopt: masked(segment.adopt),
    add: masked(segment.add),
    remove: masked(segment.remove),
  };
}

function redactSplit({ parts, leftOut }: NonNullable<SegmentPlan['split']>) {
  return { parts: parts.map((part) => ({ ...part, salt: placeName(part.salt) })), leftOut };
}

function redactHeld({
  key,
  guards,
  problems,
  excludes,
  builtFrom,
  reads,
}: HeldSegment): HeldSegment {
  return {
    key: placeName(key),
    guards: guards.map(redactGuard),
    problems: redactProblems(problems),
    excludes: excludes && placeName(excludes),
    ...(builtFrom && { builtFrom: placeName(builtFrom) }),
    ...(reads && { reads: { path: placePath(reads.path), key: placeName(reads.key) } }),
  };
}

function redactGuard(verdict: GuardVerdict): GuardVerdict {
  return {
    ...verdict,
    segment: verdict.segment && placeName(verdict.segment),
    message: redactMessage(verdict.message),
    allow: verdict.allow && redactPermit(verdict.allow),
    ...(verdict.lists && { lists: verdict.lists.map(placePath) }),
    ...(verdict.place && { place: { ...verdict.place, file: placePath(verdict.place.file) } }),
  };
}

/** YAML with a masked name in it would allow something else: then none is printed. Names stand in sequences. */
function redactPermit(permit: Permit): Permit | null {
  const names = permit.yaml.split('\n').filter((line) => line.includes('["'));
  return names.some(looksPersonal) ? null : { ...permit, file: placePath(permit.file) };
}

function redactNotice(notice: Notice): Notice {
  return {
    ...notice,
    segment: notice.segment && placeName(notice.segment),
    message: redactMessage(notice.message),
    next: notice.next && redactMessage(notice.next),
  };
}

function redactRule(rule: RuleChange): RuleChange {
  const segment = rule.segment && placeName(rule.segment);
  if (rule.kind === 'excludes-no-more' || rule.kind === 'intersects')
    return { ...rule, segment, path: placePath(rule.path) };
  if (rule.kind === 'assert') return { ...rule, segment, name: HIDDEN };
  if (rule.kind === 'setting') return { ...rule, segment, name: placeSetting(rule.name) };
  return { ...rule, segment };
}

function redactReason(reason: Unapproved['reasons'][number]): Unapproved['reasons'][number] {
  switch (reason.kind) {
    case 'pull-request':
      return { ...reason, why: redactMessage(reason.why) };
    case 'list':
      return { ...reason, path: placePath(reason.path) };
    case 'setting':
      return {
        ...reason,
        segment: reason.segment && placeName(reason.segment),
        name: placeSetting(reason.name),
      };
    case 'waiting':
      return { ...reason, segment: placeName(reason.segment) };
    case 'commit':
      return reason;
  }
}

function redactUnderWay(underWay: UnderWay): UnderWay {
  switch (underWay.kind) {
    case 'none':
      return underWay;
    case 'running':
      return { ...underWay, by: redactMessage(underWay.by) };
    case 'unclear':
      return { ...underWay, by: redactMessage(underWay.by), why: redactMessage(underWay.why) };
    case 'cut-off':
      return { ...underWay, by: underWay.by && redactMessage(underWay.by) };
    default:
      return assertExhaustive(underWay);
  }
}

function redactStatus(status: Status, key: string | null): Status {
  return {
    ...status,
    underWay: redactUnderWay(status.underWay),
    lastApply: status.lastApply && { ...status.lastApply, actor: null },
    segments: status.segments.map(({ owner, ...segment }) => ({
      ...segment,
      key: placeName(segment.key),
      name: null,
      lastApply: segment.lastApply && { ...segment.lastApply, actor: null },
    })),
    lists: status.lists.map((list) => ({ ...list, facts: redactFacts(list.facts, key) })),
  };
}

function redactVerification(found: Verification, mask: Mask): Verification {
  const { source, incomplete, segments } = found;
  return {
    ...found,
    source: source.kind === 'download' ? { ...source, name: placePath(source.name) } : source,
    incomplete: incomplete && redactMessage(incomplete),
    segments: segments.map((segment) => ({
      ...segment,
      key: placeName(segment.key),
      unexplained: segment.unexplained.map(redactMessage),
      findings: segment.findings
        .map((finding) => ({ ...finding, member: mask(finding.member) }))
        .sort((a, b) => compareMembers(a.member, b.member)),
    })),
  };
}
