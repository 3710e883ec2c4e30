import type { Message } from '../message.ts';
import { asPath, say } from '../message.ts';

/** A path as Windows shows it, and what to write in its place. */
export interface WindowsPath {
  readonly meant: string;
  readonly message: Message;
  readonly lead: Message;
}

/**
 * `written` is how it is in the file, `path` without quotes and escapes. One of a whole computer says
 * nothing about where the list is in the repository, so its last folder is proposed.
 */
export function windowsPath(written: string, path: string): WindowsPath {
  const slashed = path.replace(/\\+/g, '/');
  if (!/^[A-Za-z]:|^\/\//.test(slashed)) {
    return {
      meant: slashed,
      message: say`the path ${asPath(written)} contains a backslash`,
      lead: say`Write forward slashes, which work on every computer.`,
    };
  }
  const meant = slashed
    .split('/')
    .slice(-2)
    .join('/')
    .replace(/^[A-Za-z]:\/?/, '');
  const [folder = ''] = meant.includes('/') ? meant.split('/') : ['lists'];
  return {
    meant: meant.includes('/') ? meant : `${folder}/${meant}`,
    message: say`the path ${asPath(written)} leads to a place on your computer, not in the repository`,
    lead: say`Put the list into the folder ${asPath(folder)} beside ${asPath('segops.yaml')}.`,
  };
}

export function isWindowsPath(path: string): boolean {
  return path.includes('\\') || /^[A-Za-z]:\//.test(path);
}
