import { mkdirSync } from 'node:fs';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { logPagePieces } from '../../src/html/log-page.ts';
import { OPEN } from '../../src/report/privacy.ts';
import { axeFaults, hasNoBrowser, loadAxe, openBrowser } from '../browser.ts';
import { cutOffOptOuts } from '../report/comments.ts';
import { HOSTILE, HOSTILE_GUARDS, NOTHING } from '../report/plans.ts';
import { LOG_OPTIONS, longLog, PERSON } from './logs.ts';
import { LONG, planPage, RICH } from './plans.ts';

const SHOTS = process.env.SEGOPS_SHOTS;

async function pages(): Promise<Readonly<Record<string, string>>> {
  return {
    'plan-rich': planPage(RICH),
    'plan-refused': planPage(OPEN.plan(await cutOffOptOuts())),
    'plan-nothing': planPage(NOTHING),
    'plan-long': planPage(LONG),
    'plan-hostile': planPage(HOSTILE),
    'plan-hostile-guards': planPage(HOSTILE_GUARDS),
    log: [...logPagePieces(longLog(), LOG_OPTIONS)].join(''),
    'log-person': [...logPagePieces(PERSON, LOG_OPTIONS)].join(''),
  };
}

describe.skipIf(hasNoBrowser)('a page, drawn', () => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await openBrowser();
  });
  afterAll(() => browser.close());

  it('fits 900 and 390 pixels, whatever its names', async () => {
    const context = await browser.newContext({ bypassCSP: true });
    const page = await context.newPage();
    const seen: string[] = [];
    for (const [name, html] of Object.entries(await pages())) {
      await page.setContent(html);
      for (const width of [900, 390]) {
        await page.setViewportSize({ width, height: 800 });
        const wide = await page.evaluate<number>('document.documentElement.scrollWidth');
        if (wide > width) seen.push(`${name} is ${wide} wide`);
        if (SHOTS !== undefined) await shoot(page, `${name}-${width}`);
      }
    }
    expect(seen).toEqual([]);
    await context.close();
  });

  it('has no fault that axe finds, and contrast in light and in dark', async () => {
    const context = await browser.newContext({ bypassCSP: true });
    const page = await context.newPage();
    const seen: string[] = [];
    const all = await pages();
    for (const name of ['plan-rich', 'plan-refused', 'log', 'log-person']) {
      await page.emulateMedia({ colorScheme: 'light' });
      await page.setContent(all[name] ?? '');
      await loadAxe(page);
      seen.push(...(await axeFaults(page, 'axe.run()')).map((fault) => `${name}: ${fault}`));
      await page.emulateMedia({ colorScheme: 'dark' });
      const contrast = await axeFaults(page, "axe.run({ runOnly: ['color-contrast'] })");
      seen.push(...contrast.map((fault) => `${name}, dark: ${fault}`));
    }
    expect(seen).toEqual([]);
    await context.close();
  });
});

async function shoot(page: Page, name: string): Promise<void> {
  mkdirSync(SHOTS ?? '', { recursive: true });
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme });
    await page.screenshot({ path: `${SHOTS}/${name}-${colorScheme}.png`, fullPage: true });
  }
}
