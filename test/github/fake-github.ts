import type { IncomingMessage, ServerResponse } from 'node:http';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Answer } from './fake-answers.ts';
import { NOT_FOUND, refusal } from './fake-answers.ts';
import type { FakeFault } from './fake-faults.ts';
import { answerOfFault } from './fake-faults.ts';
import { answerOf, missingPermission, operations } from './fake-operations.ts';
import { paged, pagedByCursor } from './fake-pages.ts';
import type { FakeToken, GitHubState } from './fake-state.ts';
import { emptyState } from './fake-state.ts';
import { checkRequest } from './validate-request.ts';

/**
 * GitHub's REST API on loopback, as far as segops speaks it. It keeps what it is told, and every
 * request is held against GitHub's own description first: what that does not allow is answered 422
 * and remembered in `violations`, which a test expects to be empty.
 */
export interface FakeGitHub {
  readonly url: string;
  readonly state: GitHubState;
  /** What was asked, e.g. `POST /repos/acme/segments/issues/1/comments`. */
  readonly requests: readonly string[];
  readonly violations: readonly string[];
  /** Misbehave once, in this order, at the next requests that match. */
  readonly faults: FakeFault[];
  close(): Promise<void>;
}

interface Served {
  readonly state: GitHubState;
  readonly requests: string[];
  readonly violations: string[];
  readonly faults: FakeFault[];
  readonly prefix: string;
}

/** `prefix`: where GitHub Enterprise has its API, `/api/v3`. */
export async function startFakeGitHub(
  options: { readonly state?: GitHubState; readonly prefix?: string } = {},
): Promise<FakeGitHub> {
  const served: Served = {
    state: options.state ?? emptyState(),
    requests: [],
    violations: [],
    faults: [],
    prefix: options.prefix ?? '',
  };
  const server = createServer((request, response) => {
    void serve(served, request, response);
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const { port } = server.address() as AddressInfo;
  const close = () =>
    new Promise<void>((done) => {
      server.close(() => done());
      server.closeAllConnections();
    });
  return { url: `http://127.0.0.1:${port}${served.prefix}`, ...served, close };
}

async function serve(served: Served, request: IncomingMessage, response: ServerResponse) {
  const body = await textOf(request);
  const url = new URL(request.url ?? '/', `http://${request.headers.host}`);
  const method = request.method ?? 'GET';
  const line = `${method} ${withoutPrefix(served, url.pathname)}`;
  served.requests.push(line);
  const at = served.faults.findIndex(({ on }) => on === undefined || line.startsWith(on));
  const fault = at < 0 ? undefined : served.faults.splice(at, 1)[0];
  const refused = fault === undefined ? null : answerOfFault(fault);
  if (fault?.kind === 'deleted-meanwhile') deleteAsked(served, line);
  if (fault?.kind === 'reset-before') return response.destroy();
  const answer =
    refused ?? answerTo(served, { method, url, body, token: tokenOf(served, request) });
  // The request was carried out, and its answer gets lost.
  if (fault?.kind === 'reset-after') return response.destroy();
  return write(
    response,
    fault?.kind === 'bad-gateway-after' ? refusal(502, 'Bad gateway') : answer,
  );
}

/** As a person would, in the moment before. */
function deleteAsked({ state }: Served, line: string): void {
  state.comments.delete(Number(line.split('/').at(-1)));
}

interface Asked {
  readonly method: string;
  readonly url: URL;
  readonly body: string;
  readonly token: FakeToken | undefined;
}

function answerTo(served: Served, { method, url, body, token }: Asked): Answer {
  if (token === undefined) return refusal(401, 'Bad credentials');
  if (url.pathname === graphqlPath(served)) return viewer(served, token, body);
  const plain = new URL(url);
  plain.pathname = withoutPrefix(served, url.pathname);
  const checked = checkRequest(method, plain, body);
  const operation = checked.ok ? operations[checked.operation] : undefined;
  if (!checked.ok || operation === undefined) {
    const why = checked.ok ? [`${checked.operation} has no fake`] : checked.problems;
    served.violations.push(`${method} ${plain.pathname}: ${why.join('; ')}`);
    return refusal(422, why.join('; '));
  }
  const { state } = served;
  const { path } = checked;
  if (path.owner !== state.owner || path.repo !== state.repo) return NOT_FOUND;
  const parsed = body === '' ? {} : (JSON.parse(body) as Record<string, unknown>);
  const call = { state, token, path, query: url.searchParams, body: parsed };
  const missing = missingPermission(operation, call);
  if (missing !== null) return missing;
  const answer = answerOf(operation, call);
  if (!isList(answer)) return answer;
  return checked.operation === 'repos/list-activities'
    ? pagedByCursor(answer, url)
    : paged(answer, url);
}

function isList(answer: Answer | readonly unknown[]): answer is readonly unknown[] {
  return Array.isArray(answer);
}

function graphqlPath({ prefix }: Served): string {
  return prefix === '' ? '/graphql' : '/api/graphql';
}

/** The one question that segops asks there: whose token is this? */
function viewer(served: Served, { login }: FakeToken, body: string): Answer {
  const query = JSON.parse(body) as { readonly query?: unknown };
  if (query.query !== '{ viewer { login } }') {
    served.violations.push(`graphql: ${body}`);
    return { status: 200, body: { errors: [{ message: 'unknown query' }] } };
  }
  return { status: 200, body: { data: { viewer: { login } } } };
}

function withoutPrefix({ prefix }: Served, path: string): string {
  return path.startsWith(prefix) ? path.slice(prefix.length) : path;
}

function tokenOf({ state }: Served, { headers }: IncomingMessage): FakeToken | undefined {
  const [, token] = /^(?:token|bearer) (.+)$/i.exec(headers.authorization ?? '') ?? [];
  return token === undefined ? undefined : state.tokens.get(token);
}

async function textOf(request: IncomingMessage): Promise<string> {
  const pieces: Buffer[] = [];
  for await (const piece of request) pieces.push(piece as Buffer);
  return Buffer.concat(pieces).toString();
}

function write(response: ServerResponse, { status, body, headers }: Answer): void {
  response.writeHead(status, { 'content-type': 'application/json; charset=utf-8', ...headers });
  response.end(status === 204 ? undefined : JSON.stringify(body));
}
