// Bundles the entry points (cmd/) into dist/: self-contained ESM, split so that start-up loads only what
// a command needs, not minified, because people read what an Action runs.
import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv } from 'ajv';
import standaloneCode from 'ajv/dist/standalone/index.js';
import { build } from 'esbuild';

const { version } = JSON.parse(readFileSync('package.json', 'utf8'));
const outdir = process.argv[2] ?? 'dist';
rmSync(outdir, { recursive: true, force: true });
const { metafile } = await build({
  entryPoints: {
    segops: 'cmd/cli/main.ts',
    action: 'cmd/action/main.ts',
    'action-post': 'cmd/action/post.ts',
  },
  outdir,
  bundle: true,
  splitting: true,
  metafile: true,
  platform: 'node',
  target: 'node20',
  format: 'esm',
  chunkNames: 'chunks/[name]-[hash]',
  loader: { '.html': 'text', '.css': 'text', '.client.js': 'text' },
  plugins: [compiledSchemas(), withoutOidc()],
  define: { SEGOPS_VERSION: JSON.stringify(version) },
  banner: {
    js: "import { createRequire as __segopsRequire } from 'node:module';\nconst require = __segopsRequire(import.meta.url);",
  },
  legalComments: 'none',
  logLevel: 'warning',
});
writeFileSync(join(outdir, 'THIRD-PARTY-LICENSES.txt'), licensesOf(Object.keys(metafile.inputs)));

/** Puts the compiled schemas into the bundle in place of the compiler. */
function compiledSchemas() {
  return {
    name: 'compiled-schemas',
    setup: ({ onLoad }) => {
      onLoad({ filter: /compile-schema\.ts$/ }, () => ({
        contents: schemaModule(),
        resolveDir: '.',
      }));
    },
  };
}

/** The Action asks for no identity token, for which @actions/core brings a second HTTP client. */
function withoutOidc() {
  return {
    name: 'without-oidc',
    setup: ({ onLoad }) => {
      onLoad({ filter: /@actions[\\/]core[\\/]lib[\\/]oidc-utils\.js$/ }, () => ({
        contents: 'export class OidcClient {}',
      }));
    },
  };
}

function schemaModule() {
  const options = JSON.parse(readFileSync('src/yaml/ajv-options.json', 'utf8'));
  const ajv = new Ajv({ ...options, code: { source: true, esm: true } });
  const names = ['manifest', 'config'];
  const titles = names.map((name) => {
    const schema = JSON.parse(readFileSync(`schema/${name}.schema.json`, 'utf8'));
    ajv.addSchema(schema, name);
    return `[${JSON.stringify(schema.title)}, ${name}]`;
  });
  const code = standaloneCode.default(ajv, Object.fromEntries(names.map((name) => [name, name])));
  return `${code}
const compiled = new Map([${titles.join(', ')}]);
export function compileSchema(schema) {
  return compiled.get(schema.title);
}
`;
}

/** The licence of every package that is in the bundle travels with it. */
function licensesOf(inputs) {
  const packages = new Set(
    inputs.flatMap((input) => /^node_modules\/(@[^/]+\/[^/]+|[^/]+)/.exec(input)?.[1] ?? []),
  );
  return [...packages].sort().map(licenseOf).join('\n');
}

function licenseOf(name) {
  const folder = join('node_modules', name);
  const { version: its, license } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
  const file = existsSync(folder)
    ? readdirSync(folder).find((entry) => /^licen[cs]e/i.test(entry))
    : undefined;
  const text = file === undefined ? '' : readFileSync(join(folder, file), 'utf8').trim();
  return `${name} ${its} (${license})\n\n${text}\n\n${'-'.repeat(80)}\n`;
}
