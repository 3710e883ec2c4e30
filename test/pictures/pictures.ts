import { logPagePieces } from '../../src/html/log-page.ts';
import { NOWHERE } from '../../src/report/plan-sections.ts';
import { LOG_OPTIONS, longLog } from '../html/logs.ts';
import { planPage, RICH } from '../html/plans.ts';
import { comments } from '../report/comments.ts';
import { toPage } from '../report/rendered.ts';

/** One thing that documents show, as a page that a browser draws. */
export interface Picture {
  readonly name: string;
  /** Pixels of CSS. */
  readonly width: number;
  readonly page: string;
  /** What of the page is in the picture; null: its first screen. */
  readonly part: string | null;
}

/** The comments that documents show, by the name of the picture. */
const SHOWN = { plan: 'small', refused: 'refused', stopped: 'stopped' } as const;

const PRODUCTION = { ...NOWHERE, environment: 'production' };

export async function pictures(): Promise<readonly Picture[]> {
  const all = await comments();
  const shown = Object.entries(SHOWN).map(([name, state]) => {
    const page = toPage(all[state] ?? '');
    return { name, width: 760, page, part: 'article' };
  });
  const log = [...logPagePieces(longLog(), LOG_OPTIONS)].join('');
  return [
    ...shown,
    { name: 'plan-page', width: 900, page: planPage(RICH, { about: PRODUCTION }), part: null },
    { name: 'log-page', width: 900, page: log, part: null },
  ];
}
