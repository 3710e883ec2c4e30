import type {
  FakeAuthor,
  FakeComment,
  FakeIssue,
  FakeMove,
  FakePull,
  FakeRun,
  GitHubState,
} from './fake-state.ts';

/** What the fake answers: of GitHub's JSON the part that a client of segops could read. */
export interface Answer {
  readonly status: number;
  readonly body: unknown;
  readonly headers?: Readonly<Record<string, string>>;
}

export function refusal(status: number, message: string, headers = {}): Answer {
  const body = { message, documentation_url: 'https://docs.github.com/rest', status: `${status}` };
  return { status, body, headers };
}

export const NOT_FOUND = refusal(404, 'Not Found');

function userJson({ login, type }: FakeAuthor) {
  return { login, type, id: login.length };
}

export function commentJson(state: GitHubState, comment: FakeComment) {
  const kind = state.pulls.has(comment.issue) ? 'pull' : 'issues';
  return {
    id: comment.id,
    body: comment.body,
    user: userJson(comment.author),
    html_url: `https://github.example/${state.owner}/${state.repo}/${kind}/${comment.issue}#issuecomment-${comment.id}`,
  };
}

export function issueJson(state: GitHubState, issue: FakeIssue) {
  const { number, title, body, locked, labels } = issue;
  return {
    number,
    title,
    body,
    locked,
    state: issue.state,
    state_reason: issue.stateReason,
    closed_at: issue.closedAt,
    labels: labels.map((name) => ({ name })),
    user: userJson(issue.author),
    html_url: `https://github.example/${state.owner}/${state.repo}/issues/${number}`,
    ...(state.pulls.has(number) ? { pull_request: {} } : {}),
  };
}

export function pullJson(state: GitHubState, pull: FakePull) {
  const issue = state.issues.get(pull.number);
  return {
    number: pull.number,
    title: issue?.title ?? '',
    state: pull.mergedAt === null ? (issue?.state ?? 'open') : 'closed',
    merged_at: pull.mergedAt,
    merge_commit_sha: pull.mergeCommit,
    user: userJson(issue?.author ?? { login: 'ghost', type: 'User' }),
    head: { ref: pull.headRef, sha: pull.headSha, repo: { full_name: pull.headRepo } },
    base: { ref: pull.baseRef },
    html_url: `https://github.example/${state.owner}/${state.repo}/pull/${pull.number}`,
  };
}

function typeOf(login: string): FakeAuthor['type'] {
  return login.endsWith('[bot]') ? 'Bot' : 'User';
}

/** A commit as GitHub compares it; an address that is nobody's has no account. */
export function commitJson({ commits, writers }: GitHubState, sha: string) {
  const [author = null, committer = null] = writers.get(sha) ?? [];
  const account = (login: string | null) =>
    login === null ? null : userJson({ login, type: typeOf(login) });
  return {
    sha,
    author: account(author),
    committer: account(committer),
    parents: (commits.get(sha) ?? []).map((parent) => ({ sha: parent })),
  };
}

export function moveJson({ actor, ...move }: FakeMove) {
  return { ...move, activity_type: 'push', actor: userJson({ login: actor, type: typeOf(actor) }) };
}

/** As in a timeline: a commit has no time of its own there. */
export function timelineJson({ reviews, events, commits }: FakePull) {
  return [
    ...[...commits].map((sha) => ({ event: 'committed', sha })),
    ...reviews.map((review) => ({ ...reviewJson(review), event: 'reviewed' })),
    ...events.map(({ event, createdAt }, id) => ({ id, event, created_at: createdAt })),
  ];
}

export function reviewJson(review: FakePull['reviews'][number]) {
  return {
    id: review.id,
    user: userJson({ login: review.login, type: typeOf(review.login) }),
    state: review.state,
    commit_id: review.commit,
    submitted_at: review.submittedAt,
  };
}

/** A run as its attempt number `attempt` left it; null if there was none. */
export function runJson(run: FakeRun, attempt = run.attempts.length) {
  const shown = run.attempts[attempt - 1];
  if (shown === undefined) return null;
  return {
    id: run.id,
    run_attempt: attempt,
    event: run.event,
    path: run.path,
    head_sha: run.headSha,
    status: shown.status,
    conclusion: shown.conclusion,
    created_at: run.attempts[0]?.startedAt,
    run_started_at: shown.startedAt,
  };
}
