// Checks action.yml and every workflow: by GitHub's own language service, and by the rules of this
// repository: nothing is permitted that is not named, actions of others are pinned by commit with the
// version beside it, checkout leaves no credentials behind, and no script shares a job with the passcode.
// Workflows in documents are checked as far as they are there.
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
  'actions/upload-artifact': ['name', 'path', 'if-no-files-found', 'retention-days'],
  'actions/download-artifact': ['name', 'path'],
};
/** Of the service's severities the first two; the others are remarks. */
const WARNING = 2;
/** A pin, and beside it the version that people read and robots update. */
const VERSIONED = /^\s*(?:- )?uses: (\S+) # v\d+\.\d+\.\d+$/;

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
  return ['action.yml', ...workflows, ...documents()].map((name) => join(TOP, name));
}

function documents() {
  const inDocs = readdirSync(join(TOP, 'docs')).map((name) => join('docs', name));
  return ['README.md', 'SECURITY.md', ...inDocs].filter((name) => name.endsWith('.md'));
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
  if (file.endsWith('.md')) return documentProblems(file, text);
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
    problems.push(...stepProblems(file, text, job.steps ?? []));
    if (hasPasscode(job) && (job.steps ?? []).some((step) => step.run !== undefined)) {
      problems.push(`${file}: job ${id} has the passcode, and a step that runs a script`);
    }
  }
  return problems;
}

function stepProblems(file, text, steps) {
  return steps.flatMap(({ uses, with: inputs = {} }) => {
    if (uses === undefined || uses === './' || uses === `${OWN}@COMMIT`) return [];
    if (!/@[0-9a-f]{40}$/.test(uses)) return [`${file}: ${uses} is not pinned by a commit`];
    const [name] = uses.split('@');
    const isOurs = name.endsWith('/segops');
    const hasVersion = text.split('\n').some((line) => VERSIONED.exec(line)?.[1] === uses);
    const leaves = name === 'actions/checkout' && String(inputs['persist-credentials']) !== 'false';
    return [
      ...(isOurs || hasVersion
        ? []
        : [`${file}: ${uses} has no version such as \`# v7.0.1\` beside it`]),
      ...(leaves ? [`${file}: checkout without \`persist-credentials: false\``] : []),
    ];
  });
}

/** A script of a job reads what its other steps are given: the files and the memory of the runner. */
function hasPasscode(job) {
  return JSON.stringify(job).includes('CLEVERTAP_PASSCODE');
}

/** Steps of a workflow, or a whole one, as a document shows them. */
function documentProblems(file, text) {
  const blocks = [...text.matchAll(/^( *)```yaml\n(.*?)^\1```/gms)].map(([, indent, block]) =>
    block.replaceAll(new RegExp(`^${indent}`, 'gm'), ''),
  );
  return blocks
    .filter((block) => /\buses: /.test(block))
    .flatMap((block) => stepProblems(file, block, stepsIn(parse(block))));
}

function stepsIn(value) {
  if (Array.isArray(value)) return value.flatMap(stepsIn);
  if (typeof value !== 'object' || value === null) return [];
  if (typeof value.uses === 'string') return [value];
  return Object.values(value).flatMap(stepsIn);
}
