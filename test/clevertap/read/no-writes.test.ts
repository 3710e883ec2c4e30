import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { Passcode } from '../../../src/clevertap/passcode.ts';
import { Asker } from '../../../src/clevertap/read/ask.ts';
import type { ReadingPath } from '../../../src/clevertap/read/questions.ts';
import { isReading } from '../../../src/clevertap/read/questions.ts';
import { CREATE_SEGMENT_PATH, UPDATE_SEGMENT_PATH } from '../../../src/clevertap/wire.ts';
import { apiSegment, rehearse } from '../../emulator/client.ts';
import { pagesOf, readerOf, SECRET, TODAY, waits } from './reading-client.ts';

describe('a client that reads', () => {
  it('has nothing to write with', async () => {
    const api = await rehearse();
    expect(Object.keys(readerOf(api.emulator)).sort()).toEqual(['close', 'count', 'events']);
  });

  it('has no type for a path that writes', () => {
    // @ts-expect-error: it is no path of a question.
    const update: ReadingPath = UPDATE_SEGMENT_PATH;
    // @ts-expect-error: nor is this one.
    const create: ReadingPath = CREATE_SEGMENT_PATH;
    expect([update, create].map(isReading)).toEqual([false, false]);
  });

  it.each([
    UPDATE_SEGMENT_PATH,
    CREATE_SEGMENT_PATH,
    '/1/upload',
    '/1/events.json/../../api/updateSegment',
    '/1/events.jsonx',
    '',
  ])('refuses to send %j, also where types were got around', async (path) => {
    const asked: unknown[] = [];
    const asker = new Asker({
      access: {
        origin: 'http://127.0.0.1:1',
        accountId: 'A',
        passcode: new Passcode(SECRET),
        userAgent: '',
      },
      dispatcher: { request: (sent: unknown) => asked.push(sent) } as never,
      inFlight: 1,
      waiting: waits(),
      patienceMs: 1,
      signal: new AbortController().signal,
    });
    const question = {
      method: 'POST',
      path: path as ReadingPath,
      body: '{}',
      maxBytes: 1,
    } as const;
    await expect(asker.ask(question, asker.patience())).rejects.toThrow('is not a question');
    expect(asked).toEqual([]);
  });

  it('is told of no path that writes, in no file', () => {
    const folder = 'src/clevertap/read';
    const texts = readdirSync(folder).map((file) => readFileSync(`${folder}/${file}`, 'utf8'));
    expect(texts.length).toBeGreaterThan(5);
    for (const text of texts) {
      expect(text).not.toMatch(
        /UPDATE_SEGMENT_PATH|CREATE_SEGMENT_PATH|\/api\/|from '\.\.\/client\.ts'/,
      );
    }
  });

  it('sends nothing to the endpoints that write, whatever goes wrong', async () => {
    const segments = [apiSegment('vip', 1234)];
    const kinds = ['status=500', 'status=400', 'reset', 'truncate', 'nonjson', 'progress', 'fail'];
    for (const kind of kinds) {
      const api = await rehearse({ segments });
      await api.post('/_emulator/faults', { faults: [`${kind},rate=0.5,times=20`, 'partial'] });
      const client = readerOf(api.emulator);
      await client.count({ customerSegmentId: 'vip' }, 'REMOVE', TODAY);
      await pagesOf(client);
      expect(api.emulator.state()).toMatchObject({
        apis: { update: { requests: 0 }, create: { requests: 0 } },
        created_users: [],
        billed_events: 0,
      });
    }
  });
});
