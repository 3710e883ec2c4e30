import type { SegmentKey } from '../model.ts';
import { cutTo, displayWidth } from './display-width.ts';
import { showLabel, showValue } from './escape.ts';
import type { Palette } from './palette.ts';
import type { PlanSections } from './plan-sections.ts';

/** What everything that writes a plan as text needs. */
export interface TextContext {
  readonly width: number;
  readonly full: boolean;
  /** Changes to show of each segment and operation; null: as many as fit to read. */
  readonly samples: number | null;
  readonly palette: Palette;
  readonly sections: PlanSections;
}

const SHORTEST_NAME = 12;

/** `VIP customers (vip_customers)` in at most `width` columns; of the two, the key is kept longer. */
export function labelOf(key: SegmentKey, { names }: PlanSections, width: number): string {
  const name = names.get(key);
  const shownKey = showValue(key);
  if (name === undefined) return cutTo(shownKey, width);
  const shownName = showLabel(name);
  const least = Math.min(displayWidth(shownName), SHORTEST_NAME);
  const keyText = cutTo(shownKey, Math.max(1, width - least - 3));
  const nameText = cutTo(shownName, Math.max(1, width - displayWidth(keyText) - 3));
  return `${nameText} (${keyText})`;
}
