import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Browser, Page } from 'playwright-core';
import { chromium } from 'playwright-core';

const CHROMIUM = '/usr/bin/chromium';

/** A machine without it skips the tests that draw; CI may not. */
export const hasNoBrowser = !existsSync(CHROMIUM) && process.env.CI === undefined;
if (hasNoBrowser) {
  console.warn(`Nothing is drawn in a browser: ${CHROMIUM} is missing (apt install chromium).`);
}

export function openBrowser(): Promise<Browser> {
  const args = [
    '--no-sandbox',
    '--disable-gpu',
    '--disable-background-networking',
    '--no-first-run',
    '--disable-component-update',
    '--disable-sync',
  ];
  return chromium.launch({ executablePath: CHROMIUM, args });
}

const AXE = createRequire(import.meta.url).resolve('axe-core/axe.min.js');

/** Not as an element: a page may permit no scripts but its own. */
export async function loadAxe(page: Page): Promise<void> {
  await page.evaluate(`${readFileSync(AXE, 'utf8')};undefined`);
}

interface Found {
  readonly violations: readonly {
    readonly id: string;
    readonly nodes: readonly { readonly html: string; readonly failureSummary?: string }[];
  }[];
}

/** What axe finds in a page that has it, one fault of each kind; `run` is its call. */
export async function axeFaults(page: Page, run: string): Promise<string[]> {
  const { violations } = await page.evaluate<Found>(run);
  return violations.map(
    ({ id, nodes: [first] }) => `${id}: ${first?.html.slice(0, 200)} ${first?.failureSummary}`,
  );
}
