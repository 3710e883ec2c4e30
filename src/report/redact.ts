import { createHmac } from 'node:crypto';
import type { ApplySummary } from '../apply/apply-summary.ts';
import { nameOf } from '../members/member.ts';
import type { Member, Problem } from '../model.ts';
import type { Plan } from '../plan/plan.ts';
import { redactMessage } from './render-message.ts';

/** Makes a member that may be shown where no one may be named. */
export type Mask = (member: Member) => Member;

/**
 * With a key, pseudonyms: the same member is the same one everywhere, and only who has the key can
 * tell whether it is a given person. Without, so little is left that nobody can be found by it.
 */
export function maskOf(key: string | null): Mask {
  return (member) => ({
    kind: member.kind,
    value: key === null ? starred(member.value) : pseudonym(member, key),
  });
}

function pseudonym(member: Member, key: string): string {
  const digest = createHmac('sha256', key).update(nameOf(member)).digest('hex');
  return `${member.kind === 'guid' ? 'guid' : 'user'}-${digest.slice(0, 12)}`;
}

/** `a***@e***.com`, `0***` */
function starred(value: string): string {
  const [local, domain, ...more] = value.split('@');
  if (domain === undefined || more.length > 0 || local === undefined) return `${first(value)}***`;
  const suffix = domain.includes('.') ? domain.slice(domain.lastIndexOf('.')) : '';
  return `${first(local)}***@${first(domain)}***${suffix}`;
}

function first(text: string): string {
  return [...text][0] ?? '';
}

/** The plan with every member masked: counts, sizes and digest are those of the real one. */
export function redactPlan(plan: Plan, mask: Mask): Plan {
  const masked = (members: readonly Member[]) => members.map(mask);
  return {
    ...plan,
    segments: plan.segments.map((segment) => ({
      ...segment,
      adopt: masked(segment.adopt),
      add: masked(segment.add),
      remove: masked(segment.remove),
    })),
    batches: plan.batches.map(({ entries }) => ({
      entries: entries.map(({ members, actions }) => ({ members: masked(members), actions })),
    })),
  };
}

/** CleverTap's words may quote a member: they are left out. */
export function redactSummary(summary: ApplySummary, mask: Mask): ApplySummary {
  return {
    ...summary,
    rejected: summary.rejected.map(({ change, message }) => ({
      change: { ...change, member: mask(change.member) },
      message: redactMessage(message),
    })),
    stoppedBecause: summary.stoppedBecause && redactMessage(summary.stoppedBecause),
    next: summary.next && redactMessage(summary.next),
  };
}

/** Problems about members say where, and not whom; lines of files are not drawn. */
export function redactProblems(problems: readonly Problem[]): Problem[] {
  return problems.map(({ frame, ...problem }) => ({
    ...problem,
    message: redactMessage(problem.message),
    next: redactMessage(problem.next),
  }));
}

/** What of a plan, a result or a problem may be shown: the log of a run is shown too. */
export interface Privacy {
  plan(plan: Plan): Plan;
  summary(summary: ApplySummary): ApplySummary;
  problems(problems: readonly Problem[]): readonly Problem[];
}

/** Everything may be shown. */
export const OPEN: Privacy = {
  plan: (plan) => plan,
  summary: (summary) => summary,
  problems: (problems) => problems,
};

/** Members are masked: by pseudonyms where there is a key for them. */
export function redacting(key: string | null): Privacy {
  const mask = maskOf(key);
  return {
    plan: (plan) => redactPlan(plan, mask),
    summary: (summary) => redactSummary(summary, mask),
    problems: redactProblems,
  };
}
