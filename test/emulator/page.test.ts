import type { Browser, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { EmulatorOptions } from '../../src/emulator/options.ts';
import { axeFaults, hasNoBrowser, loadAxe, openBrowser } from '../browser.ts';
import type { Rehearsal } from './client.ts';
import { apiSegment, entry, names, rehearse } from './client.ts';

const ADD = { customer_segment_id: 'vip', action: 'ADD' };
const HOSTILE = '<script>document.title="taken"</script><img src=x onerror=alert(1)>';

describe.skipIf(hasNoBrowser)('the page', () => {
  let browser: Browser;
  let page: Page;
  beforeAll(async () => {
    browser = await openBrowser();
    page = await browser.newPage();
  });
  afterEach(() => page.removeAllListeners());
  afterAll(() => browser.close());

  const open = async (options: EmulatorOptions = {}): Promise<Rehearsal> => {
    const api = await rehearse({
      segments: [apiSegment('vip', 1234), apiSegment('news', 1235)],
      ...options,
    });
    await page.goto(api.url);
    await page.getByText('live', { exact: true }).waitFor();
    return api;
  };
  const rowsOf = (body: string) => page.locator(`#${body} tr`).allInnerTexts();

  it('shows a new member without a reload', async () => {
    const api = await open();
    await page.getByRole('button', { name: 'vip' }).click();
    await page.getByRole('heading', { name: 'Members of vip' }).waitFor();
    await api.update(entry(['ada@example.com'], ADD));
    await page.locator('#members').getByText('ada@example.com').waitFor();
    expect(await page.locator('#members-count').innerText()).toBe('1 of 1');
    expect(await rowsOf('segments')).toEqual(['vip\tAPI\t1234\t1', 'news\tAPI\t1235\t0']);
    const csv = page.locator('#members-chosen').getByRole('link', { name: 'Download CSV' });
    expect(await csv.getAttribute('href')).toBe('/_emulator/segments/1234/members.csv');
    await api.update(entry(['ada@example.com'], { ...ADD, action: 'REMOVE' }));
    await page.locator('#members').getByText('ada@example.com').waitFor({ state: 'detached' });
  });

  it('searches the members of a segment', async () => {
    const api = await open();
    await api.update(entry(names('user', 30), ADD));
    await page.getByRole('button', { name: 'vip' }).click();
    await page.getByLabel('Search', { exact: true }).fill('USER3');
    await page.getByText('2 of 30').waitFor();
    expect(await page.locator('#members li').allInnerTexts()).toEqual(['user3', 'user30']);
  });

  it('filters the Error Stream by type and by segment', async () => {
    const api = await open();
    await api.update(
      entry(['ada'], { customer_segment_id: 'gone', action: 'ADD' }),
      entry(['bob'], { customer_segment_id: 'vip', action: 'DROP' }),
      entry(['eve'], { ct_segment_id: 99, action: 'ADD' }),
    );
    const users = () => page.locator('#errors td:nth-child(5)').allInnerTexts();
    await page.getByText('3 skipped').waitFor();
    expect(await users()).toEqual(['eve', 'bob', 'ada']);
    await page.getByLabel('Error type').selectOption('API_SEGMENT_NOT_FOUND_OR_DELETED');
    await page.getByText('2 skipped').waitFor();
    expect(await users()).toEqual(['eve', 'ada']);
    await page.getByRole('combobox', { name: 'Segment' }).selectOption('99');
    await page.getByText('1 skipped').waitFor();
    expect(await users()).toEqual(['eve']);
    const csv = await page.locator('#csv').getAttribute('href');
    expect(csv).toBe(
      '/_emulator/error-stream.csv?type=API_SEGMENT_NOT_FOUND_OR_DELETED&segment=99',
    );
  });

  it('draws what was skipped over time, and says it in words', async () => {
    const api = await open();
    await api.update(entry(names('u', 7), { action: 'ADD' }));
    const chart = page.getByRole('img', { name: /^7 skipped from .*, most at .*: 7$/ });
    await chart.waitFor();
    await api.update(entry([''], ADD));
    await page.getByRole('img', { name: /^8 skipped / }).waitFor();
    expect(await page.locator('#chart-types li').allInnerTexts()).toEqual([
      'API_SEGMENT_EMPTY_IDENTITY 1',
      'API_SEGMENT_NO_SEGMENT_ID 7',
    ]);
    expect(Number(await page.locator('#chart-most').innerText())).toBeGreaterThan(6);
    const fills = await page.evaluate(
      "[...document.querySelectorAll('#bars rect')].map((one) => getComputedStyle(one).fill)",
    );
    expect(new Set(fills as string[]).size).toBe(2);
  });

  it('shows a hostile identity as text', async () => {
    const api = await open({ segments: [apiSegment('vip', 1), apiSegment(HOSTILE, 2)] });
    const dialogs: string[] = [];
    page.on('dialog', async (dialog) => {
      dialogs.push(dialog.message());
      await dialog.dismiss();
    });
    await api.update(entry([HOSTILE, 'left\u202eright'], ADD));
    await api.update(entry([HOSTILE], { customer_segment_id: HOSTILE, action: HOSTILE }));
    await page.getByRole('button', { name: 'vip' }).click();
    await page.locator('#members li').first().waitFor();
    expect(await page.locator('#members li').allInnerTexts()).toEqual([
      HOSTILE,
      'left\\u{202e}right',
    ]);
    await page.getByRole('button', { name: HOSTILE }).click();
    await page.locator('#errors').getByText(HOSTILE).first().waitFor();
    expect(await page.title()).toBe('segops emulator');
    expect(await page.locator('main img, main script').count()).toBe(0);
    expect(dialogs).toEqual([]);
  });

  it('shows requests with status, users and remarks, and the lanes in use', async () => {
    const api = await open();
    await api.update(entry(['ada', 'bob'], ADD));
    await api.post('/_emulator/faults', { faults: ['status=503', 'late=1m'] });
    await api.update(entry(['ada'], ADD));
    const patience = new AbortController();
    const { url, headers } = api;
    const late = fetch(`${url}/api/updateSegment`, {
      method: 'POST',
      headers,
      body: JSON.stringify({ bulk_profiles: [entry(['eve'], ADD)] }),
      signal: patience.signal,
    }).catch(() => 'given up');
    await page.getByText('1 of 3, at most 1').waitFor();
    const rows = (await rowsOf('recent')).map((row) => row.split('\t'));
    expect(rows.map(([number, , api_, answer]) => [number, api_, answer])).toEqual([
      ['3', 'Update Segment', 'in flight'],
      ['2', 'Update Segment', '503'],
      ['1', 'Update Segment', '200'],
    ]);
    expect(rows.map((row) => row.at(-1))).toEqual(['fault: late', 'fault: status', '']);
    expect(rows[2]?.slice(4, 9)).toEqual(['0 ms', '2', '1', '2', '0']);
    patience.abort();
    expect(await late).toBe('given up');
  });

  it('is used by keyboard alone, and keeps the focus while it changes', async () => {
    const api = await open();
    await page.keyboard.press('Tab');
    expect(await page.evaluate('document.activeElement.textContent')).toBe('Skip to the content');
    await page.getByRole('button', { name: 'news' }).focus();
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: 'Members of news' }).waitFor();
    await api.update(entry(['ada'], { customer_segment_id: 'news', action: 'ADD' }));
    await page.locator('#members').getByText('ada').waitFor();
    expect(await page.evaluate('document.activeElement.textContent')).toBe('news');
    expect(await page.getByRole('button', { name: 'news', pressed: true }).count()).toBe(1);
  });

  it('folds a long identity, and unfolds it', async () => {
    const api = await open();
    const long = `${'x'.repeat(900)}@example.com`;
    await api.update(entry([long], { customer_segment_id: 'gone', action: 'ADD' }));
    const row = page.locator('#errors tr').first();
    await row.waitFor();
    expect((await row.boundingBox())?.height).toBeLessThan(100);
    await row.locator('summary').click();
    expect(await row.innerText()).toContain(long);
    await api.update(entry(['ada'], { customer_segment_id: 'gone', action: 'ADD' }));
    await page.getByText('2 skipped').waitFor();
    expect(await page.locator('#errors details[open]').count()).toBe(1);
  });

  it('fits a telephone', async () => {
    const narrow = { width: 390, height: 800 };
    const api = await open({ segments: [apiSegment('k'.repeat(200), 1), apiSegment('vip', 2)] });
    await page.setViewportSize(narrow);
    await api.update(entry(['y'.repeat(500)], { customer_segment_id: 'gone', action: 'ADD' }));
    await page.getByText('1 skipped').waitFor();
    expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(narrow.width);
    await page.getByRole('button', { name: 'Open request 1' }).click();
    await page.getByRole('dialog').waitFor();
    expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(narrow.width);
    await page.setViewportSize({ width: 1280, height: 720 });
  });

  it('searches and sorts the segments, and walks through them with the arrow keys', async () => {
    const api = await open();
    await api.update(entry(['ada'], { customer_segment_id: 'news', action: 'ADD' }));
    await page.locator('#segments').getByText('1', { exact: true }).waitFor();
    const shown = async () => (await rowsOf('segments')).map((row) => row.split('\t')[0]);
    await page.getByRole('button', { name: 'Members', exact: true }).click();
    expect(await shown()).toEqual(['news', 'vip']);
    await page.getByRole('button', { name: 'Members', exact: true }).click();
    expect(await shown()).toEqual(['vip', 'news']);
    const header = page.getByRole('columnheader', { name: 'Members' });
    expect(await header.getAttribute('aria-sort')).toBe('ascending');
    await page.getByRole('button', { name: 'vip' }).focus();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('ArrowDown');
    expect(await page.evaluate('document.activeElement.textContent')).toBe('news');
    await page.keyboard.press('Home');
    expect(await page.evaluate('document.activeElement.textContent')).toBe('vip');
    await page.getByLabel('Search segments').fill('NEW');
    expect(await shown()).toEqual(['news']);
    expect(await page.locator('#segments-count').innerText()).toBe('1 of 2');
  });

  it('opens a request: its body, its answer, its changes and the fault', async () => {
    const api = await open();
    await api.post('/_emulator/faults', { faults: ['status=503'] });
    await api.update(entry(['ada', HOSTILE], ADD));
    await page.getByRole('button', { name: 'Open request 1' }).click();
    const dialog = page.getByRole('dialog', { name: 'Request 1' });
    await dialog.waitFor();
    const text = await dialog.innerText();
    expect(text).toContain('+ ada in vip\n');
    expect(text).toContain(`+ ${HOSTILE} in vip\n`);
    expect(text).toMatch(/Injected fault\s+status\n/);
    expect(text).toContain('503 Service Unavailable');
    expect(text).toContain('"bulk_profiles"');
    expect(await dialog.locator('img, script').count()).toBe(0);
    await page.keyboard.press('Escape');
    await dialog.waitFor({ state: 'hidden' });
    expect((await api.get('/_emulator/requests/2')).status).toBe(404);
  });

  it('has no fault that axe finds, closed and open, in light and in dark', async () => {
    const api = await open();
    await api.update(
      entry(['x'.repeat(300)], { customer_segment_id: 'gone', action: 'ADD' }),
      entry(['ada', ''], ADD),
    );
    await page.getByText('2 skipped').waitFor();
    await page.getByRole('button', { name: 'vip' }).click();
    await loadAxe(page);
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme });
      expect([colorScheme, await axeFaults(page, 'axe.run()')]).toEqual([colorScheme, []]);
    }
    await page.getByRole('button', { name: 'Open request 1' }).click();
    await page.getByRole('dialog').waitFor();
    expect(await axeFaults(page, 'axe.run()')).toEqual([]);
  });

  it('says what to type until the first request arrives', async () => {
    const api = await open({ passcode: "it's" });
    expect(await page.locator('#exports').innerText()).toBe(
      `export SEGOPS_BASE_URL=${api.url}\nexport CLEVERTAP_ACCOUNT_ID=${api.emulator.accountId}\nexport CLEVERTAP_PASSCODE='it'\\''s'`,
    );
    await api.update(entry(['ada'], ADD));
    await page.locator('#start').waitFor({ state: 'hidden' });
  });

  it('does not move anything when a request is refused with 429', async () => {
    const api = await open();
    await api.update(entry(['ada'], ADD));
    await page.getByRole('button', { name: 'Open request 1' }).waitFor();
    const tops = () =>
      page.evaluate("[...document.querySelectorAll('h2')].map((one) => one.offsetTop)");
    const before = await tops();
    const late = Array.from({ length: 4 }, () => api.update(entry(['ada'], ADD)));
    await api.post('/_emulator/faults', { faults: ['status=429'] });
    await Promise.all([...late, api.update(entry(['ada'], ADD))]);
    await page.getByRole('button', { name: 'Open request 6' }).waitFor();
    expect(await tops()).toEqual(before);
  });

  it('follows the light and the dark of the system', async () => {
    await open();
    const ground = () => page.evaluate('getComputedStyle(document.body).backgroundColor');
    await page.emulateMedia({ colorScheme: 'light' });
    expect(await ground()).toBe('rgb(246, 246, 243)');
    await page.emulateMedia({ colorScheme: 'dark' });
    expect(await ground()).toBe('rgb(20, 23, 26)');
  });

  it('asks nothing of any other host', async () => {
    const api = await open();
    const asked: string[] = [];
    page.on('request', (request) => asked.push(request.url()));
    await page.reload();
    await page.getByText('live', { exact: true }).waitFor();
    expect(asked.length).toBeGreaterThan(4);
    expect(
      asked.filter((url) => !url.startsWith(`${api.url}/`) && !url.startsWith('data:')),
    ).toEqual([]);
  });

  it('says that it has lost the emulator', async () => {
    const api = await open();
    await api.emulator.close();
    await page.getByText('not connected, trying again').waitFor();
    expect(await page.locator('#link').getAttribute('data-state')).toBe('lost');
  });
});
