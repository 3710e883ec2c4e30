import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { redacting } from '../../src/report/privacy.ts';
import { hasNoBrowser, openBrowser } from '../browser.ts';
import {
  CUT_FOR_FORTY,
  HOSTILE,
  HOSTILE_NAMES,
  peopleOf,
  planOf,
  segmentOf,
} from '../report/plans.ts';
import { planPage, RICH } from './plans.ts';

const EVIL = [
  '<img src=x onerror="window.taken=1">',
  '</script><script>window.taken=1</script>',
  '"><svg onload=window.taken=1>',
  "' autofocus onfocus=window.taken=1 '",
  '{{window.taken=1}}',
];

describe.skipIf(hasNoBrowser)('the page of a plan', () => {
  let browser: Browser;
  let page: Page;
  let dialogs: string[] = [];
  let asked: string[] = [];
  beforeAll(async () => {
    browser = await openBrowser();
    page = await browser.newPage();
    page.on('request', (request) => asked.push(request.url()));
    page.on('dialog', async (dialog) => {
      dialogs.push(dialog.message());
      await dialog.dismiss();
    });
  });
  afterAll(() => browser.close());

  /** As people open it: from a file. */
  const open = async (html: string): Promise<string> => {
    const file = join(mkdtempSync(join(tmpdir(), 'segops page ')), 'plan.html');
    writeFileSync(file, html);
    dialogs = [];
    asked = [];
    const url = pathToFileURL(file).href;
    await page.goto(url);
    return url;
  };
  const people = () => page.locator('#people-table tbody tr').allInnerTexts();
  const told = () => page.locator('#people-count').innerText();

  it('says what happens to whom, and finds a person', async () => {
    const url = await open(planPage(RICH));
    expect(await page.getByRole('heading', { level: 1 }).innerText()).toBe(
      'Plan: 130 people join, 28 leave · 4 segments (1 new)',
    );
    expect(await told()).toBe('153 of 153 people, 1 to 50 shown');
    await page.getByLabel('Find a person').fill('USER02@');
    expect(await people()).toEqual(['user02@example.com\tVIP customers\tWeekly newsletter']);
    expect(await told()).toBe('1 of 153 people');
    await page.getByLabel('Find a person').fill('nobody');
    expect([await people(), await told()]).toEqual([[], '0 of 153 people']);
    expect(asked).toEqual([url]);
  });

  it('shows who moves, who leaves, and the people of one segment', async () => {
    await open(planPage(RICH));
    await page.getByLabel('Who', { exact: true }).selectOption('move');
    expect(await told()).toBe('5 of 153 people');
    await page.getByRole('button', { name: '−1: show who leaves Weekly newsletter' }).click();
    expect(await people()).toEqual(['user02@example.com\tVIP customers\tWeekly newsletter']);
    await page.getByRole('button', { name: 'All segments' }).click();
    expect(await told()).toBe('28 of 153 people');
    const moves = page.locator('section:has(> #moves-title) tbody tr');
    expect(await moves.allInnerTexts()).toEqual([
      'VIP customers\tWeekly newsletter\t4',
      'Weekly newsletter\tVIP customers\t1',
    ]);
  });

  it('leads from its verdict to who joins, and has at its top what cannot be undone', async () => {
    await open(planPage(RICH));
    const verdict = await page.locator('header').innerText();
    expect(verdict).toContain(
      'Spring sale 🌷 (+120) and Store visitors (+3) have no exclusion list, so nobody compared those who join with the opt-outs.',
    );
    expect(verdict).toContain('Cannot be undone: 1 segment is created.');
    expect(await page.locator('header [data-tone]').count()).toBe(1);
    expect(await page.locator('header ol li').allInnerTexts()).toEqual([
      'Do Spring sale 🌷 or Store visitors get messages, now or later? If so, or if you do not know, stop here: ask whoever made this change to add lists/opted-out.txt under exclude_from: in their files. Then look at the new plan, not at this one.',
      'See who joins: are they the right people?',
      'Check the name of what is new: Spring sale 🌷. Cannot be undone: 1 segment is created. CleverTap cannot delete a segment.',
      'Only then run segops apply. It shows the plan, and asks whoever runs it before it sends.',
    ]);
    await page.getByRole('link', { name: 'See who joins' }).click();
    expect(await told()).toBe('130 of 153 people, 1 to 50 shown');
    expect(await page.getByLabel('Who', { exact: true }).inputValue()).toBe('join');
  });

  it('tells the loss of a list once, with whom it lets in', async () => {
    await open(planPage(CUT_FOR_FORTY));
    const box = await page.locator('.box').first().innerText();
    expect(box.match(/lists\/opted-out\.txt lost 44 of its 52 rows/g)).toHaveLength(1);
    expect(box).toContain(
      '5 people who were on it would join Store 1 (9.6% of those it held back;',
    );
    expect(box).toContain('10 more segments');
    expect(box).toContain('use the same list; nobody would join them.');
  });

  it('leafs through the people, by keyboard alone', async () => {
    await open(planPage(RICH));
    await page.getByRole('button', { name: 'Next' }).focus();
    await page.keyboard.press('Enter');
    await page.keyboard.press('Enter');
    expect(await page.locator('#page-now').innerText()).toBe('Page 3 of 4');
    await page.getByRole('button', { name: 'Last' }).press('Enter');
    expect(await people()).toHaveLength(3);
    expect(await page.getByRole('button', { name: 'Next' }).isDisabled()).toBe(true);
  });

  it('sorts and filters segments', async () => {
    const segments = ['b', 'c', 'a', 'd', 'e'].map((key, at) =>
      segmentOf(key, { add: peopleOf([3, 20, 1, 9, 5][at] ?? 0, key) }),
    );
    await open(planPage(planOf({ segments })));
    const order = async () =>
      (await page.locator('#segments tbody tr:visible th').allInnerTexts()).join('');
    await page.getByRole('button', { name: 'Segment' }).press('Enter');
    expect(await order()).toBe('abcde');
    await page.getByRole('button', { name: 'Join', exact: true }).click();
    expect(await order()).toBe('cdeba');
    expect(await page.locator('th[aria-sort]').innerText()).toBe('Join');
    await page.getByRole('button', { name: 'Join', exact: true }).click();
    expect(await order()).toBe('abedc');
    await page.getByLabel('Filter').fill('D');
    expect([await order(), await page.locator('#segments-count').innerText()]).toEqual([
      'd',
      '1 of 5',
    ]);
  });

  it('draws hostile names as text, runs nothing, and asks for nothing', async () => {
    const names = [...HOSTILE_NAMES, ...EVIL];
    const segments = names.map((name, at) =>
      segmentOf(name, { name, add: [{ kind: 'identity', value: name }], before: at }),
    );
    const url = await open(planPage({ ...HOSTILE, ...planOf({ segments }) }));
    await page.waitForFunction("document.querySelector('#people-table tbody tr') !== null");
    for (const evil of EVIL) {
      await page.getByLabel('Find a person').fill(evil);
      expect([evil, (await people()).length]).toEqual([evil, 1]);
    }
    expect(await page.locator('img, iframe, object, embed, video, form, base').count()).toBe(0);
    expect(await page.locator('script').count()).toBe(2);
    expect(await page.locator('svg *').count()).toBe(0);
    expect(await page.evaluate('window.taken')).toBe(undefined);
    expect([dialogs, asked]).toEqual([[], [url]]);
  });

  it('lets nothing else run, even where something got into it', async () => {
    await open(planPage(RICH));
    const tries = `(async () => {
      const [stopped, refused] = [[], []];
      addEventListener('securitypolicyviolation', (event) => stopped.push(event.effectiveDirective));
      const script = document.createElement('script');
      try { script.text = 'window.taken = 1'; } catch { refused.push('text'); }
      script.append('window.taken = 1');
      document.body.append(script);
      try { document.body.innerHTML = '<img src=x onerror=alert(1)>'; } catch { refused.push('html'); }
      document.body.setAttribute('style', 'background: red');
      const image = document.createElement('img');
      image.src = 'https://example.com/x.png';
      document.body.append(image);
      while (!stopped.includes('img-src')) await new Promise((done) => setTimeout(done, 10));
      return [window.taken, refused.join(' '), getComputedStyle(document.body).backgroundColor];
    })()`;
    const [taken, refused, ground] = await page.evaluate<unknown[]>(tries);
    expect([taken, refused]).toEqual([undefined, 'text html']);
    expect(ground).not.toBe('rgb(255, 0, 0)');
  });

  it('contains nobody in the clear where members are masked, and finds pseudonyms', async () => {
    const hidden = planPage(redacting(null).plan(RICH));
    const keyed = planPage(redacting('k'.repeat(32)).plan(RICH));
    for (const html of [hidden, keyed]) {
      for (const name of ['user02', 'spring001', '00123', 'abcde12345', 'Spring sale']) {
        expect(html).not.toContain(name);
      }
    }
    await open(hidden);
    expect(await page.getByLabel('Find a person').isVisible()).toBe(false);
    expect(await told()).toBe('158 of 158 changes, 1 to 50 shown');
    await open(keyed);
    const [first = ''] = await page.locator('#people-table tbody th').allInnerTexts();
    await page.getByLabel('Find a person').fill(first);
    expect(await told()).toBe('1 of 153 people');
  });

  it('prints everything that it found, unfolded', async () => {
    await open(planPage(RICH));
    await page.emulateMedia({ media: 'print' });
    await page.evaluate("dispatchEvent(new Event('beforeprint'))");
    expect(await people()).toHaveLength(153);
    expect(await page.locator('details:not([open])').count()).toBe(0);
    expect(await page.getByLabel('Find a person').isVisible()).toBe(false);
    expect((await page.pdf()).length).toBeGreaterThan(10_000);
    await page.evaluate("dispatchEvent(new Event('afterprint'))");
    expect(await people()).toHaveLength(50);
    await page.emulateMedia({ media: 'screen' });
  });
});
