import type { SegmentKey } from '../model.ts';
import type { Plan, SegmentCreate, SegmentPlan } from '../plan/plan.ts';
import { changesOf } from './verdict.ts';

/** The segments that a reader should look at, and those that only need counting. */
export interface PlanSections {
  readonly noted: readonly SegmentPlan[];
  readonly unchanged: readonly SegmentPlan[];
  readonly creates: ReadonlyMap<SegmentKey, SegmentCreate>;
  readonly names: ReadonlyMap<SegmentKey, string>;
}

export function sectionsOf(plan: Plan): PlanSections {
  const creates = new Map(plan.creates.map((create) => [create.key, create]));
  const isNoted = (segment: SegmentPlan) =>
    changesOf(segment) > 0 || segment.settling > 0 || creates.has(segment.key);
  return {
    noted: plan.segments.filter(isNoted),
    unchanged: plan.segments.filter((segment) => !isNoted(segment)),
    creates,
    names: new Map(
      plan.segments.flatMap(({ key, name }) =>
        name === null || name === key ? [] : [[key, name]],
      ),
    ),
  };
}

/** The first of a list, and how many are left out. */
export function sample<T>(
  values: readonly T[],
  limit: number,
): { readonly shown: readonly T[]; readonly more: number } {
  const number = sampleSize(values.length, limit);
  return { shown: values.slice(0, number), more: values.length - number };
}

/** How many of `length` a sample shows: a single one is never left out for want of a line. */
export function sampleSize(length: number, limit: number): number {
  return limit > 0 && length <= limit + 1 ? length : Math.min(length, limit);
}

/** How much of each kind of thing is written out. */
export interface Extent {
  /** Changes of a segment and operation. */
  readonly members: number;
  /** Rows of the table, guards, notices, lists of a segment. */
  readonly rows: number;
}

/** What everything that writes a plan as Markdown needs. */
export interface MarkdownContext {
  readonly sections: PlanSections;
  readonly extent: Extent;
  readonly about: About;
}

/** What a comment or summary belongs to. */
export interface About {
  /** null: the only one. */
  readonly environment: string | null;
  readonly commit: string | null;
  /** Address of the run; null outside a run. */
  readonly run: string | null;
  /** Where the whole plan is as a page, if its workflow keeps it. */
  readonly page?: string;
  /** Where files of the configuration can be looked at; null: no links. */
  readonly linkTo: string | null;
  readonly restorable: Restorable | null;
}

/** Where a list that should not have changed can be had from. */
export interface Restorable {
  /** Such as `main`. */
  readonly branch: string;
  /** Lists that git has: the path of the plan, and the one from the top of the repository. */
  readonly lists: ReadonlyMap<string, string>;
}

export const NOWHERE: About = {
  environment: null,
  commit: null,
  run: null,
  linkTo: null,
  restorable: null,
};
