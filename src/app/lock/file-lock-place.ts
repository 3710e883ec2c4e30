import { createHash } from 'node:crypto';
import { existsSync, realpathSync } from 'node:fs';
import { basename, dirname, join, relative, resolve } from 'node:path';
import type { Config } from '../../config/config.ts';
import { confined, confinement, repositoryOf } from '../../files/confine.ts';
import { nodeFiles } from '../../files/files.ts';
import { git } from '../../git/git.ts';
import type { Repository } from '../../git/repository.ts';
import { repositoryAt } from '../../git/repository.ts';
import type { FileLockPlace } from '../../lock/store/file-store.ts';
import type { HomePlace } from '../../lock/store/lock-home.ts';

/** Where a lockfile is that is a file, and where its repository remembers it. Throws a Failure. */
export function fileLockPlace(
  { folder, lock }: Pick<Config, 'folder' | 'lock'>,
  file: string,
): FileLockPlace {
  const path = resolve(folder, file);
  const { lineage } = lock;
  // Whoever proposes a config names the place where an apply writes and removes files.
  confined(repositoryOf(folder), path);
  // Its own folder is made with it, and `git clean` takes both away.
  const files = nodeFiles(nearestFolder(dirname(path)));
  return { files, path, lineage, home: homeOf(path, lineage) };
}

/** null outside of git. Where git cannot be asked, there may be a repository: that is a Failure. */
function homeOf(path: string, lineage: string): HomePlace | null {
  const above = nearestFolder(dirname(path));
  const repository = repositoryAt(above);
  if (repository === null) return null;
  const { commonDir, folder: top } = repository;
  const lockfile = join(realpathSync(above), relative(above, dirname(path)), basename(path));
  return {
    files: nodeFiles(commonDir),
    folder: join(commonDir, 'segops', folderName(lineage)),
    lockfile,
    top,
    tracked: (paths) => trackedAmong(repository, paths),
  };
}

function nearestFolder(folder: string): string {
  return existsSync(folder) ? folder : nearestFolder(dirname(folder));
}

/** A config may say any lineage: only what is a plain name on every system names a folder. */
function folderName(lineage: string): string {
  if (/^[a-z0-9][a-z0-9_-]{4,63}$/.test(lineage)) return lineage;
  return createHash('sha256').update(lineage).digest('hex').slice(0, 32);
}

function trackedAmong(repository: Repository, paths: readonly string[]): readonly string[] {
  const inside = paths.filter((path) => confinement(repository.folder, path) === 'inside');
  if (inside.length === 0) return [];
  const asked = ['--literal-pathspecs', 'ls-files', '-z', '--', ...inside];
  return git(repository, asked).toString().split('\0').filter(Boolean);
}
