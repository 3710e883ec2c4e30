import { existsSync } from 'node:fs';
import type { Browser } from 'playwright-core';
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
