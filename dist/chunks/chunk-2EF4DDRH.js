import { createRequire as __segopsRequire } from 'node:module';
const require = __segopsRequire(import.meta.url);
import {
  editMembers,
  ended,
  keepingLineEnds,
  memberYaml,
  pairIn,
  pairOf
} from "./chunk-QMTRONA3.js";
import {
  require_dist
} from "./chunk-IZEHMJH7.js";
import {
  __toESM
} from "./chunk-I3YRI3NT.js";

// src/manifest/edit-manifest.ts
var import_yaml = __toESM(require_dist(), 1);
function newManifest(segment) {
  const { customerSegmentId, ctSegmentId, name, adopt, source } = segment;
  const lines = [
    "segment:",
    ...customerSegmentId === null ? [] : [`  customer_segment_id: ${scalarYaml(customerSegmentId)}`],
    ...ctSegmentId === null ? [] : [`  ct_segment_id: ${ctSegmentId}`],
    ...name === null ? [] : [`  name: ${scalarYaml(name)}`],
    `  adopt: ${adopt}   # counts only until the segment is in the lockfile`,
    ...source.kind === "list" ? ["members_from:", `  - ${source.yaml}`] : ["members:", ...source.members.map((member) => `  - ${memberYaml(member)}`)]
  ];
  return `${lines.join("\n")}
`;
}
function withImport(text, segment) {
  return keepingLineEnds(text, (lines) => imported(lines, segment));
}
function imported(text, { adopt, source }) {
  const adopted = setSegmentField(text, "adopt", adopt);
  if (adopted === null) return null;
  if (source.kind === "list") return addList(adopted, source.yaml);
  return editMembers(adopted, { add: source.members, remove: [] });
}
function scalarYaml(text) {
  return memberYaml({ kind: "identity", value: text });
}
function setSegmentField(text, name, value) {
  return setField(text, pairOf(text, "segment")?.value, name, value);
}
function withLineage(text, environment, lineage) {
  const environments = pairOf(text, "environments")?.value;
  const overlay = environment !== null && (0, import_yaml.isMap)(environments) ? pairIn(environments, environment)?.value : null;
  const own = (0, import_yaml.isMap)(overlay) ? pairIn(overlay, "lock") : null;
  const lock = own ?? pairOf(text, "lock");
  if (lock === null) return `${ended(text)}lock: { file: segops.lock, lineage: ${lineage} }
`;
  return setField(text, lock.value, "lineage", lineage);
}
function setField(text, map, name, value) {
  if (!(0, import_yaml.isMap)(map)) return null;
  const known = pairIn(map, name);
  if (known !== null) {
    const [start2, end] = known.value?.range ?? [0, 0];
    return known.value ? `${text.slice(0, start2)}${value}${text.slice(end)}` : null;
  }
  const [first] = map.items;
  if (first === void 0) return null;
  const start = first.key.range?.[0] ?? 0;
  if (map.flow === true) {
    return `${text.slice(0, start)}${name}: ${value}, ${text.slice(start)}`;
  }
  const lineStart = text.lastIndexOf("\n", start - 1) + 1;
  const indent = text.slice(lineStart, start);
  if (!/^ +$/.test(indent)) return null;
  return `${text.slice(0, start)}${name}: ${value}
${indent}${text.slice(start)}`;
}
function addList(text, list) {
  const pair = pairOf(text, "members_from");
  if (pair === null) return `${ended(text)}members_from:
  - ${list}
`;
  const sequence = pair.value;
  if (!(0, import_yaml.isSeq)(sequence) || sequence.flow === true) return null;
  const [first] = sequence.items;
  const last = sequence.items.at(-1);
  if (first === void 0 || last === void 0) return null;
  const dash = text.lastIndexOf("-", first.range?.[0] ?? 0);
  const indent = text.slice(text.lastIndexOf("\n", dash) + 1, dash);
  if (!/^ *$/.test(indent)) return null;
  const [, end] = rangeOf(text, { key: first, value: last });
  return `${ended(text.slice(0, end))}${indent}- ${list}
${text.slice(end)}`;
}
function withGuard(text, yaml) {
  return keepingLineEnds(text, (lines) => guarded(lines, yaml));
}
function guarded(text, yaml) {
  const guard = pairOf(text, "guard");
  const [start, end] = guard === null ? [text.length, text.length] : rangeOf(text, guard);
  const before = text.slice(0, start);
  return `${before === "" ? "" : ended(before)}${ended(yaml)}${text.slice(end)}`;
}
function permittingEmpty(text) {
  const members = pairOf(text, "members");
  if (members !== null)
    return (0, import_yaml.isSeq)(members.value) && members.value.items.length === 0 ? text : null;
  return keepingLineEnds(text, (lines) => `${ended(lines)}members: []
`);
}
function rangeOf(text, { key, value }) {
  const start = text.lastIndexOf("\n", key.range?.[0] ?? 0) + 1;
  const valueEnd = value?.range?.[1] ?? key.range?.[1] ?? 0;
  const newline = text.indexOf("\n", Math.max(start, valueEnd - 1));
  return [start, newline < 0 ? text.length : newline + 1];
}

export {
  newManifest,
  withImport,
  scalarYaml,
  withLineage,
  withGuard,
  permittingEmpty
};
