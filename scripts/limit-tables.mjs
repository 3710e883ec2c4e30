// Writes what follows from the table of limits (src/config/limits.ts): the fields of guards in the
// schemas, and the reference in docs/guards.md between its markers.
//   node scripts/limit-tables.mjs [--check] [FOLDER]
import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { build } from 'esbuild';
import { between, table } from './tables.mjs';

const TOP = resolve(import.meta.dirname, '..');
const check = process.argv.includes('--check');
const [folder = TOP] = process.argv.slice(2).filter((it) => it !== '--check');
const { LIMITS, CHECKS } = await load('src/config/limits.ts');

const TYPES = {
  'share-or-count': { $ref: '#/definitions/threshold' },
  count: { type: 'integer', minimum: 0 },
  duration: { type: 'string', pattern: '^([0-9]+d)?([0-9]+h)?([0-9]+m)?([0-9]+s)?$' },
};
const rows = Object.entries(LIMITS);
const waivable = rows.filter(([, row]) => row.waivable);
const ofSegments = rows.filter(([, { scope }]) => scope === 'segment');
const stale = [
  schema('config', ({ definitions }) => generateGuard(definitions.guard, rows, 'all')),
  schema('manifest', ({ properties }) => generateGuard(properties.guard, ofSegments, 'segment')),
  schema('plan', ({ definitions }) => {
    definitions.guard.properties.guard.enum = [...waivable, ...Object.entries(CHECKS)].map(
      ([name]) => name,
    );
  }),
  document('docs/guards.md', (text) =>
    between(
      between(text, '<!-- limits -->', '<!-- end of limits -->', limitTable()),
      '<!-- checks -->',
      '<!-- end of checks -->',
      checkTable(),
    ),
  ),
].filter((file) => file !== null);
if (check && stale.length > 0) {
  console.error(`not up to date: ${stale.join(', ')}. Run node scripts/limit-tables.mjs`);
  process.exitCode = 1;
}

/** Replaces the limits of a guard and of its waiver, and keeps their other fields. */
function generateGuard(guard, limits, waiverScope) {
  const { waiver } = guard.properties;
  const { lists, distinct_from, salts, until, reason } = waiver.properties;
  const raised = waivable.filter(([, { scope }]) => scope === waiverScope);
  waiver.properties = {
    ...fields(raised, false),
    lists,
    distinct_from,
    ...(salts && { salts }),
    until,
    reason,
  };
  guard.properties = { ...fields(limits, waiverScope === 'all'), waiver };
}

function fields(limits, withDefaults) {
  return Object.fromEntries(
    limits.map(([name, { about, unit, otherwise, default: text }]) => {
      const words = otherwise === undefined ? about : `${about} By default ${otherwise}.`;
      const preset = unit === 'count' ? Number(text) : text;
      const described = { description: words.replaceAll('`', ''), ...TYPES[unit] };
      return [name, withDefaults && text !== null ? { ...described, default: preset } : described];
    }),
  );
}

function limitTable() {
  const cells = rows.map(([name, { scope, unit, waivable, about, otherwise, default: preset }]) => [
    `\`${name}\``,
    unit.replaceAll('-', ' '),
    preset === null ? (otherwise ?? 'none') : `\`${preset}\``,
    [
      '`segops.yaml`',
      ...(scope === 'segment' ? ['manifest'] : []),
      ...(waivable ? ['waiver'] : []),
    ].join(', '),
    about,
  ]);
  return table(['limit', 'written as', 'default', 'where', 'what it limits'], cells);
}

function checkTable() {
  const cells = Object.entries(CHECKS).map(([name, about]) => [`\`${name}\``, about]);
  return table(['guard', 'what it refuses'], cells);
}

function schema(name, change) {
  return document(`schema/${name}.schema.json`, (text) => {
    const json = JSON.parse(text);
    change(json);
    return formatted(JSON.stringify(json, null, 2));
  });
}

function formatted(json) {
  const biome = join(TOP, 'node_modules/.bin/biome');
  return execFileSync(biome, ['format', '--stdin-file-path=schema.json'], {
    input: json,
    encoding: 'utf8',
  });
}

/** The name of a document that is not up to date. */
function document(name, change) {
  const file = join(folder, name);
  const before = readFileSync(file, 'utf8');
  const after = change(before);
  if (!check) writeFileSync(file, after);
  return after === before ? null : name;
}

async function load(file) {
  const { outputFiles } = await build({
    entryPoints: [join(TOP, file)],
    bundle: true,
    format: 'esm',
    write: false,
  });
  return import(`data:text/javascript,${encodeURIComponent(outputFiles[0].text)}`);
}
