// Checks action.yml and every workflow: by GitHub's own language service, and by the rules of this
// repository, that nothing is permitted that is not named and that actions of others are pinned.
//   node scripts/check-workflows.mjs [FILE...]
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { build } from 'esbuild';
import { parse } from 'yaml';

const TOP = resolve(import.meta.dirname, '..');
/** Ours, as documents and examples write it: docs/action.md says what people fill in. */
const OWN = 'OWNER/segops';
/** Inputs of others' actions, at the versions that are pinned; nothing is fetched. */
const OTHERS = {
  'actions/checkout': ['persist-credentials', 'fetch-depth', 'ref'],
  'actions/setup-node': ['node-version'],
  'actions/attest-build-provenance': ['subject-path'],
};
/** Of the service's severities the first two; the others are remarks. */
const WARNING = 2;

const files = process.argv.length > 2 ? process.argv.slice(2) : everyFile();
const service = await languageService();
const found = [];
for (const file of files) found.push(...(await problemsOf(file)));
for (const problem of found) console.error(problem);
console.log(`${files.length} files, ${found.length} problems`);
process.exitCode = found.length === 0 ? 0 : 1;

function everyFile() {
  const folders = ['.github/workflows', 'examples/github'];
  const workflows = folders
    .filter((folder) => existsSync(join(TOP, folder)))
    .flatMap((folder) => readdirSync(join(TOP, folder)).map((name) => join(folder, name)))
    .filter((name) => /\.ya?ml$/.test(name));
  return ['action.yml', ...workflows].map((name) => join(TOP, name));
}

/** As it is published it imports JSON in a way that Node does not take; a bundle can be loaded. */
async function languageService() {
  const folder = mkdtempSync(join(tmpdir(), 'segops-check-'));
  const outfile = join(folder, 'service.cjs');
  const contents = `export { validate } from '@actions/languageservice';
export { TextDocument } from 'vscode-languageserver-textdocument';`;
  await build({
    stdin: { contents, resolveDir: join(TOP, 'node_modules/@actions/languageservice') },
    outfile,
    bundle: true,
    platform: 'node',
    format: 'cjs',
    logLevel: 'error',
  });
  try {
    return createRequire(outfile)(outfile);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

async function problemsOf(file) {
  const text = readFileSync(file, 'utf8');
  // The service remembers what it read by the URI, so each file has its own.
  const document = service.TextDocument.create(pathToFileURL(resolve(file)).href, 'yaml', 1, text);
  const diagnostics = await service.validate(document, {
    actionsMetadataProvider: { fetchActionMetadata: metadataOf },
  });
  const told = diagnostics
    .filter(({ severity = 1 }) => severity <= WARNING)
    .map(({ range, message }) => `${file}:${range.start.line + 1}: ${message}`);
  return [...told, ...ruleProblems(file, text)];
}

/** undefined for an action that is missing in the list above: the service then says so. */
async function metadataOf({ owner, name }) {
  const action = `${owner}/${name}`;
  if (action === OWN) return parse(readFileSync(join(TOP, 'action.yml'), 'utf8'));
  const inputs = OTHERS[action];
  if (inputs === undefined) return undefined;
  return { name, inputs: Object.fromEntries(inputs.map((input) => [input, {}])) };
}

function ruleProblems(file, text) {
  const workflow = parse(text);
  if (typeof workflow !== 'object' || workflow === null || !('jobs' in workflow)) return [];
  const problems = [];
  if (JSON.stringify(workflow.permissions) !== '{}') {
    problems.push(`${file}: begin with \`permissions: {}\`, and give each job what it needs`);
  }
  for (const [id, job] of Object.entries(workflow.jobs ?? {})) {
    if (job.permissions === undefined) problems.push(`${file}: job ${id} names no permissions`);
    for (const uses of (job.steps ?? []).flatMap((step) => step.uses ?? [])) {
      const isPinned = /@[0-9a-f]{40}$/.test(uses) || uses === './' || uses === `${OWN}@COMMIT`;
      if (!isPinned) problems.push(`${file}: ${uses} is not pinned by a commit`);
    }
  }
  return problems;
}
