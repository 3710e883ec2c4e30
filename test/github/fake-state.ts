/** What the fake GitHub keeps; tests set it up and read it back. */
export interface GitHubState {
  readonly owner: string;
  readonly repo: string;
  defaultBranch: string;
  isPrivate: boolean;
  /** Issues and pull requests share their numbers. */
  readonly issues: Map<number, FakeIssue>;
  readonly pulls: Map<number, FakePull>;
  readonly comments: Map<number, FakeComment>;
  readonly runs: Map<number, FakeRun>;
  readonly tokens: Map<string, FakeToken>;
  /** What people may do; who is not in it is a stranger. */
  readonly people: Map<string, 'admin' | 'write' | 'read'>;
  /** Every commit with its parents. */
  readonly commits: Map<string, readonly string[]>;
  /** The accounts behind the author and the committer of a commit, where GitHub knows them. */
  readonly writers: Map<string, readonly [author: string | null, committer: string | null]>;
  /** Moves of branches, oldest first. */
  readonly moves: FakeMove[];
  /** Types of the rules that are active, by branch. */
  readonly rules: Map<string, readonly string[]>;
  /** The next number of an issue, and the next ID of a comment. */
  nextNumber: number;
  nextComment: number;
}

/** A workflow's token belongs to an integration; a person's has a login of its own. */
export interface FakeToken {
  readonly login: string;
  readonly type: 'Bot' | 'User';
  readonly permissions: Readonly<Partial<Record<Permission, 'read' | 'write'>>>;
}

export type Permission = 'actions' | 'contents' | 'issues' | 'pull_requests';

export interface FakeAuthor {
  readonly login: string;
  readonly type: 'Bot' | 'User';
}

export interface FakeIssue {
  readonly number: number;
  readonly author: FakeAuthor;
  title: string;
  body: string;
  state: 'open' | 'closed';
  stateReason: string | null;
  closedAt: string | null;
  labels: readonly string[];
  locked: boolean;
}

export interface FakePull {
  readonly number: number;
  readonly headRef: string;
  readonly headRepo: string;
  headSha: string;
  baseRef: string;
  mergedAt: string | null;
  mergeCommit: string | null;
  /** Commits that the host connects with it: its own, and those that its merge made. */
  readonly commits: Set<string>;
  readonly reviews: FakeReview[];
  /** Of its timeline, what is neither a commit nor a review. */
  readonly events: FakeEvent[];
}

export interface FakeEvent {
  readonly event: string;
  readonly createdAt: string;
}

export interface FakeReview {
  readonly id: number;
  readonly login: string;
  readonly state: 'APPROVED' | 'CHANGES_REQUESTED' | 'COMMENTED' | 'DISMISSED';
  readonly commit: string;
  readonly submittedAt: string;
}

export interface FakeMove {
  /** `refs/heads/...` */
  readonly ref: string;
  readonly before: string;
  readonly after: string;
  readonly actor: string;
}

export interface FakeComment {
  readonly id: number;
  readonly issue: number;
  readonly author: FakeAuthor;
  body: string;
}

/** One run with its attempts in order: the last one is what the run itself shows. */
export interface FakeRun {
  readonly id: number;
  readonly event: string;
  readonly headSha: string;
  readonly path: string;
  readonly attempts: FakeAttempt[];
}

export interface FakeAttempt {
  status: 'queued' | 'in_progress' | 'completed';
  conclusion: 'success' | 'failure' | 'cancelled' | null;
  readonly startedAt: string;
}

/** The author of what a workflow's own token writes. */
export const ACTIONS_BOT: FakeAuthor = { login: 'github-actions[bot]', type: 'Bot' };

export function emptyState(owner = 'acme', repo = 'segments'): GitHubState {
  return {
    owner,
    repo,
    defaultBranch: 'main',
    isPrivate: true,
    issues: new Map(),
    pulls: new Map(),
    comments: new Map(),
    runs: new Map(),
    tokens: new Map(),
    people: new Map(),
    commits: new Map(),
    writers: new Map(),
    moves: [],
    rules: new Map(),
    nextNumber: 1,
    nextComment: 1000,
  };
}

export function addIssue(state: GitHubState, issue: Partial<FakeIssue> = {}): FakeIssue {
  const number = issue.number ?? state.nextNumber;
  state.nextNumber = Math.max(state.nextNumber, number + 1);
  const added: FakeIssue = {
    author: { login: 'ada', type: 'User' },
    title: `Number ${number}`,
    body: '',
    state: 'open',
    stateReason: null,
    closedAt: null,
    labels: [],
    locked: false,
    ...issue,
    number,
  };
  state.issues.set(number, added);
  return added;
}

export function addPull(state: GitHubState, pull: Partial<FakePull> = {}): FakePull {
  const { number } = addIssue(state, pull.number === undefined ? {} : { number: pull.number });
  const headSha = pull.headSha ?? 'a'.repeat(40);
  const added: FakePull = {
    headRef: 'change',
    headRepo: `${state.owner}/${state.repo}`,
    baseRef: state.defaultBranch,
    mergedAt: null,
    mergeCommit: null,
    commits: new Set([headSha]),
    reviews: [],
    events: [],
    ...pull,
    headSha,
    number,
  };
  state.pulls.set(number, added);
  return added;
}

export function addComment(
  state: GitHubState,
  issue: number,
  body: string,
  author: FakeAuthor,
): FakeComment {
  const comment: FakeComment = { id: state.nextComment, issue, author, body };
  state.nextComment += 1;
  state.comments.set(comment.id, comment);
  return comment;
}

/** Comments of an issue or pull request in the order in which GitHub lists them. */
export function commentsOn(state: GitHubState, issue: number): readonly FakeComment[] {
  return [...state.comments.values()].filter((comment) => comment.issue === issue);
}
