// Writes the reference of config and manifest in docs/reference.md, between its markers, from the
// schemas. The limits in them come from src/config/limits.ts: run limit-tables.mjs first.
//   node scripts/reference.mjs [--check] [FOLDER]
import { readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { between, table } from './tables.mjs';

const TOP = resolve(import.meta.dirname, '..');
const check = process.argv.includes('--check');
const [folder = TOP] = process.argv.slice(2).filter((it) => it !== '--check');
const DURATION = '^([0-9]+d)?([0-9]+h)?([0-9]+m)?([0-9]+s)?$';

const config = schema('config');
const manifest = schema('manifest');
// What stands in an environment is what stands at the top.
delete config.properties.environments.additionalProperties;
const ofConfig = fieldsOf(config, config.properties, '');
const ofManifest = fieldsOf(manifest, manifest.properties, '');
const shared = new Set(ofManifest.map(({ path }) => path));
const notInEnvironments = ['environments'];

const before = readFileSync(join(folder, 'docs/reference.md'), 'utf8');
const after = between(
  between(before, '<!-- config -->', '<!-- end of config -->', configTable()),
  '<!-- manifest -->',
  '<!-- end of manifest -->',
  manifestTable(),
);
if (!check) writeFileSync(join(folder, 'docs/reference.md'), after);
if (check && after !== before) {
  console.error('docs/reference.md is not up to date. Run node scripts/reference.mjs');
  process.exitCode = 1;
}

function configTable() {
  const rows = ofConfig.map((field) => [...cells(field), whereOf(field)]);
  return table(['key', 'written as', 'default', 'meaning', 'allowed in'], rows);
}

function whereOf({ path }) {
  if (notInEnvironments.includes(path)) return '`segops.yaml`';
  return shared.has(path) ? '`segops.yaml`, environment, manifest' : '`segops.yaml`, environment';
}

function manifestTable() {
  return table(['key', 'written as', 'default', 'meaning'], ofManifest.map(cells));
}

function cells({ path, field }) {
  const preset = field.default === undefined ? '' : `\`${shown(field.default)}\``;
  const example = field.examples === undefined ? '' : ` Example: \`${shown(field.examples[0])}\`.`;
  return [
    `\`${path}\``,
    writtenAs(field),
    preset,
    `${field.description ?? ''}${example}`.trim(),
  ].map((text) => text.replaceAll('|', '\\|'));
}

/** Every key, those of objects behind the object, those of a sequence's items with `[]`. */
function fieldsOf(root, properties, prefix) {
  return Object.entries(properties).flatMap(([name, written]) => {
    const field = resolved(root, written);
    const path = `${prefix}${name}`;
    const item = field.items === undefined ? null : resolved(root, field.items);
    return [
      { path, field: item === null ? field : { ...field, item } },
      ...fieldsOf(root, field.properties ?? {}, `${path}.`),
      ...fieldsOf(root, item?.properties ?? {}, `${path}[].`),
    ];
  });
}

/** A field says more of itself than the definition that it names. */
function resolved(root, { $ref, ...own }) {
  if ($ref === undefined) return own;
  const name = $ref.slice('#/definitions/'.length);
  const { examples, ...definition } = resolved(root, root.definitions[name]);
  if (name === 'threshold') return { ...definition, ...own, isShare: true };
  return { ...definition, ...(examples === undefined ? {} : { examples }), ...own };
}

function writtenAs({ type, enum: words, pattern, minimum, maximum, isShare, item }) {
  if (words !== undefined) return words.map((word) => `\`${word}\``).join(', ');
  if (isShare) return 'share or count';
  if (pattern === DURATION) return 'duration';
  const types = [type].flat();
  if (types.includes('array') && types.includes('string')) return 'text, or a sequence';
  if (types.includes('array'))
    return item?.properties === undefined ? 'sequence' : 'sequence of mappings';
  if (types.includes('object')) return types.length > 1 ? 'text, or a mapping' : 'mapping';
  if (types.includes('boolean') && types.length === 1) return '`true`, `false`';
  if (types.includes('string') && types.includes('integer')) return 'number or range';
  if (types.includes('integer')) {
    return maximum === undefined
      ? `whole number${minimum > 0 ? ` from ${minimum}` : ''}`
      : `${minimum} to ${maximum}`;
  }
  return 'text';
}

/** As it would be written in YAML, on one line. */
function shown(value) {
  if (Array.isArray(value)) return `[${value.map(shown).join(', ')}]`;
  if (value === null || typeof value !== 'object') {
    return /[{},*!#:]/.test(String(value)) && !/:\/\//.test(String(value))
      ? JSON.stringify(value)
      : String(value);
  }
  return `{ ${Object.entries(value)
    .map(([key, one]) => `${shown(key)}: ${shown(one)}`)
    .join(', ')} }`;
}

function schema(name) {
  return JSON.parse(readFileSync(join(folder, `schema/${name}.schema.json`), 'utf8'));
}
