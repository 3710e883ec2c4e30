import type { Message } from '../message.ts';
import { composeYaml, isLocal } from './yaml-document.ts';

/** The fields of a kind of file, as far as mistakes are recognised by them. */
export interface KnownFields {
  /** Those that can only be at the first column. */
  readonly top: readonly string[];
  /** Those below a field of the first column. */
  readonly inside: readonly string[];
  /** Those of an item of a list. */
  readonly ofItems: readonly string[];
}

export const NO_FIELDS: KnownFields = { top: [], inside: [], ofItems: [] };

/** Lines in place of some, before that was tried. `from` counts from 0. */
export interface Repair {
  readonly from: number;
  /** How many lines are replaced; as many as there are instead by default. */
  readonly replaces?: number;
  readonly lines: readonly string[];
  /** Of the first line: what is marked. */
  readonly column: number;
  readonly length: number;
  readonly message: Message;
  readonly lead: Message;
}

/** What is known of a broken file; lines count from 0. */
export interface Broken {
  readonly lines: readonly string[];
  readonly fields: KnownFields;
}

/** Knows one mistake: null where a line has none, or another. */
export type Look = (broken: Broken, line: number) => Repair | null;

/** Of a longer file, its head and the lines before the mistake stand for all of it. */
const MOST_TRIED = 1 << 16;
const HEAD_LINES = 20;
export const NEAR_LINES = 100;

/**
 * Only the start of the file counts, with the line where the parser gave up: what is wrong further down
 * is told when this is right.
 */
export function isAccepted(lines: readonly string[], repair: Repair, line = repair.from): boolean {
  const { from, lines: repaired, replaces = repaired.length } = repair;
  const after = lines.slice(from + replaces, line + 1);
  const start = lines.slice(0, from);
  const isLong = start.reduce((sum, line) => sum + line.length, 0) > MOST_TRIED;
  const tried = isLong ? [...start.slice(0, HEAD_LINES), ...start.slice(-NEAR_LINES)] : start;
  const composed = composeYaml([...tried, ...repaired, ...after, ''].join('\n'));
  if (composed.kind !== 'document') return false;
  const offset = tried.reduce((sum, line) => sum + line.length + 1, 0);
  return composed.document.errors.every((error) => isLocal(error) && error.pos[0] < offset);
}
