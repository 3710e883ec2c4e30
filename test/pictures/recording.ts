import type { Ran } from '../cli/segops.ts';
import { folderWith, segops } from '../cli/segops.ts';
import type { Frame } from './terminal-svg.ts';

/** Seconds before what a command prints, and after each line of it. */
const THINKS = 0.7;
const READS_A_LINE = 0.2;
/** At once: the window has no more than some lines besides. */
const MOST_LINES = 18;

/** What the demo prints, in colour, without what is different each time. */
export async function demoText(): Promise<string> {
  const { code, out }: Ran = await segops(['demo'], {
    cwd: folderWith({}),
    env: { FORCE_COLOR: '1', USER: 'ada', TZ: 'UTC' },
  });
  if (code !== 0) throw new Error(`the demo ended with ${code}: ${out}`);
  return out
    .trim()
    .replace(/127\.0\.0\.1:\d+/g, '127.0.0.1:4010')
    .replace(/\d{4}-\d\d-\d\dT\d\d:\d\dZ/g, '2026-11-26T09:00Z')
    .replace(/\b\d+(\.\d+)? s\b/g, '0.4 s')
    .replace(/(09:00Z) by \S+/g, '$1 by ada');
}

/** A frame for each command, and one for what it prints. */
export function framesOf(text: string): Frame[] {
  const frames: Frame[] = [];
  let at = 0.5;
  for (const block of text.split(/\n(?=(?:\x1b\[\d+m)*\d\. )/)) {
    const lines = block.split('\n');
    const typed = lines.findIndex((line) => line.includes('$ segops '));
    const head = lines.slice(0, typed + 1);
    const rest = lines.slice(typed + 1);
    if (head.length > 0) frames.push({ at, text: head.join('\n') });
    if (head.length > 0) at += THINKS;
    for (let from = 0; from < rest.length; from += MOST_LINES) {
      const shown = rest.slice(from, from + MOST_LINES);
      frames.push({ at, text: shown.join('\n') });
      at += 0.5 + READS_A_LINE * shown.length;
    }
  }
  return frames;
}
