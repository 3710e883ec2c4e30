import { spawn } from 'node:child_process';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { folderWith } from './cli/segops.ts';

const SCRIPT = resolve(import.meta.dirname, '../scripts/check-packages.mjs');
const LINE = `\n\n${'-'.repeat(80)}\n`;

/** The check of these packages, with a registry at this address. */
function check(licences: string, registry: string): Promise<{ code: number | null; said: string }> {
  const folder = folderWith({ 'licences.txt': licences });
  const child = spawn(process.execPath, [SCRIPT, '--licences', join(folder, 'licences.txt')], {
    env: {
      ...process.env,
      npm_config_registry: registry,
      npm_config_cache: join(folder, '.npm'),
      npm_config_fetch_retries: '0',
    },
  });
  return new Promise((done) => {
    let said = '';
    for (const stream of [child.stdout, child.stderr]) {
      stream.on('data', (piece: Buffer) => {
        said += piece.toString();
      });
    }
    child.once('close', (code) => done({ code, said }));
  });
}

/** A registry that knows one vulnerability of undici. */
async function withRegistry<T>(severity: string, use: (url: string) => Promise<T>): Promise<T> {
  const advisory = {
    ...{ id: 1, url: 'https://example.com/1', title: 'It leaks', severity },
    ...{ vulnerable_versions: '*', cwe: [], cvss: { score: 9, vectorString: null } },
  };
  const server = createServer(({ method, url = '' }, response) => {
    // npm asks which versions there are of what has a vulnerability, and of what needs that.
    const name = decodeURIComponent(url.slice(1));
    const versions = { '7.0.0': { name, version: '7.0.0' } };
    const packument = { name, 'dist-tags': { latest: '7.0.0' }, versions };
    response.setHeader('content-type', 'application/json');
    response.end(JSON.stringify(method === 'GET' ? packument : { undici: [advisory] }));
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  try {
    return await use(`http://127.0.0.1:${(server.address() as AddressInfo).port}/`);
  } finally {
    server.close();
  }
}

const NOWHERE = 'http://127.0.0.1:9/';

describe('the check of bundled packages', { timeout: 60_000 }, () => {
  it('passes licences that only want to be named, and says what nobody answered', async () => {
    const { code, said } = await check(`yaml 2.9.1 (ISC)\n\nCopyright${LINE}`, NOWHERE);
    expect([code, said]).toEqual([
      0,
      'licences: 1 bundled packages, 0 problems\nnpm audit: the registry did not answer, so vulnerabilities were not checked\n',
    ]);
  });

  it.each([
    [`a 1.0.0 (GPL-3.0)\n\nCopyright${LINE}`, 'a 1.0.0: the licence GPL-3.0 is not in the list'],
    [`a 1.0.0 (MIT)${LINE}`, 'a 1.0.0: the text of its licence is missing'],
    ['', 'no package is named'],
  ])('fails %j', async (licences, said) => {
    const ran = await check(licences, NOWHERE);
    expect([ran.code, ran.said.includes(said)]).toEqual([1, true]);
  });

  it('fails for a serious vulnerability in what is bundled, and only there', async () => {
    const codes = [];
    for (const severity of ['critical', 'moderate']) {
      for (const name of ['undici', 'yaml']) {
        const licences = `${name} 1.0.0 (MIT)\n\nCopyright${LINE}`;
        codes.push((await withRegistry(severity, (url) => check(licences, url))).code);
      }
    }
    expect(codes).toEqual([1, 0, 0, 0]);
  });
});
