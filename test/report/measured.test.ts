import { mkdirSync } from 'node:fs';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { hasNoBrowser, openBrowser } from '../browser.ts';
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
});
