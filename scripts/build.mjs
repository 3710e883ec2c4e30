// Bundles the doors (cmd/) into dist/: self-contained ESM, split so that start-up loads only what
// a command needs, not minified, because people read what an Action runs.
import { readFileSync, rmSync } from 'node:fs';
import { build } from 'esbuild';

const { version } = JSON.parse(readFileSync('package.json', 'utf8'));
const outdir = process.argv[2] ?? 'dist';
rmSync(outdir, { recursive: true, force: true });
await build({
  entryPoints: ['cmd/segops.ts'],
  outdir,
  bundle: true,
  splitting: true,
  platform: 'node',
  target: 'node20',
  format: 'esm',
  chunkNames: 'chunks/[name]-[hash]',
  loader: { '.html': 'text', '.css': 'text', '.client.js': 'text' },
  define: { SEGOPS_VERSION: JSON.stringify(version) },
  banner: {
    js: "import { createRequire as __segopsRequire } from 'node:module';\nconst require = __segopsRequire(import.meta.url);",
  },
  legalComments: 'none',
  logLevel: 'warning',
});
