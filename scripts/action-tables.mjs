// Writes the tables of inputs and outputs in docs/action.md from action.yml, between their markers.
//   node scripts/action-tables.mjs [--check] [FILE]
import { readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parse } from 'yaml';
import { between, table } from './tables.mjs';

const TOP = resolve(import.meta.dirname, '..');
const check = process.argv.includes('--check');
const [page = join(TOP, 'docs/action.md')] = process.argv.slice(2).filter((it) => it !== '--check');
const { inputs, outputs } = parse(readFileSync(join(TOP, 'action.yml'), 'utf8'));

const inputRows = Object.entries(inputs).map(([name, { description, default: preset = '' }]) => [
  `\`${name}\``,
  preset === '' ? '' : `\`${preset}\``,
  description,
]);
const outputRows = Object.entries(outputs).map(([name, { description }]) => [
  `\`${name}\``,
  description,
]);
const before = readFileSync(page, 'utf8');
const after = marked(
  marked(before, 'inputs', table(['input', 'default', 'meaning'], inputRows)),
  'outputs',
  table(['output', 'meaning'], outputRows),
);
if (!check) writeFileSync(page, after);
else if (after !== before) {
  console.error(
    'The tables of docs/action.md differ from action.yml. Run: node scripts/action-tables.mjs',
  );
  process.exitCode = 1;
}

function marked(text, name, inner) {
  return between(text, `<!-- ${name} of action.yml -->`, `<!-- end of ${name} -->`, inner);
}
