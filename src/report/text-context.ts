import type { Palette } from './palette.ts';
import type { PlanSections } from './plan-sections.ts';

/** What everything that writes a plan as text needs. */
export interface TextContext {
  readonly width: number;
  readonly full: boolean;
  readonly palette: Palette;
  readonly sections: PlanSections;
}
