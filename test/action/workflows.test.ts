import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { folderWith } from '../cli/segops.ts';

const PIN = '3d3c42e5aac5ba805825da76410c181273ba90b1';
const UPLOAD = '043fb46d1a93c77aae656e7c1c64a875d1fc6a0a';
const TOP = resolve(import.meta.dirname, '../..');

function script(name: string, ...args: readonly string[]): { code: number | null; err: string } {
  const ran = spawnSync(process.execPath, [resolve(TOP, 'scripts', name), ...args]);
  return { code: ran.status, err: ran.stderr.toString() };
}

/** Files of this repository, changed and put into a folder of their own. */
function changed(path: string, from: string, to: string): string {
  const text = readFileSync(resolve(TOP, path), 'utf8');
  expect(text).toContain(from);
  const name = path.split('/').at(-1) ?? path;
  return resolve(folderWith({ [name]: text.replace(from, to) }), name);
}

describe('the check of workflows', () => {
  it('passes what is in the repository', () => {
    expect(script('check-workflows.mjs')).toEqual({ code: 0, err: '' });
  });

  it('fails each file that is wrong, and says where', () => {
    const plan = 'examples/github/plan.yml';
    const apply = 'examples/github/apply.yml';
    const wrong = [
      ['action.yml', 'using: node24', 'using: node23', "Unexpected value 'node23'"],
      ['action.yml', 'color: purple', 'color: beige', "Unexpected value 'beige'"],
      [plan, 'command: plan', 'comand: plan', "Invalid action input 'comand'"],
      [plan, 'pull-requests:', 'pulls:', "Unexpected value 'pulls'"],
      [plan, `@${PIN}`, '@v7', 'actions/checkout@v7 is not pinned by a commit'],
      [plan, 'segops@COMMIT', 'segops@main', 'OWNER/segops@main is not pinned by a commit'],
      [plan, 'permissions: {}', 'permissions: read-all', 'begin with `permissions: {}`'],
      [plan, 'github.ref', 'github.reff', 'Context access might be invalid: reff'],
      [plan, ' # v7.0.1', '', `actions/checkout@${PIN} has no version`],
      [plan, 'credentials: false', 'credentials: true', 'checkout without `persist-credentials'],
      [apply, '- uses: OWNER', '- run: ./x.sh\n      - uses: OWNER', 'job apply has the passcode'],
      ['docs/action.md', `@${UPLOAD} # v7.0.1`, '@v7', 'upload-artifact@v7 is not pinned'],
      ['README.md', 'persist-credentials: false', '', 'checkout without `persist-credentials'],
    ] as const;
    const files = wrong.map(([path, from, to]) => changed(path, from, to));
    const { code, err } = script('check-workflows.mjs', resolve(TOP, plan), ...files);
    expect(code).toBe(1);
    const lines = err.trim().split('\n');
    expect(lines).toHaveLength(wrong.length);
    for (const [at, [, , , message]] of wrong.entries()) {
      expect(lines[at]?.startsWith(files[at] ?? '?')).toBe(true);
      expect(lines[at]).toContain(message);
    }
  });
});

describe('the tables of the Action', () => {
  it('are those of action.yml', () => {
    expect(script('action-tables.mjs', '--check')).toEqual({ code: 0, err: '' });
  });

  it('fail the check where they are not', () => {
    const page = changed('docs/action.md', '| `redact` |', '| `redacted` |');
    expect(script('action-tables.mjs', '--check', page).code).toBe(1);
  });
});
