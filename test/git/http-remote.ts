import { spawn } from 'node:child_process';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { dirname, sep } from 'node:path';
import { gitText } from './plain-git.ts';

/** A host of repositories: `git http-backend` behind a CGI, with one password for all. */
export interface HttpRemote {
  /** With a user name and a password in it. */
  readonly url: string;
  /** Without. */
  readonly plainUrl: string;
  readonly origin: string;
  readonly password: string;
  /** Of each request that came, its Authorization headers. */
  readonly heard: readonly (readonly string[])[];
  close(): Promise<void>;
}

export interface HttpHost {
  readonly user?: string;
  readonly password?: string;
  /** Anybody may read. */
  readonly isPublic?: boolean;
  /** Answers everything with a redirect there. */
  readonly redirectsTo?: string;
}

const PASSWORD = 'pa55-of-ada';

interface Serving {
  readonly root: string;
  readonly backend: string;
  readonly host: HttpHost;
  readonly authorisation: string;
  readonly heard: (readonly string[])[];
}

export async function serveOverHttp(repository: string, host: HttpHost = {}): Promise<HttpRemote> {
  const { user = 'ada', password = PASSWORD } = host;
  // Like owner and name at a host.
  const root = dirname(dirname(repository));
  gitText(['config', 'http.receivepack', 'true'], { cwd: repository });
  const backend = `${gitText(['--exec-path'], { cwd: root })}/git-http-backend`;
  const authorisation = `Basic ${Buffer.from(`${user}:${password}`).toString('base64')}`;
  const heard: (readonly string[])[] = [];
  const serving = { root, backend, host, authorisation, heard };
  const server = createServer((request, response) => answer(serving, request, response));
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const { port } = server.address() as AddressInfo;
  const path = repository
    .slice(root.length + 1)
    .split(sep)
    .map(encodeURIComponent)
    .join('/');
  const origin = `http://127.0.0.1:${port}`;
  return {
    url: `http://${user}:${password}@127.0.0.1:${port}/${path}`,
    plainUrl: `${origin}/${path}`,
    origin,
    password,
    heard,
    close: () => closed(server),
  };
}

function closed(server: Server): Promise<void> {
  server.closeAllConnections();
  return new Promise((done) => server.close(() => done()));
}

function answer(serving: Serving, request: IncomingMessage, response: ServerResponse): void {
  const { root, backend, host } = serving;
  const given = authorisationsOf(request);
  serving.heard.push(given);
  const { redirectsTo, isPublic = false } = host;
  if (redirectsTo !== undefined) {
    response.writeHead(302, { location: `${redirectsTo}${request.url}` }).end();
    return;
  }
  // As GitHub does.
  if (given.length > 1) {
    response.writeHead(400).end();
    return;
  }
  const reads = !/git-receive-pack/.test(request.url ?? '');
  if (given[0] !== serving.authorisation && !(isPublic && reads)) {
    response.writeHead(401, { 'www-authenticate': 'Basic realm="git"' }).end();
    return;
  }
  const url = new URL(request.url ?? '/', 'http://host');
  const child = spawn(backend, {
    env: {
      PATH: process.env.PATH,
      GIT_PROJECT_ROOT: root,
      GIT_HTTP_EXPORT_ALL: '1',
      REMOTE_USER: 'ada',
      REQUEST_METHOD: request.method,
      PATH_INFO: decodeURIComponent(url.pathname),
      QUERY_STRING: url.search.slice(1),
      CONTENT_TYPE: request.headers['content-type'] ?? '',
      HTTP_CONTENT_ENCODING: request.headers['content-encoding'] ?? '',
      GIT_PROTOCOL: String(request.headers['git-protocol'] ?? ''),
    },
    stdio: ['pipe', 'pipe', 'ignore'],
  });
  request.pipe(child.stdin);
  const pieces: Buffer[] = [];
  child.stdout.on('data', (piece: Buffer) => pieces.push(piece));
  child.once('close', () => reply(Buffer.concat(pieces), response));
}

/** Node would keep the first alone. */
function authorisationsOf({ rawHeaders }: IncomingMessage): string[] {
  return rawHeaders.filter((_, at) => rawHeaders[at - 1]?.toLowerCase() === 'authorization');
}

/** CGI: header lines, an empty line, the body. */
function reply(output: Buffer, response: ServerResponse): void {
  const end = output.indexOf('\r\n\r\n');
  for (const line of output.subarray(0, end).toString().split('\r\n')) {
    const at = line.indexOf(':');
    const [name, value] = [line.slice(0, at).trim(), line.slice(at + 1).trim()];
    if (name.toLowerCase() === 'status') response.statusCode = Number.parseInt(value, 10);
    else response.setHeader(name, value);
  }
  response.end(output.subarray(end + 4));
}
