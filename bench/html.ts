import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Browser, Page } from 'playwright-core';
import { planPagePieces } from '../src/html/plan-page.ts';
import { openBrowser } from '../test/browser.ts';
import { peopleOf, planOf, segmentOf } from '../test/report/plans.ts';

/**
 * The page of a plan of 100,000 changes in headless Chromium: until its people are listed (beside that of a
 * plan of 200 changes, which is what the browser itself takes), until a person is found, and the slowest frame while it scrolls from top to bottom. Medians of some runs, but
 * for the frame, which is the worst of all.
 */
const CHANGES = 100_000;
const SEGMENTS = 20;
const RUNS = 7;

interface Measured {
  readonly open: number;
  readonly find: number;
  readonly frame: number;
}

/** Prints a row of a table. */
export async function run(): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'segops-bench-'));
  const file = join(folder, 'plan.html');
  const small = join(folder, 'small.html');
  const plan = planOf({ segments: segments(CHANGES) });
  const nearlyEmpty = planOf({ segments: segments(SEGMENTS * 10) });
  writeFileSync(small, [...planPagePieces(nearlyEmpty, { madeAt: 0 })].join(''));
  const started = performance.now();
  const html = [...planPagePieces(plan, { madeAt: Date.now() })].join('');
  const made = performance.now() - started;
  writeFileSync(file, html);
  const browser = await openBrowser();
  const runs: Measured[] = [];
  const bases: number[] = [];
  for (let at = 0; at < RUNS; at += 1) {
    bases.push(await opened(browser, small, openPage));
    runs.push(await opened(browser, file, measure));
  }
  await browser.close();
  rmSync(folder, { recursive: true });
  const cells = [
    CHANGES.toLocaleString('en-US'),
    (html.length / 1e6).toFixed(1),
    made.toFixed(0),
    median(runs.map(({ open }) => open)),
    median(bases),
    median(runs.map(({ find }) => find)),
    Math.max(...runs.map(({ frame }) => frame)).toFixed(0),
  ];
  console.log(
    '| changes | page: MB | written: ms | open: ms | of 200 changes: ms | a person found: ms | slowest frame: ms |',
  );
  console.log('| ---: | ---: | ---: | ---: | ---: | ---: | ---: |');
  console.log(`| ${cells.join(' | ')} |`);
}

function median(values: readonly number[]): string {
  return ([...values].sort((a, b) => a - b)[values.length >> 1] ?? 0).toFixed(0);
}

async function opened<T>(
  browser: Browser,
  file: string,
  look: (page: Page, url: string) => Promise<T>,
): Promise<T> {
  const page = await browser.newPage({ viewport: { width: 900, height: 800 } });
  const found = await look(page, pathToFileURL(file).href);
  await page.close();
  return found;
}

/** Every person joins one segment, and every tenth leaves another. */
function segments(changes: number) {
  const each = changes / SEGMENTS;
  const leaving = each / 10;
  return Array.from({ length: SEGMENTS }, (_, at) =>
    segmentOf(`segment-${at}`, {
      name: `Segment ${at}`,
      before: 10_000,
      add: peopleOf(each - leaving, `person${at}-`),
      remove: peopleOf(leaving, `person${(at + 1) % SEGMENTS}-`),
    }),
  );
}

/** Milliseconds until people are listed. */
async function openPage(page: Page, url: string): Promise<number> {
  const started = performance.now();
  await page.goto(url);
  await page.waitForFunction("document.querySelector('#people-table tbody tr') !== null");
  return performance.now() - started;
}

async function measure(page: Page, url: string): Promise<Measured> {
  const open = await openPage(page, url);
  const find = await page.evaluate<number>(`(() => {
    const field = document.querySelector('#find-person');
    const started = performance.now();
    field.value = 'person7-0004321@';
    field.dispatchEvent(new Event('input'));
    document.body.getBoundingClientRect();
    return performance.now() - started;
  })()`);
  const frame = await page.evaluate<number>(`(async () => {
    document.querySelector('#find-person').value = '';
    document.querySelector('#find-person').dispatchEvent(new Event('input'));
    const next = () => new Promise((done) => requestAnimationFrame(done));
    let [slowest, before] = [0, await next()];
    for (let top = 0; top < document.body.scrollHeight; top += 100) {
      scrollTo(0, top);
      const now = await next();
      slowest = Math.max(slowest, now - before);
      before = now;
    }
    return slowest;
  })()`);
  return { open, find, frame };
}
