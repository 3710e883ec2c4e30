import type { Answer } from './fake-answers.ts';
import {
  commentJson,
  commitJson,
  issueJson,
  moveJson,
  NOT_FOUND,
  pullJson,
  refusal,
  reviewJson,
  runJson,
  timelineJson,
} from './fake-answers.ts';
import type { FakeToken, GitHubState, Permission } from './fake-state.ts';
import { addComment, addIssue, commentsOn } from './fake-state.ts';

/** A request that the description allows, of a token that GitHub knows. */
export interface Call {
  readonly state: GitHubState;
  readonly token: FakeToken;
  readonly path: Readonly<Record<string, string>>;
  readonly query: URLSearchParams;
  readonly body: Readonly<Record<string, unknown>>;
}

interface FakeOperation {
  /** Any of these suffices; reading a public repository needs none. */
  readonly needs: readonly Permission[];
  readonly access: 'read' | 'write';
  /** A list is cut into pages by the server. */
  readonly answer: (call: Call) => Answer | readonly unknown[] | null;
}

/** GitHub counts the characters of a comment. */
const LONGEST_BODY = 65_536;

export const operations: Readonly<Record<string, FakeOperation>> = {
  'repos/get': reading(['contents'], ({ state }) =>
    ok({
      full_name: `${state.owner}/${state.repo}`,
      default_branch: state.defaultBranch,
      private: state.isPrivate,
    }),
  ),
  'repos/compare-commits-with-basehead': reading(['contents'], compare),
  'repos/get-branch-rules': reading(['contents'], ({ state, path }) =>
    (state.rules.get(path.branch ?? '') ?? []).map((type) => ({ type })),
  ),
  'issues/list-for-repo': reading(['issues'], listIssues),
  'issues/get': reading(['issues', 'pull_requests'], ({ state, path }) => {
    const issue = state.issues.get(Number(path.issue_number));
    return issue === undefined ? null : ok(issueJson(state, issue));
  }),
  'issues/create': writing(['issues'], createIssue),
  'issues/update': writing(['issues'], updateIssue),
  'issues/list-comments': reading(['issues', 'pull_requests'], ({ state, path }) =>
    state.issues.has(Number(path.issue_number))
      ? commentsOn(state, Number(path.issue_number)).map((comment) => commentJson(state, comment))
      : null,
  ),
  'issues/list-events-for-timeline': reading(['issues', 'pull_requests'], ({ state, path }) => {
    const pull = state.pulls.get(Number(path.issue_number));
    return pull === undefined ? null : timelineJson(pull);
  }),
  'issues/create-comment': writing(['issues', 'pull_requests'], createComment),
  'issues/get-comment': reading(['issues', 'pull_requests'], ({ state, path }) => {
    const comment = state.comments.get(Number(path.comment_id));
    return comment === undefined ? null : ok(commentJson(state, comment));
  }),
  'issues/update-comment': writing(['issues', 'pull_requests'], updateComment),
  'issues/delete-comment': writing(['issues', 'pull_requests'], ({ state, path }) =>
    state.comments.delete(Number(path.comment_id)) ? { status: 204, body: null } : null,
  ),
  'repos/list-pull-requests-associated-with-commit': reading(['pull_requests'], (call) =>
    [...call.state.pulls.values()]
      .filter(({ commits }) => commits.has(call.path.commit_sha ?? ''))
      .map((pull) => pullJson(call.state, pull)),
  ),
  'pulls/list': reading(['pull_requests'], ({ state, query }) =>
    [...state.pulls.values()]
      .map((pull) => pullJson(state, pull))
      .filter((pull) => pull.state === (query.get('state') ?? 'open'))
      .filter((pull) => pull.base.ref === (query.get('base') ?? pull.base.ref))
      .reverse(),
  ),
  'repos/get-collaborator-permission-level': reading(['contents'], ({ state, path }) => {
    const permission = state.people.get(path.username ?? '');
    return permission === undefined ? null : ok({ permission });
  }),
  'pulls/get': reading(['pull_requests'], ({ state, path }) => {
    const pull = state.pulls.get(Number(path.pull_number));
    return pull === undefined ? null : ok(pullJson(state, pull));
  }),
  'pulls/list-reviews': reading(
    ['pull_requests'],
    ({ state, path }) => state.pulls.get(Number(path.pull_number))?.reviews.map(reviewJson) ?? null,
  ),
  'repos/list-activities': reading(['contents'], ({ state, query }) =>
    state.moves
      .filter(({ ref }) => ref === query.get('ref'))
      .reverse()
      .map(moveJson),
  ),
  'actions/get-workflow-run-attempt': reading(['actions'], ({ state, path }) =>
    run(state, path, Number(path.attempt_number)),
  ),
};

function reading(needs: readonly Permission[], answer: FakeOperation['answer']): FakeOperation {
  return { needs, access: 'read', answer };
}

