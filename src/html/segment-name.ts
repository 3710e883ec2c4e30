import type { SegmentKey } from '../model.ts';
import type { SegmentPlan } from '../plan/plan.ts';
import { cutTo } from '../report/display-width.ts';
import { showLabel, showValue } from '../report/escape.ts';
import type { PlanSections } from '../report/plan-sections.ts';
import { numberedSegment } from '../report/words.ts';
import type { Html } from './markup.ts';
import { code, html, label } from './markup.ts';

/** What is longer is cut. */
const NAME_COLUMNS = 60;

/** The name of a segment where it has one, else its key, as text for the script of a page. */
export function segmentText({ key, name }: Pick<SegmentPlan, 'key' | 'name'>): string {
  const shown = name === null ? '' : showLabel(cutTo(name, NAME_COLUMNS)).trim();
  return shown === '' ? (numberedSegment(key) ?? showValue(cutTo(key, NAME_COLUMNS))) : shown;
}

/** The same as markup. */
export function segmentName(key: SegmentKey, { names }: Pick<PlanSections, 'names'>): Html {
  const name = (names.get(key) ?? '').trim();
  if (name !== '') return label(cutTo(name, NAME_COLUMNS));
  const numbered = numberedSegment(key);
  return numbered === null ? code(cutTo(key, NAME_COLUMNS)) : html`${numbered}`;
}

/** With its key, where that is not the name. */
export function segmentTitle(key: SegmentKey, sections: Pick<PlanSections, 'names'>): Html {
  const name = segmentName(key, sections);
  if (!sections.names.has(key)) return name;
  return html`${name} <small>${code(cutTo(key, NAME_COLUMNS))}</small>`;
}
