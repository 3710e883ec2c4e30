import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import type { Browser } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { openBrowser } from '../browser.ts';
import { documentsIn } from '../documents.ts';
import type { Picture } from './pictures.ts';
import { pictures } from './pictures.ts';
import { demoText, framesOf } from './recording.ts';
import { terminalSvg } from './terminal-svg.ts';

const TOP = resolve(import.meta.dirname, '../..');
const FOLDER = join(TOP, 'docs/pictures');
const INPUTS = join(FOLDER, 'inputs.json');
const SCHEMES = ['light', 'dark'] as const;

/** `npm run pictures` sets it: the pictures are drawn again instead of compared. */
const isDrawing = process.env.SEGOPS_PICTURES === 'draw';

/** Of each picture, what it was drawn from: pixels differ between machines, this does not. */
async function inputs(): Promise<Record<string, string>> {
  const drawn = (await pictures()).map(({ name, width, page }) => {
    return [name, hashOf(`${width}\n${page}`)] as const;
  });
  return Object.fromEntries([...drawn, ['demo', hashOf(await demoText())]]);
}

function hashOf(text: string): string {
  return createHash('sha256').update(text).digest('hex').slice(0, 16);
}

async function draw(browser: Browser, { name, width, page, part }: Picture): Promise<void> {
  for (const scheme of SCHEMES) {
    const options = { viewport: { width, height: 700 }, deviceScaleFactor: 1.5 };
    const tab = await browser.newPage({ ...options, colorScheme: scheme });
    await tab.setContent(page);
    const path = join(FOLDER, `${name}-${scheme}.png`);
    if (part === null) await tab.screenshot({ path });
    else await tab.locator(part).screenshot({ path });
    await tab.close();
  }
}

const DRAWS_GREEN = `{
  const context = document.createElement('canvas').getContext('2d');
  context.fillText('\u{1f7e2}', 0, 20);
  const { data } = context.getImageData(0, 0, 40, 40);
  data.some((green, at) => at % 4 === 1 && green > data[at - 1] + 50);
}`;
/** Without a font of emoji the signs of verdicts become empty boxes, which no hash would tell. */
async function drawsEmoji(browser: Browser): Promise<boolean> {
  const tab = await browser.newPage();
  const found = await tab.evaluate(DRAWS_GREEN);
  await tab.close();
  return found === true;
}

/** Files of pictures that a document shows, relative to the top. */
function shownIn(document: string): string[] {
  const text = readFileSync(join(TOP, document), 'utf8');
  const found = text.matchAll(/(?:srcset|src)="([^"]+)"/g);
  return [...found].map(([, path = '']) => join(dirname(document), path));
}

describe('the pictures of the documents', () => {
  it.runIf(isDrawing)('are drawn', async () => {
    const browser = await openBrowser();
    expect(await drawsEmoji(browser), 'install a font of emoji: fonts-noto-color-emoji').toBe(true);
    for (const picture of await pictures()) await draw(browser, picture);
    await browser.close();
    const recorded = terminalSvg(framesOf(await demoText()), 'segops demo in a terminal');
    writeFileSync(join(FOLDER, 'demo.svg'), recorded);
    writeFileSync(INPUTS, `${JSON.stringify(await inputs(), null, 2)}\n`);
    expect(readdirSync(FOLDER)).toContain('inputs.json');
  });

  it('are of what the program says today, or `npm run pictures` draws them again', async () => {
    expect(JSON.parse(readFileSync(INPUTS, 'utf8'))).toEqual(await inputs());
  });

  it('are all there, and all shown', () => {
    const shown = new Set(documentsIn(TOP).flatMap(shownIn));
    expect([...shown].filter((path) => !existsSync(join(TOP, path)))).toEqual([]);
    const files = readdirSync(FOLDER).filter((name) => name !== 'inputs.json');
    expect(files.filter((name) => !shown.has(join('docs/pictures', name)))).toEqual([]);
  });
});
