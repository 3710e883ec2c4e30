import type { SegmentKey } from '../model.ts';
import { cutTo } from './display-width.ts';
import { markdownCode, markdownLabel } from './escape-markdown.ts';
import type { PlanSections } from './plan-sections.ts';

/** Columns of text of others; what is longer is cut. */
export const NAME_COLUMNS = 60;
const KEY_COLUMNS = 80;

export function keyMarkdown(key: SegmentKey): string {
  return markdownCode(cutTo(key, KEY_COLUMNS));
}

/** The name of a segment where it has one, else its key. */
export function nameMarkdown(key: SegmentKey, { names }: Pick<PlanSections, 'names'>): string {
  const name = names.get(key);
  return name === undefined ? keyMarkdown(key) : markdownLabel(cutTo(name, NAME_COLUMNS));
}

/** Four asterisks with nothing between them would be a line. */
export function boldName(key: SegmentKey, sections: Pick<PlanSections, 'names'>): string {
  const name = nameMarkdown(key, sections);
  return name === '' ? '' : `**${name}**`;
}

/** The name of a segment in running text, with its key. */
export function segmentMarkdown(key: SegmentKey, sections: PlanSections): string {
  const name = boldName(key, sections);
  return sections.names.has(key) ? `${name} (${keyMarkdown(key)})` : name;
}
