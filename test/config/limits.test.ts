import { spawnSync } from 'node:child_process';
import { cpSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { LIMIT_NAMES, LIMITS } from '../../src/config/limits.ts';
import { parseConfig } from '../../src/config/parse-config.ts';
import { formatLimit } from '../../src/config/scalars.ts';
import { parseManifest } from '../../src/manifest/parse-manifest.ts';
import { folderWith } from '../cli/segops.ts';

const TOP = resolve(import.meta.dirname, '../..');
const CONFIG = 'lock: { lineage: abc }\naccount: { region: in1 }\n';
const MANIFEST = 'segment: { customer_segment_id: vip }\nmembers: []\n';
const VALUES = { 'share-or-count': ['0.5%', '500'], count: ['500'], duration: ['1h30m'] } as const;

/** Where a limit is read, and as what; null where it is refused. */
function readBy(guard: string) {
  const config = parseConfig(`${CONFIG}${guard}`, { path: '/c', shown: 'c' }, null, 0);
  const manifest = parseManifest(`${MANIFEST}${guard}`, 'm');
  return [config.ok ? config.value.writtenGuard : null, manifest.ok ? manifest.value.guard : null];
}

describe.each(LIMIT_NAMES)('the limit %s', (name) => {
  const { unit, scope, waivable } = LIMITS[name];

  it.each(VALUES[unit])('is read where it belongs, and written as it was: %s', (text) => {
    const found = readBy(`guard: { ${name}: ${text} }\n`).map(
      (guard) => guard?.limits[name] ?? null,
    );
    const shown = found.map((value) => (value === null ? null : formatLimit(value)));
    expect(shown).toEqual([text, scope === 'segment' ? text : null]);
  });

  it.each(VALUES[unit])('is waived where it belongs: %s', (text) => {
    const waiver = `guard: { waiver: { ${name}: ${text}, until: 2026-12-01, reason: x } }\n`;
    const found = readBy(waiver).map((guard) => guard?.waiver?.limits[name] ?? null);
    const shown = found.map((value) => (value === null ? null : formatLimit(value)));
    const isOf = (place: typeof scope) => (waivable && scope === place ? text : null);
    expect(shown).toEqual([isOf('all'), isOf('segment')]);
  });
});

describe('the table of limits', () => {
  const check = (...folder: string[]) => {
    const file = join(TOP, 'scripts/limit-tables.mjs');
    const ran = spawnSync(process.execPath, [file, '--check', ...folder]);
    return { code: ran.status, err: ran.stderr.toString() };
  };

  it('is what the schemas and the reference were written from', () => {
    expect(check()).toEqual({ code: 0, err: '' });
  });

  it('fails the check of each file that is not up to date', () => {
    const folder = folderWith({});
    for (const name of ['schema', 'docs']) {
      cpSync(join(TOP, name), join(folder, name), { recursive: true });
    }
    const change = (file: string, from: string, to: string) => {
      const text = readFileSync(join(folder, file), 'utf8');
      expect(text).toContain(from);
      writeFileSync(join(folder, file), text.replace(from, to));
    };
    change('schema/config.schema.json', '"18h"', '"25h"');
    change('schema/plan.schema.json', '"emptying",', '');
    change('docs/guards.md', '| `10%` |', '| `11%` |');
    expect(check(folder)).toEqual({
      code: 1,
      err: 'not up to date: schema/config.schema.json, schema/plan.schema.json, docs/guards.md. Run node scripts/limit-tables.mjs\n',
    });
  });
});
