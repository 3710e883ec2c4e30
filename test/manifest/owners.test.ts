import { mkdirSync, mkdtempSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readConfig } from '../../src/config/read-config.ts';
import { readManifests } from '../../src/manifest/read-manifests.ts';
import { cpuMsOf } from '../cpu.ts';

const CONFIG = 'account: { region: in1 }\nlock: { lineage: a1 }\n';
const VIP =
  'segment: { customer_segment_id: vip }\nmembers_from: [{ file: lists/vip.txt }]\nexclude_from: [{ file: lists/out.txt }]\n';
const REPO = {
  'audiences/segops.yaml': CONFIG,
  'audiences/segments/vip.yaml': VIP,
  'audiences/lists/vip.txt': 'ada\n',
  'audiences/lists/out.txt': 'bob\n',
};

function write(folder: string, files: Readonly<Record<string, string>>): void {
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
}

function repository(files: Readonly<Record<string, string>>): string {
  const folder = mkdtempSync(join(tmpdir(), 'segops owners '));
  mkdirSync(join(folder, '.git'));
  write(folder, { ...REPO, ...files });
  return folder;
}

function ownerIn(folder: string): readonly string[] | undefined {
  const config = readConfig(join(folder, 'audiences/segops.yaml'), null, folder);
  if (!config.ok) throw new Error('no config');
  const read = readManifests(config.value, folder);
  if (!read.ok) throw new Error(JSON.stringify(read.problems));
  return read.value[0]?.owner;
}

describe('the owner of a segment', () => {
  it('comes from CODEOWNERS, of its manifest and of its own lists', () => {
    const text =
      '/audiences/segments/ @crm\n/audiences/lists/ @data\n/audiences/lists/out.txt @legal\n';
    expect(ownerIn(repository({ CODEOWNERS: text }))).toEqual(['@crm', '@data']);
    expect(ownerIn(repository({ CODEOWNERS: '*.yaml @crm\n*.txt @crm\n' }))).toEqual(['@crm']);
    expect(ownerIn(repository({ CODEOWNERS: '/segments/ @crm\n' }))).toBeUndefined();
  });

  it('is the one that the manifest names, if it names one', () => {
    const own = { 'audiences/segments/vip.yaml': `${VIP}owner: "Growth  team"\n` };
    expect(ownerIn(repository({ CODEOWNERS: '* @crm\n', ...own }))).toEqual(['Growth team']);
  });

  it('is looked up where GitHub looks, in its order', () => {
    const folder = repository({ 'docs/CODEOWNERS': '* @docs\n' });
    expect(ownerIn(folder)).toEqual(['@docs']);
    write(folder, { CODEOWNERS: '* @top\n' });
    expect(ownerIn(folder)).toEqual(['@top']);
    write(folder, { '.github/CODEOWNERS': '* @github\n' });
    expect(ownerIn(folder)).toEqual(['@github']);
  });

  it('is nobody where to find it would take too long', () => {
    const many = Object.fromEntries(
      Array.from({ length: 100 }, (_, at) => [
        `audiences/segments/s${at}.yaml`,
        `segment: { customer_segment_id: s${at} }\nmembers: [ada]\n`,
      ]),
    );
    const line = `/${'*a'.repeat(500)} @crm\n`;
    const folder = repository({ ...many, CODEOWNERS: line.repeat(2500) });
    expect(cpuMsOf(() => expect(ownerIn(folder)).toBeUndefined())).toBeLessThan(20_000);
  });

  it('is not looked up outside the repository, or in what is no text', () => {
    const outside = mkdtempSync(join(tmpdir(), 'segops outside '));
    write(outside, { CODEOWNERS: '* @outside\n' });
    const linked = repository({});
    symlinkSync(join(outside, 'CODEOWNERS'), join(linked, 'CODEOWNERS'));
    expect(ownerIn(linked)).toBeUndefined();
    const folder = repository({ 'CODEOWNERS/in/x': '' });
    expect(ownerIn(folder)).toBeUndefined();
    const binary = repository({});
    writeFileSync(join(binary, 'CODEOWNERS'), Buffer.from([0xff, 0xfe, 0x2a]));
    expect(ownerIn(binary)).toBeUndefined();
  });
});
