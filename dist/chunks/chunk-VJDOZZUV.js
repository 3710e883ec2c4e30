import { createRequire as __segopsRequire } from 'node:module';
const require = __segopsRequire(import.meta.url);
import {
  PER_PAGE,
  asked,
  askedOr,
  isPassing,
  openGitHub,
  pauseAfter,
  refusalOf
} from "./chunk-63IBOESF.js";
import {
  timeOf
} from "./chunk-ZZMI4N4C.js";
import {
  USER_AGENT
} from "./chunk-RVGNAGAZ.js";
import {
  failedSince,
  footerLine,
  outdated
} from "./chunk-3S7FUTYH.js";
import {
  hasWork,
  holdsSegments,
  isRefused
} from "./chunk-TTSMO7DW.js";
import {
  OPEN,
  redacting
} from "./chunk-VFRILNIK.js";
import {
  problemsToAnnotations
} from "./chunk-UAPV7755.js";
import {
  underLease
} from "./chunk-2VZNV34P.js";
import {
  problemsToText
} from "./chunk-WVZGLM5H.js";
import {
  beginJob,
  configOf,
  fitsHeader,
  makeTemporaryFolder,
  openWorkspace,
  runNumber,
  systemClock
} from "./chunk-IZEHMJH7.js";
import {
  isProvablyGone
} from "./chunk-F2IHCJ47.js";
import {
  parseDuration
} from "./chunk-H4E72AQF.js";
import {
  assertExhaustive
} from "./chunk-D4UHDB6F.js";
import {
  Failure,
  asCode,
  asCommand,
  asLabel,
  asList,
  asPath,
  failure,
  failureCode,
  say,
  warnings
} from "./chunk-I3YRI3NT.js";

// node_modules/@actions/core/lib/command.js
import * as os from "os";

// node_modules/@actions/core/lib/utils.js
function toCommandValue(input) {
  if (input === null || input === void 0) {
    return "";
  } else if (typeof input === "string" || input instanceof String) {
    return input;
  }
  return JSON.stringify(input);
}

// node_modules/@actions/core/lib/command.js
function issueCommand(command, properties, message) {
  const cmd = new Command(command, properties, message);
  process.stdout.write(cmd.toString() + os.EOL);
}
var CMD_STRING = "::";
var Command = class {
  constructor(command, properties, message) {
    if (!command) {
      command = "missing.command";
    }
    this.command = command;
    this.properties = properties;
    this.message = message;
  }
  toString() {
    let cmdStr = CMD_STRING + this.command;
    if (this.properties && Object.keys(this.properties).length > 0) {
      cmdStr += " ";
      let first = true;
      for (const key in this.properties) {
        if (this.properties.hasOwnProperty(key)) {
          const val = this.properties[key];
          if (val) {
            if (first) {
              first = false;
            } else {
              cmdStr += ",";
            }
            cmdStr += `${key}=${escapeProperty(val)}`;
          }
        }
      }
    }
    cmdStr += `${CMD_STRING}${escapeData(this.message)}`;
    return cmdStr;
  }
};
function escapeData(s) {
  return toCommandValue(s).replace(/%/g, "%25").replace(/\r/g, "%0D").replace(/\n/g, "%0A");
}
function escapeProperty(s) {
  return toCommandValue(s).replace(/%/g, "%25").replace(/\r/g, "%0D").replace(/\n/g, "%0A").replace(/:/g, "%3A").replace(/,/g, "%2C");
}

// node_modules/@actions/core/lib/file-command.js
import * as crypto from "crypto";
import * as fs from "fs";
import * as os2 from "os";
function issueFileCommand(command, message) {
  const filePath = process.env[`GITHUB_${command}`];
  if (!filePath) {
    throw new Error(`Unable to find environment variable for file command ${command}`);
  }
  if (!fs.existsSync(filePath)) {
    throw new Error(`Missing file at path: ${filePath}`);
  }
  fs.appendFileSync(filePath, `${toCommandValue(message)}${os2.EOL}`, {
    encoding: "utf8"
  });
}
function prepareKeyValueMessage(key, value) {
  const delimiter = `ghadelimiter_${crypto.randomUUID()}`;
  const convertedValue = toCommandValue(value);
  if (key.includes(delimiter)) {
    throw new Error(`Unexpected input: name should not contain the delimiter "${delimiter}"`);
  }
  if (convertedValue.includes(delimiter)) {
    throw new Error(`Unexpected input: value should not contain the delimiter "${delimiter}"`);
  }
  return `${key}<<${delimiter}${os2.EOL}${convertedValue}${os2.EOL}${delimiter}`;
}

// node_modules/@actions/core/lib/core.js
import * as os4 from "os";

