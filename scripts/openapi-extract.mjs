// Writes test/github/openapi-extract.json: of GitHub's OpenAPI description, what requests of the
// operations that segops uses may look like. Run by hand when an operation is added:
//   npm pack @octokit/openapi@23.0.2 && tar xzf octokit-openapi-23.0.2.tgz
//   node scripts/openapi-extract.mjs package
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const OPERATIONS = [
  ['get', '/repos/{owner}/{repo}'],
  ['get', '/repos/{owner}/{repo}/issues'],
  ['post', '/repos/{owner}/{repo}/issues'],
  ['get', '/repos/{owner}/{repo}/issues/{issue_number}'],
  ['patch', '/repos/{owner}/{repo}/issues/{issue_number}'],
  ['get', '/repos/{owner}/{repo}/issues/{issue_number}/comments'],
  ['post', '/repos/{owner}/{repo}/issues/{issue_number}/comments'],
  ['get', '/repos/{owner}/{repo}/issues/{issue_number}/timeline'],
  ['get', '/repos/{owner}/{repo}/issues/comments/{comment_id}'],
  ['patch', '/repos/{owner}/{repo}/issues/comments/{comment_id}'],
  ['delete', '/repos/{owner}/{repo}/issues/comments/{comment_id}'],
  ['get', '/repos/{owner}/{repo}/commits/{commit_sha}/pulls'],
  ['get', '/repos/{owner}/{repo}/compare/{basehead}'],
  ['get', '/repos/{owner}/{repo}/pulls'],
  ['get', '/repos/{owner}/{repo}/pulls/{pull_number}'],
  ['get', '/repos/{owner}/{repo}/pulls/{pull_number}/reviews'],
  ['get', '/repos/{owner}/{repo}/collaborators/{username}/permission'],
  ['get', '/repos/{owner}/{repo}/actions/runs/{run_id}/attempts/{attempt_number}'],
  ['get', '/repos/{owner}/{repo}/activity'],
  ['get', '/repos/{owner}/{repo}/rules/branches/{branch}'],
];
/** Prose and what only documentation needs. */
const DROPPED = new Set([
  'description',
  'example',
  'examples',
  'externalDocs',
  'x-github',
  'title',
  'deprecated',
]);

const folder = process.argv[2] ?? 'package';
const { name, version } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
const file = 'generated/api.github.com.deref.json';
const description = JSON.parse(readFileSync(join(folder, file), 'utf8'));

/** Keywords alone are dropped; a property that bears such a name is kept. */
function trimmed(node, isNames = false) {
  if (Array.isArray(node)) return node.map((item) => trimmed(item));
  if (typeof node !== 'object' || node === null) return node;
  const kept = Object.entries(node).filter(([key]) => isNames || !DROPPED.has(key));
  const schema = Object.fromEntries(
    kept.map(([key, value]) => [key, trimmed(value, key === 'properties' && !isNames)]),
  );
  return isNames ? schema : nullableAlternative(schema);
}

/** OpenAPI 3.0 says `nullable` beside `oneOf`, which JSON Schema reads as nothing. */
function nullableAlternative({ nullable, ...schema }) {
  if (nullable === undefined || schema.type !== undefined) {
    return nullable === undefined ? schema : { ...schema, nullable };
  }
  return schema.oneOf === undefined ? schema : { oneOf: [...schema.oneOf, { type: 'null' }] };
}

const operations = OPERATIONS.map(([method, path]) => {
  const operation = description.paths[path]?.[method];
  if (operation === undefined) throw new Error(`${method} ${path} is not described`);
  const body = operation.requestBody;
  return {
    id: operation.operationId,
    method: method.toUpperCase(),
    path,
    parameters: (operation.parameters ?? [])
      .filter((parameter) => parameter.in !== 'header')
      .map(({ name: named, in: where, required = false, schema }) => ({
        name: named,
        in: where,
        required,
        schema: trimmed(schema),
      })),
    body:
      body === undefined
        ? null
        : {
            required: body.required ?? false,
            schema: trimmed(body.content['application/json'].schema),
          },
  };
});
const origin = `${name} ${version}, ${file} (GitHub's OpenAPI description ${description.info.version}, MIT)`;
writeFileSync(
  'test/github/openapi-extract.json',
  `${JSON.stringify({ origin, operations }, null, 2)}\n`,
);
