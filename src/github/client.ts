import { Octokit } from '@octokit/rest';
import type { RequestInit } from 'undici';
import { fetch as undiciFetch } from 'undici';
import type { Clock } from '../apply/clock.ts';
import type { Env } from '../clevertap/connect.ts';
import { openConnections } from '../clevertap/connect.ts';
import { failure } from '../failure.ts';
import { asCode, say } from '../message.ts';
import { retried } from './retry.ts';

/** A repository at GitHub, as one token may see it. */
export interface GitHub {
  readonly octokit: Octokit;
  readonly owner: string;
  readonly repo: string;
  readonly clock: Clock;
  close(): Promise<void>;
}

export interface GitHubAccess {
  /** `GITHUB_API_URL`: https://api.github.com, or https://HOST/api/v3 of an Enterprise server. */
  readonly apiUrl: string;
  /** `GITHUB_REPOSITORY`: owner/name. */
  readonly repository: string;
  readonly token: string;
  readonly userAgent: string;
  /** Where proxies are named. */
  readonly env: Env;
  readonly clock: Clock;
}

const CONNECT_TIMEOUT_MS = 10_000;
const REQUEST_TIMEOUT_MS = 30_000;
const CONNECTIONS = 4;
/** The most that GitHub gives at once. */
export const PER_PAGE = 100;

/** Throws a Failure where repository, URL or a proxy variable cannot be read; asks nothing yet. */
export function openGitHub(access: GitHubAccess): GitHub {
  const [, owner, repo] = /^([\w.-]+)\/([\w.-]+)$/.exec(access.repository) ?? [];
  const baseUrl = access.apiUrl.replace(/\/+$/, '');
  if (owner === undefined || repo === undefined || !/^https?:\/\/[^/]/.test(baseUrl)) {
    throw failure(
      'bad-github-environment',
      say`${REPOSITORY} or ${API_URL} is not what a GitHub runner sets`,
      say`Run this as an Action. Elsewhere, set ${REPOSITORY} to owner/name and ${API_URL} to the URL of the API.`,
    );
  }
  const dispatcher = openConnections({
    origin: new URL(baseUrl).origin,
    inFlight: CONNECTIONS,
    connectTimeoutMs: CONNECT_TIMEOUT_MS,
    env: access.env,
  });
  const fetch = (url: string, init: RequestInit) =>
    undiciFetch(url, { ...init, dispatcher, signal: AbortSignal.timeout(REQUEST_TIMEOUT_MS) });
  const { token: auth, userAgent, clock } = access;
  const octokit = new Octokit({ auth, baseUrl, userAgent, log: SILENT, request: { fetch } });
  octokit.hook.wrap('request', (request, options) => {
    const isRepeatable = options.method !== 'POST' || options.url.endsWith('/graphql');
    return retried(async () => request(options), isRepeatable, clock);
  });
  return { octokit, owner, repo, clock, close: () => dispatcher.close() };
}

const REPOSITORY = asCode('GITHUB_REPOSITORY');
const API_URL = asCode('GITHUB_API_URL');

/** octokit would write deprecations and failures to the log. Only the entry points write there. */
const SILENT = { debug: nothing, info: nothing, warn: nothing, error: nothing };

function nothing(): void {}
