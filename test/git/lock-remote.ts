import { cpSync } from 'node:fs';
import { basename } from 'node:path';
import { segops } from '../cli/segops.ts';
import { TestRemote } from './remotes.ts';

const INIT = ['init', '--yes', '--region', 'in1', '--no-example', '--lock-branch', 'segops-lock'];

interface Initialised {
  readonly remote: string;
  readonly files: string;
}

let template: Promise<Initialised> | null = null;

/**
 * A remote with a lock branch, and a clone with the files that `segops init` wrote beside it. It runs
 * once in a file of tests, and each of them gets copies.
 */
export async function remoteWithLock(): Promise<{
  readonly remote: TestRemote;
  readonly cwd: string;
}> {
  template ??= initialised();
  const { remote: from, files } = await template;
  const remote = new TestRemote(from);
  const cwd = remote.clone();
  cpSync(files, cwd, { recursive: true, filter: (path) => basename(path) !== '.git' });
  return { remote, cwd };
}

async function initialised(): Promise<Initialised> {
  const remote = new TestRemote();
  const cwd = remote.clone();
  const { code, err } = await segops(INIT, { cwd });
  if (code !== 0) throw new Error(err);
  return { remote: remote.folder, files: cwd };
}
