import { spawn } from 'node:child_process';
import { chmodSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

const TOP = resolve(import.meta.dirname, '../..');
const PERSON = {
  GIT_AUTHOR_NAME: 'ada',
  GIT_AUTHOR_EMAIL: 'ada@example.com',
  GIT_COMMITTER_NAME: 'ada',
  GIT_COMMITTER_EMAIL: 'ada@example.com',
};

/** The commands that a document tells people to run, block by block; under one heading if given. */
export function commandsOf(document: string, heading?: string): string[] {
  const text = readFileSync(join(TOP, document), 'utf8');
  const under = heading === undefined ? text : text.split(`## ${heading}\n`)[1]?.split('\n## ')[0];
  return [...(under ?? '').matchAll(/^( {3})?```sh\n([\s\S]*?)^( {3})?```/gm)].map(
    ([, , it = '']) => it,
  );
}

/** A folder with a `segops` that is the one that was just built. */
function builtSegops(): string {
  const bin = mkdtempSync(join(tmpdir(), 'segops bin '));
  const command = `#!/bin/sh\nexec "${process.execPath}" "${join(TOP, 'dist/segops.js')}" "$@"\n`;
  writeFileSync(join(bin, 'segops'), command);
  chmodSync(join(bin, 'segops'), 0o755);
  return bin;
}

/** Runs commands in a shell that finds `segops` in `bin`, and in which `y` is answered. */
export function follow(
  script: string,
  cwd: string,
  bin = builtSegops(),
): Promise<{ code: number | null; out: string }> {
  const env = { ...PERSON, PATH: `${bin}:${process.env.PATH ?? ''}`, HOME: cwd };
  const child = spawn('sh', ['-ec', script], { cwd, env });
  child.stdin.end('y\n');
  let out = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.on('data', (piece: Buffer) => {
      out += piece.toString();
    });
  }
  return new Promise((done) => child.once('close', (code) => done({ code, out })));
}