// node_modules/@actions/core/lib/summary.js
import { EOL as EOL3 } from "os";
import { constants, promises } from "fs";
var __awaiter = function(thisArg, _arguments, P, generator) {
  function adopt(value) {
    return value instanceof P ? value : new P(function(resolve2) {
      resolve2(value);
    });
  }
  return new (P || (P = Promise))(function(resolve2, reject) {
    function fulfilled(value) {
      try {
        step(generator.next(value));
      } catch (e) {
        reject(e);
      }
    }
    function rejected(value) {
      try {
        step(generator["throw"](value));
      } catch (e) {
        reject(e);
      }
    }
    function step(result) {
      result.done ? resolve2(result.value) : adopt(result.value).then(fulfilled, rejected);
    }
    step((generator = generator.apply(thisArg, _arguments || [])).next());
  });
};
var { access, appendFile, writeFile } = promises;
var SUMMARY_ENV_VAR = "GITHUB_STEP_SUMMARY";
var Summary = class {
  constructor() {
    this._buffer = "";
  }
  /**
   * Finds the summary file path from the environment, rejects if env var is not found or file does not exist
   * Also checks r/w permissions.
   *
   * @returns step summary file path
   */
  filePath() {
    return __awaiter(this, void 0, void 0, function* () {
      if (this._filePath) {
        return this._filePath;
      }
      const pathFromEnv = process.env[SUMMARY_ENV_VAR];
      if (!pathFromEnv) {
        throw new Error(`Unable to find environment variable for $${SUMMARY_ENV_VAR}. Check if your runtime environment supports job summaries.`);
      }
      try {
        yield access(pathFromEnv, constants.R_OK | constants.W_OK);
      } catch (_a) {
        throw new Error(`Unable to access summary file: '${pathFromEnv}'. Check if the file has correct read/write permissions.`);
      }
      this._filePath = pathFromEnv;
      return this._filePath;
    });
  }
  /**
   * Wraps content in an HTML tag, adding any HTML attributes
   *
   * @param {string} tag HTML tag to wrap
   * @param {string | null} content content within the tag
   * @param {[attribute: string]: string} attrs key-value list of HTML attributes to add
   *
   * @returns {string} content wrapped in HTML element
   */
  wrap(tag, content, attrs = {}) {
    const htmlAttrs = Object.entries(attrs).map(([key, value]) => ` ${key}="${value}"`).join("");
    if (!content) {
      return `<${tag}${htmlAttrs}>`;
    }
    return `<${tag}${htmlAttrs}>${content}</${tag}>`;
  }
  /**
   * Writes text in the buffer to the summary buffer file and empties buffer. Will append by default.
   *
   * @param {SummaryWriteOptions} [options] (optional) options for write operation
   *
   * @returns {Promise<Summary>} summary instance
   */
  write(options) {
    return __awaiter(this, void 0, void 0, function* () {
      const overwrite = !!(options === null || options === void 0 ? void 0 : options.overwrite);
      const filePath = yield this.filePath();
      const writeFunc = overwrite ? writeFile : appendFile;
      yield writeFunc(filePath, this._buffer, { encoding: "utf8" });
      return this.emptyBuffer();
    });
  }
  /**
   * Clears the summary buffer and wipes the summary file
   *
   * @returns {Summary} summary instance
   */
  clear() {
    return __awaiter(this, void 0, void 0, function* () {
      return this.emptyBuffer().write({ overwrite: true });
    });
  }
  /**
   * Returns the current summary buffer as a string
   *
   * @returns {string} string of summary buffer
   */
  stringify() {
    return this._buffer;
  }
  /**
   * If the summary buffer is empty
   *
   * @returns {boolen} true if the buffer is empty
   */
  isEmptyBuffer() {
    return this._buffer.length === 0;
  }
  /**
   * Resets the summary buffer without writing to summary file
   *
   * @returns {Summary} summary instance
   */
  emptyBuffer() {
    this._buffer = "";
    return this;
  }
  /**
   * Adds raw text to the summary buffer
   *
   * @param {string} text content to add
   * @param {boolean} [addEOL=false] (optional) append an EOL to the raw text (default: false)
   *
   * @returns {Summary} summary instance
   */
  addRaw(text, addEOL = false) {
    this._buffer += text;
    return addEOL ? this.addEOL() : this;
  }
  /**
   * Adds the operating system-specific end-of-line marker to the buffer
   *
   * @returns {Summary} summary instance
   */
  addEOL() {
    return this.addRaw(EOL3);
  }
  /**
   * Adds an HTML codeblock to the summary buffer
   *
   * @param {string} code content to render within fenced code block
   * @param {string} lang (optional) language to syntax highlight code
   *
   * @returns {Summary} summary instance
   */
  addCodeBlock(code, lang) {
    const attrs = Object.assign({}, lang && { lang });
    const element = this.wrap("pre", this.wrap("code", code), attrs);
    return this.addRaw(element).addEOL();
  }
  /**
   * Adds an HTML list to the summary buffer
   *
   * @param {string[]} items list of items to render
   * @param {boolean} [ordered=false] (optional) if the rendered list should be ordered or not (default: false)
   *
   * @returns {Summary} summary instance
   */
  addList(items, ordered = false) {
    const tag = ordered ? "ol" : "ul";
    const listItems = items.map((item) => this.wrap("li", item)).join("");
    const element = this.wrap(tag, listItems);
    return this.addRaw(element).addEOL();
  }
  /**
   * Adds an HTML table to the summary buffer
   *
   * @param {SummaryTableCell[]} rows table rows
   *
   * @returns {Summary} summary instance
   */
  addTable(rows) {
    const tableBody = rows.map((row) => {
      const cells = row.map((cell) => {
        if (typeof cell === "string") {
          return this.wrap("td", cell);
        }
        const { header, data, colspan, rowspan } = cell;
        const tag = header ? "th" : "td";
        const attrs = Object.assign(Object.assign({}, colspan && { colspan }), rowspan && { rowspan });
        return this.wrap(tag, data, attrs);
      }).join("");
      return this.wrap("tr", cells);
    }).join("");
    const element = this.wrap("table", tableBody);
    return this.addRaw(element).addEOL();
  }
  /**
   * Adds a collapsable HTML details element to the summary buffer
   *
   * @param {string} label text for the closed state
   * @param {string} content collapsable content
   *
   * @returns {Summary} summary instance
   */
  addDetails(label, content) {
    const element = this.wrap("details", this.wrap("summary", label) + content);
    return this.addRaw(element).addEOL();
  }
  /**
   * Adds an HTML image tag to the summary buffer
   *
   * @param {string} src path to the image you to embed
   * @param {string} alt text description of the image
   * @param {SummaryImageOptions} options (optional) addition image attributes
   *
   * @returns {Summary} summary instance
   */
  addImage(src, alt, options) {
    const { width, height } = options || {};
    const attrs = Object.assign(Object.assign({}, width && { width }), height && { height });
    const element = this.wrap("img", null, Object.assign({ src, alt }, attrs));
    return this.addRaw(element).addEOL();
  }
  /**
   * Adds an HTML section heading element
   *
   * @param {string} text heading text
   * @param {number | string} [level=1] (optional) the heading level, default: 1
   *
   * @returns {Summary} summary instance
   */
  addHeading(text, level) {
    const tag = `h${level}`;
    const allowedTag = ["h1", "h2", "h3", "h4", "h5", "h6"].includes(tag) ? tag : "h1";
    const element = this.wrap(allowedTag, text);
    return this.addRaw(element).addEOL();
  }
  /**
   * Adds an HTML thematic break (<hr>) to the summary buffer
   *
   * @returns {Summary} summary instance
   */
  addSeparator() {
    const element = this.wrap("hr", null);
    return this.addRaw(element).addEOL();
  }
  /**
   * Adds an HTML line break (<br>) to the summary buffer
   *
   * @returns {Summary} summary instance
   */
  addBreak() {
    const element = this.wrap("br", null);
    return this.addRaw(element).addEOL();
  }
  /**
   * Adds an HTML blockquote to the summary buffer
   *
   * @param {string} text quote text
   * @param {string} cite (optional) citation url
   *
   * @returns {Summary} summary instance
   */
  addQuote(text, cite) {
    const attrs = Object.assign({}, cite && { cite });
    const element = this.wrap("blockquote", text, attrs);
    return this.addRaw(element).addEOL();
  }
  /**
   * Adds an HTML anchor tag to the summary buffer
   *
   * @param {string} text link text/content
   * @param {string} href hyperlink
   *
   * @returns {Summary} summary instance
   */
  addLink(text, href) {
    const element = this.wrap("a", text, { href });
    return this.addRaw(element).addEOL();
  }
};
var _summary = new Summary();

