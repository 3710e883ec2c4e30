import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseManifest } from '../../src/manifest/parse-manifest.ts';
import type { Limits } from '../../src/model.ts';
import { groupRows } from '../../src/plan/packing/groups.ts';
import { type ChangeMatrix, transpose } from '../../src/plan/packing/matrix.ts';
import { packGroups } from '../../src/plan/packing/pack.ts';

/** Processor time, in milliseconds. */
export interface ReadingCost {
  /** Grouping, filling and closing: steps 1 to 3. */
  readonly steps: number;
  /** Reading the same changes from YAML lists, one file for each segment and action. */
  readonly reading: number;
}

/** Each in a state as cold as in a run of its own: reading first, then packing. */
export function costBesideReading(
  name: string,
  matrix: ChangeMatrix,
  limits: Limits,
  passed: () => number,
): ReadingCost {
  const folder = join('.bench', 'packing', name);
  const files = writeLists(folder, matrix);
  passed();
  for (const file of files) {
    if (!parseManifest(readFileSync(file, 'utf8'), file).ok) throw new Error(`${file} is faulty`);
  }
  const reading = passed();
  packGroups(groupRows(matrix).groups, limits);
  const steps = passed();
  rmSync(folder, { recursive: true });
  return { steps, reading };
}

/** Members in ascending order: the kindest to the reader. */
function writeLists(folder: string, matrix: ChangeMatrix): string[] {
  mkdirSync(folder, { recursive: true });
  const { columnStart, rows } = transpose(matrix);
  const files: string[] = [];
  for (let column = 0; column < matrix.columns; column++) {
    const own = rows.subarray(columnStart[column], columnStart[column + 1]);
    if (own.length === 0) continue;
    const file = join(folder, `${column}.yaml`);
    const members = Array.from(own, (row) => `  - user-${String(row).padStart(7, '0')}\n`);
    const segment = `segment:\n  customer_segment_id: s${column}\n`;
    writeFileSync(file, `${segment}members:\n${members.join('')}`);
    files.push(file);
  }
  return files;
}