function writing(needs: readonly Permission[], answer: FakeOperation['answer']): FakeOperation {
  return { needs, access: 'write', answer };
}

function ok(body: unknown): Answer {
  return { status: 200, body };
}

function text(value: unknown, otherwise: string): string {
  return typeof value === 'string' ? value : otherwise;
}

function compare({ state, path, query }: Call): Answer | null {
  const [base = '', head = ''] = (path.basehead ?? '').split('...');
  if (!state.commits.has(base) || !state.commits.has(head)) return null;
  const [older, newer] = [ancestors(state, base), ancestors(state, head)];
  const apart = older.has(head) ? 'behind' : 'diverged';
  const status = base === head ? 'identical' : newer.has(base) ? 'ahead' : apart;
  const size = Number(query.get('per_page') ?? 30);
  const from = (Number(query.get('page') ?? 1) - 1) * size;
  const commits = [...newer].filter((commit) => !older.has(commit)).reverse();
  const page = commits.slice(from, from + size).map((commit) => commitJson(state, commit));
  return ok({ status, total_commits: commits.length, commits: page });
}

function ancestors(state: GitHubState, commit: string): Set<string> {
  const found = new Set<string>();
  const open = [commit];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    if (found.has(next)) continue;
    found.add(next);
    open.push(...(state.commits.get(next) ?? []));
  }
  return found;
}

function listIssues({ state, query }: Call): readonly unknown[] {
  const wanted = query.get('state') ?? 'open';
  const labels = (query.get('labels') ?? '').split(',').filter((label) => label !== '');
  const creator = query.get('creator');
  return [...state.issues.values()]
    .filter((issue) => wanted === 'all' || issue.state === wanted)
    .filter((issue) => labels.every((label) => issue.labels.includes(label)))
    .filter((issue) => creator === null || issue.author.login === creator)
    .reverse()
    .map((issue) => issueJson(state, issue));
}

function createIssue({ state, token, body }: Call): Answer {
  const labels = Array.isArray(body.labels) ? body.labels.map(String) : [];
  const issue = addIssue(state, {
    author: { login: token.login, type: token.type },
    title: text(body.title, ''),
    body: text(body.body, ''),
    labels,
  });
  return { status: 201, body: issueJson(state, issue) };
}

function updateIssue({ state, path, body }: Call): Answer | null {
  const issue = state.issues.get(Number(path.issue_number));
  if (issue === undefined) return null;
  issue.title = text(body.title, issue.title);
  issue.body = text(body.body, issue.body);
  if (body.state === 'open' || body.state === 'closed') issue.state = body.state;
  issue.closedAt = issue.state === 'closed' ? (issue.closedAt ?? new Date().toISOString()) : null;
  issue.stateReason = text(body.state_reason, '') || null;
  return ok(issueJson(state, issue));
}

function createComment({ state, token, path, body }: Call): Answer | null {
  const issue = state.issues.get(Number(path.issue_number));
  if (issue === undefined) return null;
  if (issue.locked) return refusal(403, 'Unable to create comment because issue is locked.');
  const written = text(body.body, '');
  if (written.length > LONGEST_BODY) return tooLong();
  const author = { login: token.login, type: token.type };
  return {
    status: 201,
    body: commentJson(state, addComment(state, issue.number, written, author)),
  };
}

function updateComment({ state, path, body }: Call): Answer | null {
  const comment = state.comments.get(Number(path.comment_id));
  if (comment === undefined) return null;
  const written = text(body.body, '');
  if (written.length > LONGEST_BODY) return tooLong();
  comment.body = written;
  return ok(commentJson(state, comment));
}

function tooLong(): Answer {
  return refusal(
    422,
    `Validation Failed: {"field":"body","message":"body is too long (maximum is ${LONGEST_BODY} characters)"}`,
  );
}

function run(state: GitHubState, path: Call['path'], attempt: number): Answer | null {
  const found = state.runs.get(Number(path.run_id));
  const shown = found === undefined ? null : runJson(found, attempt);
  return shown === null ? null : ok(shown);
}

/** What a token lacks for an operation, as GitHub says it; null if nothing. */
export function missingPermission(operation: FakeOperation, call: Call): Answer | null {
  const { needs, access } = operation;
  if (access === 'read' && !call.state.isPrivate) return null;
  const suffices = needs.some((name) => {
    const given = call.token.permissions[name];
    return given === 'write' || (access === 'read' && given === 'read');
  });
  if (suffices) return null;
  const accepted = needs.map((name) => `${name}=${access}`).join('; ');
  return refusal(403, 'Resource not accessible by integration', {
    'x-accepted-github-permissions': accepted,
  });
}

export function answerOf(operation: FakeOperation, call: Call): Answer | readonly unknown[] {
  return operation.answer(call) ?? NOT_FOUND;
}