// node_modules/@actions/core/lib/platform.js
import os3 from "os";

// node_modules/@actions/io/lib/io-util.js
import * as fs2 from "fs";
var { chmod, copyFile, lstat, mkdir, open, readdir, rename, rm, rmdir, stat, symlink, unlink } = fs2.promises;
var IS_WINDOWS = process.platform === "win32";
var READONLY = fs2.constants.O_RDONLY;

// node_modules/@actions/exec/lib/toolrunner.js
var IS_WINDOWS2 = process.platform === "win32";

// node_modules/@actions/core/lib/platform.js
var platform = os3.platform();
var arch = os3.arch();

// node_modules/@actions/core/lib/core.js
var ExitCode;
(function(ExitCode2) {
  ExitCode2[ExitCode2["Success"] = 0] = "Success";
  ExitCode2[ExitCode2["Failure"] = 1] = "Failure";
})(ExitCode || (ExitCode = {}));
function setSecret(secret) {
  issueCommand("add-mask", {}, secret);
}
function getInput(name, options) {
  const val = process.env[`INPUT_${name.replace(/ /g, "_").toUpperCase()}`] || "";
  if (options && options.required && !val) {
    throw new Error(`Input required and not supplied: ${name}`);
  }
  if (options && options.trimWhitespace === false) {
    return val;
  }
  return val.trim();
}
function setOutput(name, value) {
  const filePath = process.env["GITHUB_OUTPUT"] || "";
  if (filePath) {
    return issueFileCommand("OUTPUT", prepareKeyValueMessage(name, value));
  }
  process.stdout.write(os4.EOL);
  issueCommand("set-output", { name }, toCommandValue(value));
}
function saveState(name, value) {
  const filePath = process.env["GITHUB_STATE"] || "";
  if (filePath) {
    return issueFileCommand("STATE", prepareKeyValueMessage(name, value));
  }
  issueCommand("save-state", { name }, toCommandValue(value));
}
function getState(name) {
  return process.env[`STATE_${name}`] || "";
}

