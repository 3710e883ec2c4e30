import { say } from '../message.ts';
import { asked } from './asked.ts';
import type { GitHub } from './client.ts';

/**
 * What segops wrote at GitHub is found again by a hidden marker, which is its whole first line, and
 * by its author. Neither alone would do: anyone can write a marker, and one author writes much.
 */
function markerOf(name: string): string {
  // No name can end the HTML comment: `>` is encoded, and so is every second dash.
  return `<!-- segops:${encodeURIComponent(name.toWellFormed()).replaceAll('--', '-%2D')} -->`;
}

/** A body that begins with the marker of that name. */
export function marked(name: string, body: string): string {
  return `${markerOf(name)}\n${body}`;
}

/** Whether it has the marker of that name and was written by `me`. */
export function isOurs(name: string, me: string, { user, body }: Post): boolean {
  return isAuthor(user, me) && (body ?? '').split(/\r?\n/, 1)[0] === markerOf(name);
}

/** An issue or a comment, as GitHub gives it; without an author where the account is gone. */
interface Post {
  readonly user?: { readonly login: string; readonly type: string } | null;
  readonly body?: string | null | undefined;
}

/** What follows the marker. */
export function unmarked(body: string): string {
  return body.slice(body.indexOf('\n') + 1);
}

/** A bot may be named without its ending, which no person's login can have. */
function isAuthor(author: Post['user'], login: string): boolean {
  if (author === null || author === undefined) return false;
  return author.login === login || (author.type === 'Bot' && author.login === `${login}[bot]`);
}

/** Whose token this is. The REST API does not tell it to the token of a workflow; GraphQL does. */
export async function whoAmI({ octokit }: GitHub): Promise<string> {
  const { viewer } = await asked(say`find out whose token this is`, 'contents: read', () =>
    octokit.graphql<{ readonly viewer: { readonly login: string } }>('{ viewer { login } }'),
  );
  return viewer.login;
}
