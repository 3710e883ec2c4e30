import type { Server } from 'node:http';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import { folderWith, segops, unwrapped } from './segops.ts';

/** Answers every POST alike, whatever is asked. */
let server: Server | null = null;
afterEach(() => server?.close());

async function answering(status: number, body: string): Promise<string> {
  server = createServer((request, answer) => {
    request.resume();
    request.on('end', () => answer.writeHead(status, { Connection: 'close' }).end(body));
  });
  await new Promise<void>((listening) => server?.listen(0, '127.0.0.1', listening));
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

const ENV = { CLEVERTAP_ACCOUNT_ID: ' ACC\n', CLEVERTAP_PASSCODE: 'QWE-RTY\n' };

async function repository(origin: string): Promise<string> {
  const cwd = folderWith({
    'segments/vip.yaml': 'segment: { customer_segment_id: vip }\nmembers: [ada, eve]\n',
  });
  const init = ['init', '--yes', '--base-url', origin, '--no-example'];
  expect((await segops(init, { cwd })).code).toBe(0);
  return cwd;
}

describe('an answer that is not of the API', () => {
  it('is shown with what it means, and again in the log', async () => {
    const cwd = await repository(await answering(404, '<html><title>Not here</title></html>'));
    const { code, out } = await segops(['apply', '--yes'], { cwd, env: ENV });
    expect(code).toBe(4);
    const said =
      "what answered is not CleverTap's API for segments (CleverTap answered 404: Not here)";
    expect(unwrapped(out).toLowerCase()).toContain(said.toLowerCase());
    expect(unwrapped(out)).toContain('they are a private beta');
    expect(unwrapped(out)).toContain('2 changes were not sent');
    expect(out).not.toContain('QWE');
    const log = await segops(['log'], { cwd });
    expect(unwrapped(log.out)).toContain(`No membership changed. stopped: ${said}`);
    expect(log.out).not.toContain('decisions were recorded');
    const json = await segops(['log', '--format', 'json'], { cwd });
    expect(JSON.parse(json.out)).toMatchObject({ stopped: said });
  });

  it('binds the lockfile to no one, so that a fixed address works at once', async () => {
    const cwd = await repository(await answering(405, ''));
    expect((await segops(['apply', '--yes'], { cwd, env: ENV })).code).toBe(4);
    const there = await answering(200, '{"success":true}');
    const fixed = { ...ENV, SEGOPS_BASE_URL: there };
    expect((await segops(['apply', '--yes'], { cwd, env: fixed })).code).toBe(0);
  });

  it('leaves changes unconfirmed where it is a page with success', async () => {
    const cwd = await repository(await answering(200, '<title>Sign in</title>'));
    const { code, out } = await segops(['apply', '--yes', '--format', 'json'], { cwd, env: ENV });
    expect(code).toBe(4);
    expect(JSON.parse(out)).toMatchObject({
      outcome: 'stopped',
      changes: { unconfirmed: 2 },
      stopped_because:
        "what answered is not CleverTap's API for segments (CleverTap answered 200: Sign in)",
    });
  });

  it('has words of its own where CleverTap forbids it', async () => {
    const cwd = await repository(await answering(403, '{"status":"fail","error":"No","code":403}'));
    const { out } = await segops(['apply', '--yes'], { cwd, env: ENV });
    expect(unwrapped(out)).toContain('CleverTap does not let this account do that');
  });
});
