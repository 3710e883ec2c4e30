import { cpSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { RemoteBranch } from '../../src/git/branch.ts';
import type { Repository } from '../../src/git/repository.ts';
import { fetching, repositoryAt } from '../../src/git/repository.ts';
import type { NewCommit } from '../../src/git/tree.ts';
import { commitFiles, writeBlob } from '../../src/git/tree.ts';
import { git, gitText } from './plain-git.ts';

/** A remote with two commits on main, made once and copied for each test. */
let template: string | null = null;

function templateRemote(): string {
  if (template !== null) return template;
  const folder = mkdtempSync(join(tmpdir(), 'segops template '));
  git(['init', '--bare', '--quiet', '--initial-branch=main'], { cwd: folder });
  // Housekeeping after every push is of no use to a test.
  git(['config', 'receive.autogc', 'false'], { cwd: folder });
  const author = cloneOf(`file://${folder}`);
  writeFileSync(join(author, 'README'), 'manifests\n');
  git(['add', '.'], { cwd: author });
  for (const message of ['One', 'Two']) {
    git(['commit', '--quiet', '--allow-empty', '-m', message], { cwd: author });
  }
  git(['push', '--quiet', 'origin', 'HEAD:main'], { cwd: author });
  template = folder;
  return folder;
}

function cloneOf(url: string, ...flags: readonly string[]): string {
  const folder = mkdtempSync(join(tmpdir(), 'segops clone '));
  const identity = ['-c', 'user.name=Ada', '-c', 'user.email=ada@example.com'];
  git(['clone', '--quiet', ...identity, ...flags, url, folder], { cwd: tmpdir() });
  return folder;
}

/** A remote and clones of it, all real; folders have a space in their name. */
export class TestRemote {
  readonly folder = join(mkdtempSync(join(tmpdir(), 'segops remote ')), 'acme', 'segments');
  readonly url = `file://${this.folder}`;

  constructor(from: string = templateRemote()) {
    cpSync(from, this.folder, { recursive: true });
  }

  clone(...flags: readonly string[]): string {
    return cloneOf(this.url, ...flags);
  }

  /** Runs git in the remote itself, as its host would. */
  git(...args: readonly string[]): string {
    return gitText(args, { cwd: this.folder });
  }
}

/** The lock branch as this clone reaches it. */
export function lockBranch(clone: string, branch = 'segops-lock'): RemoteBranch {
  return { repository: fetching(openRepository(clone)), remote: 'origin', branch };
}

export function openRepository(folder: string): Repository {
  const repository = repositoryAt(folder);
  if (repository === null) throw new Error(`no repository in ${folder}`);
  return repository;
}

/** A commit of these texts; null removes a file. */
export async function commitTexts(
  clone: string,
  parent: string | null,
  texts: Readonly<Record<string, string | null>>,
): Promise<string> {
  const repository = openRepository(clone);
  const files: NewCommit['files'] = new Map(
    Object.entries(texts).map(([path, text]) => [
      path,
      text === null ? null : writeBlob(repository, Buffer.from(text)),
    ]),
  );
  return commitFiles(repository, { parent, files, message: 'A lock\n' });
}
