import { comments } from '../report/comments.ts';
import { toPage } from '../report/rendered.ts';

/** One thing that documents show, as a page that a browser draws. */
export interface Picture {
  readonly name: string;
  /** Pixels of CSS. */
  readonly width: number;
  readonly page: string;
  /** What of the page is in the picture. */
  readonly part: string;
}

/** The comments that documents show, by the name of the picture. */
const SHOWN = { plan: 'small', refused: 'refused', stopped: 'stopped' } as const;

export async function pictures(): Promise<readonly Picture[]> {
  const all = await comments();
  return Object.entries(SHOWN).map(([name, state]) => {
    const page = toPage(all[state] ?? '');
    return { name, width: 760, page, part: 'article' };
  });
}
