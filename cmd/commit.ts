import { execFileSync } from 'node:child_process';

/** The commit that is checked out, null outside git or before the first commit. */
export function headCommit(folder: string): string | null {
  try {
    const options = {
      cwd: folder,
      stdio: ['ignore', 'pipe', 'ignore'] as ['ignore', 'pipe', 'ignore'],
    };
    return execFileSync('git', ['rev-parse', '--verify', 'HEAD'], options).toString().trim();
  } catch {
    return null;
  }
}
