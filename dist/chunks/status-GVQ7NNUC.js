import { createRequire as __segopsRequire } from 'node:module';
const require = __segopsRequire(import.meta.url);
import {
  nextSteps,
  readStatus,
  statusToMarkdown,
  statusToText,
  waits
} from "./chunk-X4QLBO2P.js";
import {
  OPEN
} from "./chunk-AALCGQHE.js";
import {
  fromStaleLock,
  printWarnings
} from "./chunk-5RXJ7UZK.js";
import "./chunk-2R755QZN.js";
import "./chunk-CY3R5KEW.js";
import "./chunk-S5R2WB7T.js";
import "./chunk-LUP3RJ6Z.js";
import "./chunk-FLXSAJEH.js";
import "./chunk-2LUYGXP6.js";
import {
  WORKSPACE,
  choice,
  cliCommand
} from "./chunk-P7BTPEBF.js";
import "./chunk-EADMK773.js";
import "./chunk-6HBVPOVF.js";
import "./chunk-YNWILTFD.js";
import "./chunk-ORKPNKWZ.js";
import "./chunk-FKDK5XNF.js";
import "./chunk-7EAUAY32.js";
import "./chunk-3VMXWVQ5.js";
import {
  json
} from "./chunk-Q2ZRRAHR.js";
import {
  plain
} from "./chunk-LD54R26Y.js";

// src/report/status-json.ts
function statusToJson(status) {
  const { serial, account, origin, underWay, lastApply, segments, lists, refusals } = status;
  const document = {
    waits: waits(status),
    lock: { serial, account, origin, apply: applyOf(underWay) },
    last_apply: byOf(lastApply),
    refusals,
    next: nextSteps(status).map(plain),
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
function applyOf(underWay) {
  if (underWay.kind === "none") return null;
  const { kind, by } = underWay;
  const until = underWay.kind === "unclear" ? underWay.until : null;
  return { state: kind, by: by && plain(by), lease_until: timeOf(until) };
}
function byOf(by) {
  if (by === null) return null;
  const { serial, at, commit, uncommitted = false, actor } = by;
  return { serial, at: timeOf(at), commit, uncommitted, actor };
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
