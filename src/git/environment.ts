import { execPath } from 'node:process';

/*
 * What every git is told, and what it does not hear of. A checkout is data: it can hold hooks,
 * monitors, filters, pagers and replaced objects, and the config of a clone often points at such
 * files (`core.hooksPath=.husky`). What reaches the remote stays as it is, since no checkout can set
 * it: credential helpers, askpass, the SSH agent and command, proxies, TLS and `insteadOf`.
 */

/** Settings for `-c`, which win over every file. */
export const SETTINGS: readonly string[] = [
  // Empty, since an old git would run a program that is called false.
  'core.fsmonitor=',
  // Node itself: it is a file, so that no hook can be in it, on any system.
  `core.hooksPath=${execPath}`,
  'commit.gpgSign=false',
  'push.gpgSign=false',
  'log.showSignature=false',
  // Housekeeping has its time elsewhere.
  'gc.auto=0',
  'maintenance.auto=false',
  // Asked for as long as the repository is not known: a folder of a checkout is none.
  'safe.bareRepository=explicit',
  // A URL that is a command.
  'protocol.ext.allow=never',
];

/** The git that runs us, or a person, set these for other commands than ours. */
const REMOVED: readonly RegExp[] = [
  // Our secrets: neither git nor what it starts to reach a remote needs them.
  /^(INPUT|CLEVERTAP|SEGOPS)_|^ACTIONS_.*TOKEN/i,
  // Traces go where nothing masks them, and hold the credentials of requests.
  /^GIT_(TRACE|CURL_VERBOSE|TEST_)/i,
  // Another repository, or other parts of this one: set while git runs a hook.
  /^GIT_(DIR|WORK_TREE|IMPLICIT_WORK_TREE|COMMON_DIR|INDEX_FILE|PREFIX|NAMESPACE|QUARANTINE_PATH)$/i,
  /^GIT_(OBJECT_DIRECTORY|ALTERNATE_OBJECT_DIRECTORIES|SHALLOW_FILE|INTERNAL_SUPER_PREFIX)$/i,
  // Another history, and attributes of another tree.
  /^GIT_(GRAFT_FILE|REPLACE_REF_BASE|ATTR_SOURCE)$/i,
  // Where git looks for a repository: one that it passed by would make a file look untracked.
  /^GIT_(CEILING_DIRECTORIES|DISCOVERY_ACROSS_FILESYSTEM)$/i,
  // Settings of the git command that runs us. GIT_CONFIG_GLOBAL, _SYSTEM and _COUNT are a person's.
  /^GIT_CONFIG(_PARAMETERS)?$/i,
  // Programs, and other ways to read paths.
  /^GIT_(EXTERNAL_DIFF|DIFF_OPTS|PAGER_IN_USE|(NO)?GLOB_PATHSPECS|ICASE_PATHSPECS)$/i,
];

const SET = {
  // Messages of git are looked into, and advice is not one of them.
  LC_ALL: 'C',
  GIT_ADVICE: '0',
  GIT_TERMINAL_PROMPT: '0',
  GIT_NO_REPLACE_OBJECTS: '1',
  GIT_NO_LAZY_FETCH: '1',
  // A question writes nothing.
  GIT_OPTIONAL_LOCKS: '0',
  // A path is a path, whatever characters are in it.
  GIT_LITERAL_PATHSPECS: '1',
} as const;

/** The environment of a git, from that of this process. */
export function gitEnvironment(
  env: NodeJS.ProcessEnv,
  ...own: readonly Readonly<Record<string, string>>[]
): NodeJS.ProcessEnv {
  const kept = Object.entries(env).filter(
    ([name]) => !REMOVED.some((pattern) => pattern.test(name)),
  );
  return Object.assign(Object.fromEntries(kept), SET, ...own);
}
