import { say } from '../message.ts';
import { asked } from './asked.ts';
import type { GitHub } from './client.ts';

/** Who wrote something; GitHub shows none where the account is gone. */
export interface Author {
  readonly login: string;
  readonly type: string;
}

/** Whose token this is. The REST API does not tell it to the token of a workflow; GraphQL does. */
export async function whoAmI({ octokit }: GitHub): Promise<string> {
  const { viewer } = await asked(say`find out whose token this is`, 'contents: read', () =>
    octokit.graphql<{ readonly viewer: { readonly login: string } }>('{ viewer { login } }'),
  );
  return viewer.login;
}

/** A bot may be named without its ending, which no person's login can have. */
export function isAuthor(author: Author | null | undefined, login: string): boolean {
  if (author === null || author === undefined) return false;
  return author.login === login || (author.type === 'Bot' && author.login === `${login}[bot]`);
}
