import { createRequire as __segopsRequire } from 'node:module';
const require = __segopsRequire(import.meta.url);
import {
  readStatus,
  statusToMarkdown,
  statusToText,
  waits
} from "./chunk-RVKAVQR2.js";
import {
  OPEN
} from "./chunk-3CU5B6TK.js";
import "./chunk-XKBRT7GV.js";
import {
  fromStaleLock,
  printWarnings
} from "./chunk-Q2ONG2RV.js";
import "./chunk-UQO5K7S6.js";
import "./chunk-FLXSAJEH.js";
import "./chunk-SHJPJX2I.js";
import {
  WORKSPACE,
  choice,
  cliCommand
} from "./chunk-PP3OPF5J.js";
import "./chunk-EADMK773.js";
import "./chunk-IBQPRAXU.js";
import "./chunk-HG65ZRO3.js";
import "./chunk-PYDSS6W7.js";
import {
  json
} from "./chunk-2WFUAKXZ.js";
import "./chunk-UQF3IYSO.js";
import {
  plain
} from "./chunk-LD54R26Y.js";

// src/report/status-json.ts
function statusToJson(status) {
  const { serial, account, origin, leasedBy, cutOff, lastApply, segments, lists, refusals } = status;
  const document = {
    waits: waits(status),
    lock: { serial, account, origin, held_by: leasedBy && plain(leasedBy), cut_off: cutOff },
    last_apply: byOf(lastApply),
    refusals,
    segments: segments.map((segment) => ({
      key: segment.key,
      name: segment.name,
      orphan: segment.desired === null,
      desired: segment.desired,
      accepted: segment.accepted,
      unconfirmed: segment.unconfirmed,
      settling: segment.settling,
      settles_at: timeOf(segment.settlesAt),
      pending: segment.pending,
      blocked: segment.blocked,
      last_apply: byOf(segment.lastApply)
    })),
    lists: lists.map(({ facts: { path, rows }, changedAt, maxAgeMs, isNew }) => ({
      path,
      rows,
      changed_at: timeOf(changedAt),
      max_age_seconds: maxAgeMs === null ? null : maxAgeMs / 1e3,
      applied: !isNew
    }))
  };
  return `${json(document)}
`;
}
function byOf(by) {
  if (by === null) return null;
  return { serial: by.serial, at: timeOf(by.at), commit: by.commit, actor: by.actor };
}
function timeOf(at) {
  return at === null ? null : new Date(at).toISOString();
}

// cmd/cli/status.ts
var command = cliCommand({
  description: "say where everything stands; exit 2 when something waits",
  takes: {
    ...WORKSPACE,
    format: choice("-f, --format <format>", "how to print", ["text", "json", "markdown"])
  },
  run: async (terminal, { format, ...workspace }) => {
    const now = Date.now();
    const options = fromStaleLock(terminal, workspace, OPEN);
    const read = await readStatus(process.cwd(), options, now);
    const status = OPEN.status(read.status);
    printWarnings(terminal, read.warnings);
    const { width, colour } = terminal;
    if (format === "json") terminal.out(statusToJson(status));
    else if (format === "markdown") terminal.out(statusToMarkdown(status, now));
    else terminal.out(statusToText(status, { width, colour, now }));
    return waits(status) ? 2 : 0;
  }
});
export {
  command
};
