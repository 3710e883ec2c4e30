import type { PlanSections } from './plan-sections.ts';

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
}
