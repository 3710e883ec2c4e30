import { createRequire as __segopsRequire } from 'node:module';
const require = __segopsRequire(import.meta.url);
import {
  readStatus,
  statusToMarkdown
} from "./chunk-GVZUHLOM.js";
import {
  statusToText,
  waits
} from "./chunk-CAWHCOQW.js";
import "./chunk-A5QN3E4R.js";
import {
  fromStaleLock
} from "./chunk-VNRQTU2O.js";
import "./chunk-25ONBCDT.js";
import "./chunk-ON6FUD2G.js";
import "./chunk-2LTO4CMX.js";
import {
  printWarnings
} from "./chunk-6CN43SSV.js";
import "./chunk-PF7F42SB.js";
import "./chunk-AVVTGAVE.js";
import "./chunk-X6H2OCUA.js";
import "./chunk-UFL46SIY.js";
import "./chunk-D4UHDB6F.js";
import "./chunk-KUC5WDFF.js";
import "./chunk-S7ZG5ZGY.js";
import {
  json
} from "./chunk-Q2ZRRAHR.js";
import "./chunk-5KAKNURP.js";
import "./chunk-M3KD4VDD.js";

// src/report/status-json.ts
function statusToJson(status2) {
  const { serial, account, origin, heldBy, cutOff, lastApply, segments, lists, refusals } = status2;
  const document = {
    waits: waits(status2),
    lock: { serial, account, origin, held_by: heldBy, cut_off: cutOff },
    last_apply: byOf(lastApply),
    refusals,
    segments: segments.map((segment) => ({
      key: segment.key,
      name: segment.name,
      orphan: segment.desired === null,
      desired: segment.desired,
      accepted: segment.accepted,
      unconfirmed: segment.inDoubt,
      settling: segment.settling,
      settles_at: timeOf(segment.settlesAt),
      pending: segment.pending,
      blocked: segment.blocked,
      last_apply: byOf(segment.lastApply)
    })),
    lists: lists.map(({ path, rows, changedAt, maxAgeMs, isNew }) => ({
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

// cmd/commands/status.ts
function status(terminal, options) {
  const now = Date.now();
  const { status: found, warnings } = readStatus(
    process.cwd(),
    fromStaleLock(terminal, options),
    now
  );
  printWarnings(terminal, warnings);
  const { width, colour } = terminal;
  if (options.format === "json") terminal.out(statusToJson(found));
  else if (options.format === "markdown") terminal.out(statusToMarkdown(found, now));
  else terminal.out(statusToText(found, { width, colour, now }));
  return waits(found) ? 2 : 0;
}
export {
  status
};