// cmd/action/event.ts
import { readFileSync } from "node:fs";
function readEvent(env) {
  const name = env.GITHUB_EVENT_NAME ?? "";
  const path = env.GITHUB_EVENT_PATH ?? "";
  if (name === "" || path === "")
    throw noRunner(say`GITHUB_EVENT_NAME or GITHUB_EVENT_PATH is not set`);
  const payload = readPayload(path);
  return {
    name,
    ref: env.GITHUB_REF ?? "",
    sha: env.GITHUB_SHA || null,
    defaultBranch: textAt(payload, "repository", "default_branch"),
    pullRequest: pullRequestOf(payload),
    mergeGroupBase: textAt(payload, "merge_group", "base_sha"),
    isPublic: isPublic(payload)
  };
}
function readPayload(path) {
  try {
    return JSON.parse(readFileSync(path, "utf8"));
  } catch {
    throw noRunner(say`the file that GITHUB_EVENT_PATH names cannot be read`);
  }
}
function noRunner(what) {
  return failure(
    "no-runner",
    say`${what}: this is not a GitHub runner`,
    say`Use the command line instead: ${asCommand("segops plan")}`
  );
}
function pullRequestOf(payload) {
  const number = at(payload, "pull_request", "number");
  const headSha = textAt(payload, "pull_request", "head", "sha");
  if (typeof number !== "number" || headSha === null) return null;
  const from = textAt(payload, "pull_request", "head", "repo", "full_name");
  const isFork = from === null || from !== textAt(payload, "repository", "full_name");
  const baseRef = textAt(payload, "pull_request", "base", "ref") ?? "";
  return { number, headSha, baseRef, isFork };
}
function isPublic(payload) {
  return textAt(payload, "repository", "visibility") === "public" || at(payload, "repository", "private") === false;
}
function at(value, ...path) {
  return path.reduce((inner, key) => {
    if (typeof inner !== "object" || inner === null) return void 0;
    return Object.hasOwn(inner, key) ? Reflect.get(inner, key) : void 0;
  }, value);
}
function textAt(value, ...path) {
  const found = at(value, ...path);
  return typeof found === "string" ? found : null;
}
function runUrl(env) {
  const { GITHUB_RUN_ID: run = "", GITHUB_RUN_ATTEMPT: attempt = "" } = env;
  const repository = repositoryUrl(env);
  if (repository === null || !/^\d+$/.test(run)) return null;
  const path = `${repository}/actions/runs/${run}`;
  return /^\d+$/.test(attempt) ? `${path}/attempts/${attempt}` : path;
}
function filesUrl(env, event) {
  const repository = repositoryUrl(env);
  const commit = commitOf(event);
  return repository === null || commit === null ? null : `${repository}/blob/${commit}`;
}
function commitOf(event) {
  return event.pullRequest?.headSha ?? event.sha;
}
function repositoryUrl(env) {
  const server = env.GITHUB_SERVER_URL ?? "";
  const repository = env.GITHUB_REPOSITORY ?? "";
  const isPlain = /^https?:\/\/[\w.:-]+$/.test(server) && /^[\w.-]+\/[\w.-]+$/.test(repository);
  return isPlain ? `${server}/${repository}` : null;
}

