import { createRequire as __segopsRequire } from 'node:module';
const require = __segopsRequire(import.meta.url);
import {
  nextSteps,
  readStatus,
  statusToMarkdown,
  statusToText,
  waits
} from "./chunk-ILW7JRTA.js";
import {
  OPEN
} from "./chunk-VFRILNIK.js";
import "./chunk-FWJJEGX2.js";
import {
  fromStaleLock,
  printWarnings
} from "./chunk-L7DEOO2F.js";
import "./chunk-UAPV7755.js";
import "./chunk-KPHRFLCA.js";
import "./chunk-GEQSP74U.js";
import "./chunk-2VZNV34P.js";
import "./chunk-WVZGLM5H.js";
import "./chunk-OPC25PTJ.js";
import {
  WORKSPACE,
  choice,
  cliCommand,
  toggle
} from "./chunk-HWQPXGAV.js";
import "./chunk-IZEHMJH7.js";
import "./chunk-Z77BLT6X.js";
import "./chunk-AZRYA54M.js";
import "./chunk-FKDK5XNF.js";
import "./chunk-MIVGNW6U.js";
import "./chunk-F2IHCJ47.js";
import "./chunk-QLBRRXQH.js";
import "./chunk-CM3TFJKA.js";
import "./chunk-S7QDTAJS.js";
import "./chunk-ISJ3FD7T.js";
import {
  json
} from "./chunk-H4E72AQF.js";
import "./chunk-D4UHDB6F.js";
import {
  plain
} from "./chunk-I3YRI3NT.js";

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
      owner: segment.owner ?? null,
      orphan: segment.desired === null,
      desired: segment.desired,
      accepted: segment.accepted,
      unconfirmed: segment.unconfirmed,
      settling: segment.settling,
      settles_at: timeOf(segment.settlesAt),
      pending: segment.pending,
      overdue: segment.overdue,
      due: segment.due,
      blocked: segment.blocked,
      last_apply: byOf(segment.lastApply),
      verified: verifiedIn(segment.verified)
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
function verifiedIn(verified = "never") {
  if (verified === "never") return null;
  const { through, at, by, exceptions } = verified;
  return { through, at: timeOf(at), by, exceptions };
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
  description: "say what waits, and what to run; exit 2 when something waits",
  example: "segops status --full",
  takes: {
    ...WORKSPACE,
    format: choice("-f, --format <format>", "how to print", ["text", "json", "markdown"]),
    full: toggle("--full", "also list the segments and lists that nothing is to be said about")
  },
  run: async (terminal, { format, full, ...workspace }) => {
    const now = Date.now();
    const options = fromStaleLock(terminal, workspace, OPEN);
    const read = await readStatus(process.cwd(), options, now);
    const status = OPEN.status(read.status);
    printWarnings(terminal, read.warnings);
    const { width, colour } = terminal;
    if (format === "json") terminal.out(statusToJson(status));
    else if (format === "markdown") terminal.out(statusToMarkdown(status, now));
    else terminal.out(statusToText(status, { width, colour, now, full }));
    return waits(status) ? 2 : 0;
  }
});
export {
  command
};
