import { mkdirSync } from 'node:fs';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { axeFaults, hasNoBrowser, loadAxe, openBrowser } from '../browser.ts';
import { comments } from './comments.ts';
import { toPage } from './rendered.ts';

const SHOTS = process.env.SEGOPS_SHOTS;

/** Pixels: the most that a comment may take where its width is that of a desktop. */
const TALLEST: Readonly<Record<string, number>> = { refused: 700, forty: 1300, small: 600 };

/** What is cut off in a table, or anywhere, makes it wider; blocks of code are meant to scroll. */
const SIZES = `(() => {
  const cut = [...document.querySelectorAll('table')].map((one) => one.scrollWidth - one.clientWidth);
  const wide = Math.max(document.documentElement.scrollWidth, innerWidth + Math.max(0, ...cut));
  return { wide, tall: Math.ceil(document.querySelector('article').getBoundingClientRect().height) };
})()`;

/** GitHub's own colours of code in a link have a contrast of 4.43. */
const PART = "{ include: ['.body'], exclude: ['a code'] }";
/** The comment is one part of GitHub's page: what its headings stand below is not ours. */
const RULES = "{ 'heading-order': { enabled: false } }";

describe.skipIf(hasNoBrowser)('a comment, drawn', () => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await openBrowser();
  });
  afterAll(() => browser.close());

  it.each([900, 390])('fits %i pixels, and is as short as it should be', async (width) => {
    const page = await browser.newPage({ viewport: { width, height: 800 } });
    const seen: string[] = [];
    for (const [name, markdown] of Object.entries(await comments())) {
      await page.setContent(toPage(markdown));
      const { wide, tall } = await page.evaluate<{ wide: number; tall: number }>(SIZES);
      if (SHOTS !== undefined) {
        mkdirSync(SHOTS, { recursive: true });
        await page.screenshot({ path: `${SHOTS}/${name}-${width}.png`, fullPage: true });
      }
      if (wide > width) seen.push(`${name} is ${wide} wide`);
      const most = width === 900 ? TALLEST[name] : undefined;
      if (most !== undefined && tall > most) seen.push(`${name} is ${tall} tall`);
    }
    expect(seen).toEqual([]);
    await page.close();
  });

  it('has no fault that axe finds, and contrast in light and in dark', async () => {
    const page = await browser.newPage({ viewport: { width: 900, height: 800 } });
    const seen: string[] = [];
    for (const [name, markdown] of Object.entries(await comments())) {
      await page.emulateMedia({ colorScheme: 'light' });
      await page.setContent(toPage(markdown));
      await loadAxe(page);
      const all = await axeFaults(page, `axe.run(${PART}, { rules: ${RULES} })`);
      await page.emulateMedia({ colorScheme: 'dark' });
      const dark = await axeFaults(page, `axe.run(${PART}, { runOnly: ['color-contrast'] })`);
      seen.push(...[...all, ...dark].map((fault) => `${name}: ${fault}`));
    }
    expect(seen).toEqual([]);
    await page.close();
  });
});