// cmd/action/job.ts
import { realpathSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { isAbsolute, join, relative, resolve, sep } from "node:path";
function foldersOf(inputs) {
  const top = folderAt(inputs.environment.GITHUB_WORKSPACE || process.cwd());
  const folder = folderAt(resolve(top, inputs.workingDirectory));
  const way = relative(top, folder);
  if (way !== ".." && !way.startsWith(`..${sep}`) && !isAbsolute(way)) return { folder, top };
  throw badFolder(say`the input ${asCode("working-directory")} leads out of the repository`);
}
function folderAt(path) {
  try {
    if (statSync(path).isDirectory()) return realpathSync(path);
  } catch {
  }
  throw badFolder(say`there is no folder ${asPath(path)}`);
}
function badFolder(what) {
  return failure(
    "bad-input",
    what,
    say`Check the repository out first, and give ${asCode("working-directory")} as a folder from its top.`
  );
}
function beginGit(inputs, top) {
  const { environment, githubToken, lockToken } = inputs;
  const { GITHUB_SERVER_URL: server = "https://github.com" } = environment;
  beginJob({ workspace: top, server, token: lockToken ?? githubToken });
}
function workspaceOptions({ inputs, top }) {
  const { config, env, environment, requireApprovedPlan: lockIsClosed } = inputs;
  return { config, env, environment, shownFrom: top, lockIsClosed };
}
function markerName({ inputs, privacy }) {
  const { env, workingDirectory, config } = inputs;
  const where = join(workingDirectory, config ?? "").split(sep).join("/").replace(/\/$/, "");
  const shown = privacy.place(env ?? "");
  return where === "." || where === "segops.yaml" ? shown : `${shown}@${privacy.place(where)}`;
}
function newPlanPath({ inputs }) {
  const folder = inputs.environment.RUNNER_TEMP || tmpdir();
  return join(makeTemporaryFolder(folder), "plan.json");
}
function gitHubOf(inputs) {
  const { environment: env, githubToken: token } = inputs;
  if (token === "") {
    throw failure(
      "github-token-missing",
      say`there is no token to ask GitHub with`,
      say`Leave the input ${asCode("github-token")} out: the token of the workflow is its default.`
    );
  }
  if (!fitsHeader(token)) {
    throw failure(
      "bad-input",
      say`the input ${asCode("github-token")} has a line break, an outer space or a character that no HTTP header can have`,
      say`Leave the input out: the token of the workflow is its default.`
    );
  }
  return openGitHub({
    apiUrl: env.GITHUB_API_URL || "https://api.github.com",
    repository: env.GITHUB_REPOSITORY ?? "",
    token,
    userAgent: USER_AGENT,
    env,
    clock: systemClock
  });
}
function checkPublic({ inputs, event }, config) {
  if (!event.isPublic || inputs.redact || config.isPublic) return;
  throw failure(
    "members-would-be-public",
    say`the repository is public, and so would be every member that a plan names`,
    say`Set the input ${asCode("redact: true")}, or write ${asCode("public: true")} in the config if that is meant. Nothing was shown or sent.`,
    { file: config.file }
  );
}
function privacyIn(privacy, { isPublic: isPublic2 }, folder, options) {
  const isMeant = privacy.redacts || !isPublic2 || saysPublic(folder, options);
  return isMeant ? privacy : redacting(null);
}
function saysPublic(folder, options) {
  try {
    return configOf(folder, options).isPublic === true;
  } catch (error) {
    if (error instanceof Failure) return false;
    throw error;
  }
}

// src/github/pull-requests.ts
async function mergedPullRequests({ octokit, owner, repo }, commit) {
  const place = { owner, repo, commit_sha: commit, per_page: PER_PAGE };
  const pulls = await asked(
    say`read the pull requests of a commit`,
    "pull-requests: read",
    () => octokit.paginate(octokit.rest.repos.listPullRequestsAssociatedWithCommit, place)
  );
  const merged = pulls.flatMap((pull) => {
    const { number, title, html_url: url, user, head, base, merged_at: mergedAt } = pull;
    const author = user?.login ?? null;
    if (mergedAt === null) return [];
    const headRef = isOfRepository(head.repo, owner, repo) ? head.ref : null;
    const branches = { headSha: head.sha, headRef, baseRef: base.ref };
    const mergeCommit = pull.merge_commit_sha;
    return [{ number, title, url, author, ...branches, mergeCommit, mergedAt }];
  });
  return merged.sort((a, b) => a.number - b.number);
}
function isOfRepository(found, owner, repo) {
  return found?.full_name.toLowerCase() === `${owner}/${repo}`.toLowerCase();
}
async function pullRequestState({ octokit, owner, repo }, number) {
  const place = { owner, repo, pull_number: number };
  const { data } = await asked(
    say`read a pull request`,
    "pull-requests: read",
    () => octokit.rest.pulls.get(place)
  );
  return { isOpen: data.state === "open", headSha: data.head.sha };
}
async function openPullRequests({ octokit, owner, repo }, base) {
  const order = { sort: "updated", direction: "desc" };
  const place = { owner, repo, base, state: "open", per_page: PER_PAGE, ...order };
  const { data } = await asked(
    say`list the open pull requests`,
    "pull-requests: read",
    () => octokit.rest.pulls.list(place)
  );
  return data.map(({ number }) => number);
}

// src/github/authorship.ts
function markerOf(name) {
  return `<!-- segops:${encodeURIComponent(name.toWellFormed()).replaceAll("--", "-%2D")} -->`;
}
function marked(name, body) {
  return `${markerOf(name)}
${body}`;
}
function isOurs(name, me, { user, body }) {
  return isAuthor(user, me) && (body ?? "").split(/\r?\n/, 1)[0] === markerOf(name);
}
function unmarked(body) {
  return body.slice(body.indexOf("\n") + 1);
}
function isAuthor(author, login) {
  if (author === null || author === void 0) return false;
  return author.login === login || author.type === "Bot" && author.login === `${login}[bot]`;
}
async function whoAmI({ octokit }) {
  const { viewer } = await asked(
    say`find out whose token this is`,
    "contents: read",
    () => octokit.graphql("{ viewer { login } }")
  );
  return viewer.login;
}

// src/github/sticky-comment.ts
var MOST_TRIES = 4;
async function keepComment(github, sticky) {
  const me = await whoAmI(github);
  for (let tries = 1; ; tries++) {
    const [found, ...twins] = await find(github, sticky, me);
    try {
      const kept = await write(github, sticky, found);
      for (const { id } of twins) await remove(github, id);
      return kept.kind === "created" ? await withoutTwins(github, sticky, me, kept) : kept;
    } catch (error) {
      const isGone = found !== void 0 && refusalOf(error)?.status === 404;
      if (tries === MOST_TRIES || !(isGone || isPassing(error))) throw await told(error);
      await github.clock.sleep(pauseAfter(tries));
    }
  }
}
async function reviseComment(github, sticky, revise) {
  const [found] = await find(github, sticky, await whoAmI(github));
  if (found === void 0) return;
  const body = revise(unmarked(found.body.replaceAll("\r\n", "\n")));
  await keepComment(github, { ...sticky, body, mayCreate: false });
}
function told(error) {
  return asked(say`write a comment`, "pull-requests: write", () => Promise.reject(error)).catch(
    (failed) => failed
  );
}
async function find(github, sticky, me) {
  const { octokit, owner, repo } = github;
  const place = { owner, repo, issue_number: sticky.pullRequest, per_page: PER_PAGE };
  const comments = await asked(
    say`read the comments`,
    "pull-requests: write",
    () => octokit.paginate(octokit.rest.issues.listComments, place)
  );
  return comments.filter((comment2) => isOurs(sticky.name, me, comment2)).map(({ id, body, html_url }) => ({ id, body: body ?? "", url: html_url })).sort((a, b) => a.id - b.id);
}
async function write(github, sticky, found) {
  const { octokit, owner, repo } = github;
  const body = marked(sticky.name, sticky.body);
  if (found !== void 0 && sameText(found.body, body))
    return { kind: "unchanged", url: found.url };
  if (found !== void 0) {
    const place2 = { owner, repo, comment_id: found.id };
    const { data: data2 } = await octokit.rest.issues.updateComment({ ...place2, body });
    return { kind: "updated", url: data2.html_url };
  }
  if (!sticky.mayCreate) return { kind: "none" };
  const place = { owner, repo, issue_number: sticky.pullRequest };
  const { data } = await octokit.rest.issues.createComment({ ...place, body });
  return { kind: "created", url: data.html_url };
}
function sameText(a, b) {
  return a.replaceAll("\r\n", "\n") === b.replaceAll("\r\n", "\n");
}
async function withoutTwins(github, sticky, me, created) {
  const [oldest, ...twins] = await find(github, sticky, me);
  if (oldest === void 0 || twins.length === 0) return created;
  const kept = await write(github, sticky, oldest);
  for (const { id } of twins) await remove(github, id);
  return kept;
}
async function remove({ octokit, owner, repo }, id) {
  await askedOr(
    null,
    say`delete a comment`,
    "pull-requests: write",
    () => octokit.rest.issues.deleteComment({ owner, repo, comment_id: id })
  );
}

// cmd/action/comment.ts
var COMMENT_ROOM = 6e4;
var SUMMARY_BYTES = 9e5;
var WHOLE = "The whole plan is in the file that the output `plan-path` names.";
async function comment(job, markdown, hasSomethingToSay) {
  const { pullRequest } = job.event;
  if (pullRequest === null || job.inputs.comment === "never") return null;
  try {
    if (await isOvertaken(job, pullRequest)) return null;
    const kept = await keepComment(job.github(), {
      pullRequest: pullRequest.number,
      name: markerName(job),
      body: markdown,
      mayCreate: job.inputs.comment === "always" || hasSomethingToSay
    });
    return kept.kind === "none" ? null : kept.url;
  } catch (error) {
    if (pullRequest.isFork && failureCode(error) === "github-permission-missing") {
      job.terminal.out(FORK);
    } else {
      warn(job, error);
    }
    return null;
  }
}
async function isOvertaken(job, { number, headSha }) {
  const now = await pullRequestState(job.github(), number);
  if (now.isOpen && now.headSha === headSha) return false;
  const why = now.isOpen ? "has newer commits" : "is closed by now";
  job.terminal.out(`Pull request ${number} ${why}: its comment was left as it is.
`);
  return true;
}
function warn(job, error) {
  if (!(error instanceof Failure)) throw error;
  job.problems(warnings(error));
}
async function tellMerged(job, markdown, mayCreate) {
  const { sha, name } = job.event;
  if (sha === null || name !== "push" || job.inputs.comment === "never") return null;
  let url = null;
  try {
    for (const { number } of await mergedPullRequests(job.github(), sha)) {
      const kept = await keepComment(job.github(), {
        pullRequest: number,
        name: markerName(job),
        body: markdown,
        mayCreate
      });
      if (kept.kind !== "none") url = kept.url;
    }
  } catch (error) {
    warn(job, error);
  }
  return url;
}
async function tellFailed(job) {
  const { pullRequest } = job.event;
  if (pullRequest === null || job.inputs.comment === "never") return;
  const about = aboutOf(job);
  try {
    if (await isOvertaken(job, pullRequest)) return;
    const sticky = { pullRequest: pullRequest.number, name: markerName(job) };
    await reviseComment(job.github(), sticky, (body) => failedSince(body, about));
  } catch (error) {
    if (pullRequest.isFork && failureCode(error) === "github-permission-missing") return;
    warn(job, error);
  }
}
var MOST_TOLD = 30;
async function tellOthers(job, serial) {
  const { defaultBranch } = job.event;
  if (job.inputs.comment === "never" || defaultBranch === null) return;
  const { environment } = aboutOf(job);
  try {
    const github = job.github();
    const open2 = await openPullRequests(github, defaultBranch);
    for (const number of open2.slice(0, MOST_TOLD)) {
      const sticky = { pullRequest: number, name: markerName(job) };
      await reviseComment(github, sticky, (body) => outdated(body, serial, environment));
    }
  } catch (error) {
    warn(job, error);
  }
}
var FORK = "The pull request comes from a fork, whose token can only read: the plan is in the summary of\nthis run, and no comment was written.\n";
function aboutOf({
  inputs,
  event,
  privacy
}) {
  return {
    environment: inputs.env && privacy.place(inputs.env),
    commit: commitOf(event),
    run: runUrl(inputs.environment),
    linkTo: null,
    restorable: null
  };
}
function footer(job) {
  const line = footerLine(aboutOf(job));
  return line === "" ? "" : `
${line}
`;
}

// src/github/runs.ts
async function runState({ octokit, owner, repo }, run, attempt) {
  const place = { owner, repo, run_id: run, attempt_number: attempt };
  const found = await askedOr(
    null,
    say`read the state of a run`,
    "actions: read",
    () => octokit.rest.actions.getWorkflowRunAttempt(place)
  );
  if (found === null) return "gone";
  return found.data.status === "completed" ? "ended" : "running";
}

// src/app/run-lease.ts
var EndedRuns = class {
  #ended = /* @__PURE__ */ new Set();
  has = (owner) => isProvablyGone(owner) || owner.run !== null && this.#ended.has(owner.run);
  /**
   * Asks about the run that holds the lease, if one does. Where GitHub does not say, the lease decides;
   * what it said instead is returned.
   */
  async ask(github, store) {
    const run = runOf(await store.leaseOwner());
    const [id, attempt] = (run ?? "").split("/").map(Number);
    if (run === null || !id || !attempt) return [];
    try {
      if (await runState(github(), id, attempt) === "ended") this.#ended.add(run);
      return [];
    } catch (error) {
      if (!(error instanceof Failure)) throw error;
      return warnings(error);
    }
  }
};
function runOf(owner) {
  if (owner === null || !("run" in owner)) return null;
  return typeof owner.run === "string" ? owner.run : null;
}
async function recoverRun(cwd, options, env) {
  const run = runNumber(env);
  const workspace = openWorkspace(cwd, {
    ...options,
    ownerEnded: (owner) => isProvablyGone(owner) || run !== null && owner.run === run
  });
  if (workspace.config.lock.at.kind !== "branch") return false;
  const time = timeOf(workspace.config, options);
  return underLease(workspace.store, time, async (_index, _at, recovered) => recovered);
}

// cmd/action/outputs.ts
function withoutPlan(outcome, exitCode) {
  const nothing = { adds: 0, removes: 0, segments: 0, requests: 0 };
  return {
    outcome,
    exitCode,
    ...nothing,
    lockSerial: null,
    planPath: null,
    htmlPath: null,
    planDigest: null,
    commentUrl: null
  };
}
function plannedResult(plan, planPath, htmlPath = null) {
  const { add: adds, remove: removes, segments, requests } = plan.totals;
  const refused = isRefused(plan) || holdsSegments(plan);
  const planned = hasWork(plan) ? "planned" : "no-changes";
  return {
    outcome: refused ? "refused" : planned,
    exitCode: refused ? 3 : 0,
    adds,
    removes,
    segments,
    requests,
    lockSerial: plan.lock.serial,
    planPath,
    htmlPath,
    planDigest: plan.digest,
    commentUrl: null
  };
}
function appliedOutcome({ outcome, changes }) {
  switch (outcome) {
    case "applied":
    case "partial":
    case "settling":
    case "refused":
      return outcome;
    case "nothing":
      return "no-changes";
    case "declined":
      return "failed";
    case "stopped":
      return changes.accepted + changes.unconfirmed > 0 ? "partial" : "failed";
    default:
      return assertExhaustive(outcome);
  }
}
function failedResult({ exitCode }) {
  return exitCode === 3 ? withoutPlan("refused", 3) : withoutPlan("failed", exitCode);
}
var WITHHELD = "withheld";
function digestOutput({ planDigest }) {
  return planDigest === "" ? WITHHELD : planDigest ?? "";
}
function setOutputs(result) {
  setOutput("outcome", result.outcome);
  setOutput("adds", result.adds);
  setOutput("removes", result.removes);
  setOutput("segments", result.segments);
  setOutput("requests", result.requests);
  setOutput("lock-serial", result.lockSerial ?? "");
  setOutput("plan-path", result.planPath ?? "");
  setOutput("html-path", result.htmlPath ?? "");
  setOutput("plan-digest", digestOutput(result));
  setOutput("comment-url", result.commentUrl ?? "");
}

// cmd/action/inputs.ts
var COMMANDS = ["auto", "plan", "apply", "validate", "status", "verify", "doctor"];
var YES_NO = ["true", "false"];
var COMMENTS = ["always", "changes", "never"];
function readInputs(get, environment) {
  return {
    command: choice(get, "command", COMMANDS, "auto"),
    config: get("config") || null,
    env: get("env") || null,
    workingDirectory: get("working-directory") || ".",
    githubToken: get("github-token"),
    lockToken: get("lock-token") || null,
    timeLimitMs: timeLimit(get("time-limit") || "5h"),
    comment: choice(get, "comment", COMMENTS, "always"),
    requireApprovedPlan: choice(get, "require-approved-plan", YES_NO, "false") === "true",
    planDigest: digest(get("plan-digest")),
    redact: choice(get, "redact", YES_NO, "false") === "true",
    environment: {
      ...environment,
      ...given("CLEVERTAP_ACCOUNT_ID", get("account-id")),
      ...given("CLEVERTAP_PASSCODE", get("passcode")),
      ...given("SEGOPS_BASE_URL", get("base-url"))
    }
  };
}
function given(variable, value) {
  return value === "" ? {} : { [variable]: value };
}
function choice(get, name, choices, otherwise) {
  const value = get(name) || otherwise;
  const found = choices.find((known) => known === value);
  if (found !== void 0) return found;
  throw failure(
    "bad-input",
    say`the input ${asCode(name)} cannot be ${asLabel(value)}`,
    say`Choose one of: ${asList(choices.map(asCode), "or")}.`
  );
}
function digest(text) {
  if (text === "" || /^[0-9a-f]{64}$/.test(text)) return text || null;
  if (text === WITHHELD) {
    throw failure(
      "plan-digest-withheld",
      say`the plan that was confirmed is redacted without a key, so its digest did not leave the job that made it`,
      say`Nothing was sent. Give both jobs the same input ${asCode("redact-key")}, a secret, and start the workflow again.`,
      { exitCode: 3 }
    );
  }
  throw failure(
    "bad-input",
    say`the input ${asCode("plan-digest")} is ${asLabel(text)}, which is not a digest`,
    say`Give it the output ${asCode("plan-digest")} of the job that planned.`
  );
}
function timeLimit(text) {
  const milliseconds = parseDuration(text);
  if (milliseconds !== null) return milliseconds;
  throw failure(
    "bad-input",
    say`the input ${asCode("time-limit")} is ${asLabel(text)}, which is not a valid duration`,
    say`Write days, hours, minutes and seconds, such as 1d, 5h, 1h30m or 90s. The longest is a week.`
  );
}
function readPrivacy(get, env) {
  if (["", "false"].includes(get("redact"))) return OPEN;
  return redacting(get("redact-key") || env.SEGOPS_REDACT_KEY || null);
}

// cmd/action/runner-log.ts
import { randomUUID as randomUUID2 } from "node:crypto";
var WIDTH = 100;
function logTerminal(write2) {
  const plain = (text) => write2(deaf(text));
  return {
    width: WIDTH,
    colour: false,
    interactive: false,
    redraws: false,
    annotates: false,
    out: plain,
    err: plain,
    ask: async () => null
  };
}
function deaf(text) {
  const token = randomUUID2();
  const end = text.endsWith("\n") ? "" : "\n";
  return `::stop-commands::${token}
${text}${end}::${token}::
`;
}
function logProblems(terminal, write2, problems) {
  if (problems.length === 0) return;
  terminal.out(problemsToText(problems, { width: WIDTH, colour: false }));
  write2(problemsToAnnotations(problems));
}

export {
  setSecret,
  getInput,
  saveState,
  getState,
  marked,
  isOurs,
  whoAmI,
  mergedPullRequests,
  readEvent,
  filesUrl,
  foldersOf,
  beginGit,
  workspaceOptions,
  markerName,
  newPlanPath,
  gitHubOf,
  checkPublic,
  privacyIn,
  COMMENT_ROOM,
  SUMMARY_BYTES,
  WHOLE,
  comment,
  warn,
  tellMerged,
  tellFailed,
  tellOthers,
  aboutOf,
  footer,
  EndedRuns,
  recoverRun,
  withoutPlan,
  plannedResult,
  appliedOutcome,
  failedResult,
  setOutputs,
  readInputs,
  readPrivacy,
  logTerminal,
  logProblems
};
