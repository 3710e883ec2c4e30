import type { GitPlace } from './git.ts';
import { runGit } from './git.ts';
import type { ActionJob } from './job.ts';
import { currentJob } from './job.ts';

/*
 * How git gets the token of a job: through its environment, which no other process sees and which
 * leaves nothing behind. It is given for the URLs of `origin` alone, and only where these are of the
 * server that made it. An empty header comes first, since checkout may have left one of its own, and
 * a server refuses two. Redirects are not followed: git would take the header along to another host.
 */

/** Variables for a git that talks to `origin`: none where git gets there by its own means, as by SSH. */
export function originAccess(repository: GitPlace): Readonly<Record<string, string>> {
  const job = currentJob();
  if (job === null || job.token === '') return {};
  const urls = urlsOf(repository).filter((url) => isOfServer(url, job));
  if (urls.length === 0) return {};
  const settings = urls.flatMap((url) => [
    [`http.${url}.extraHeader`, ''],
    [`http.${url}.extraHeader`, `Authorization: Basic ${basicToken(job.token)}`],
    [`http.${url}.followRedirects`, 'false'],
    [`credential.${url}.helper`, ''],
  ]);
  const plain = [...settings, ['http.followRedirects', 'false'], ['credential.helper', '']];
  return { GIT_ASKPASS: '', ...asVariables([...plain, ['core.askPass', '']], process.env) };
}

/** As it stands in the header, which no one must see either. */
export function basicToken(token: string): string {
  return Buffer.from(`x-access-token:${token}`).toString('base64');
}

/** As git uses them: after `insteadOf`, and `pushInsteadOf` for a push. */
export function urlsOf(repository: GitPlace): string[] {
  const ask = (...flags: readonly string[]) => {
    const answer = runGit(repository, ['remote', 'get-url', '--all', ...flags, 'origin']);
    return answer.code === 0 ? answer.out.toString().split('\n').filter(Boolean) : [];
  };
  return [...new Set([...ask(), ...ask('--push')])];
}

/** A URL with a user or password of its own is somebody's own way to get there. */
function isOfServer(text: string, { server }: ActionJob): boolean {
  const [url, own] = [urlOf(text), urlOf(server)];
  if (url === null || own === null || url.origin !== own.origin) return false;
  if (url.username !== '' || url.password !== '') return false;
  return url.protocol === 'https:' || (url.protocol === 'http:' && isThisMachine(url));
}

export function urlOf(url: string): URL | null {
  return URL.canParse(url) ? new URL(url) : null;
}

function isThisMachine({ hostname }: URL): boolean {
  return ['127.0.0.1', '[::1]', 'localhost'].includes(hostname);
}

/** After those that a person has in the environment: the last one counts. */
export function asVariables(
  settings: readonly (readonly string[])[],
  env: NodeJS.ProcessEnv,
): Record<string, string> {
  const first = /^\d{1,4}$/.test(env.GIT_CONFIG_COUNT ?? '') ? Number(env.GIT_CONFIG_COUNT) : 0;
  const pairs = settings.flatMap(([key = '', value = ''], at) => [
    [`GIT_CONFIG_KEY_${first + at}`, key],
    [`GIT_CONFIG_VALUE_${first + at}`, value],
  ]);
  return { ...Object.fromEntries(pairs), GIT_CONFIG_COUNT: String(first + settings.length) };
}
