// Runs a benchmark of bench/ by name: bundled as the product is, so that it measures what ships.
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { build } from 'esbuild';

const [name, ...args] = process.argv.slice(2);
const names = readdirSync('bench')
  .filter((file) => file.endsWith('.ts'))
  .map((file) => file.slice(0, -3));

if (name === undefined || !names.includes(name)) {
  console.log(`usage: npm run bench -- NAME\n\nbenchmarks: ${names.join(', ')}`);
  process.exit(name === undefined ? 0 : 1);
}

const outfile = join('.bench', `${name}.mjs`);
await build({
  entryPoints: [join('bench', `${name}.ts`)],
  outfile,
  bundle: true,
  platform: 'node',
  target: 'node20',
  format: 'esm',
  loader: { '.html': 'text', '.css': 'text', '.client.js': 'text' },
  banner: {
    js: "import { createRequire as __segopsRequire } from 'node:module';\nconst require = __segopsRequire(import.meta.url);",
  },
  packages: 'external',
  logLevel: 'warning',
});
const { run } = await import(pathToFileURL(outfile).href);
await run(args);
