import { createRequire as __segopsRequire } from 'node:module';
const require = __segopsRequire(import.meta.url);
import {
  itemsOf
} from "./chunk-IRCZNSCX.js";
import {
  composeYaml,
  require_dist
} from "./chunk-UFL46SIY.js";
import {
  __toESM
} from "./chunk-M3KD4VDD.js";

// src/manifest/edit-manifest.ts
var import_yaml = __toESM(require_dist(), 1);
function editMembers(text, { add, remove }) {
  const members = pairOf(text, "members");
  if (members === null)
    return add.length === 0 ? text : `${ended(text)}members:
${linesFor(add, "  ")}`;
  const sequence = members.value;
  if (!(0, import_yaml.isSeq)(sequence)) return null;
  const gone = new Set(remove.map(nameOf));
  if (sequence.flow === true) return editFlow(text, sequence, add, gone);
  const items = itemsOf(text);
  const [first] = items ?? [];
  const last = items?.at(-1);
  if (items === null || first === void 0 || last === void 0) return null;
  const kept = items.filter((item) => !gone.has(nameOf(item)));
  const has = new Set(kept.map(nameOf));
  const missing = add.filter((member) => !has.has(nameOf(member)));
  if (kept.length === 0 && missing.length === 0) return emptied(text, members, last.end);
  let edited = "";
  let at = 0;
  for (const item of items) {
    if (!gone.has(nameOf(item))) continue;
    edited += text.slice(at, item.start);
    at = item.end;
  }
  edited += ended(text.slice(at, last.end));
  return edited + linesFor(missing, first.indent) + text.slice(last.end);
}
function setSegmentField(text, name, value) {
  const segment = pairOf(text, "segment")?.value;
  if (!(0, import_yaml.isMap)(segment) || segment.items.length === 0) return null;
  const pairs = segment.items;
  const known = pairs.find(({ key }) => (0, import_yaml.isScalar)(key) && key.source === name);
  if (known !== void 0) {
    const [start2, end] = known.value?.range ?? [0, 0];
    return known.value ? `${text.slice(0, start2)}${value}${text.slice(end)}` : null;
  }
  const [first] = pairs;
  const start = first?.key.range?.[0] ?? 0;
  if (segment.flow === true) {
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
  const guard = pairOf(text, "guard");
  const [start, end] = guard === null ? [text.length, text.length] : rangeOf(text, guard);
  const before = text.slice(0, start);
  return `${before === "" ? "" : ended(before)}${ended(yaml)}${text.slice(end)}`;
}
function memberYaml({ kind, value }) {
  const isPlain = /^[A-Za-z0-9_][A-Za-z0-9_.@+-]*$/.test(value) && !/^null$/i.test(value);
  const scalar = isPlain ? value : JSON.stringify(value);
  return kind === "guid" ? `guid: ${scalar}` : scalar;
}
function linesFor(members, indent) {
  return members.map((member) => `${indent}- ${memberYaml(member)}
`).join("");
}
function editFlow(text, sequence, add, gone) {
  const [start, end] = sequence.range ?? [0, 0];
  if (text.slice(start, end).includes("#")) return null;
  const kept = sequence.items.filter((node) => !gone.has(nameOfNode(node)));
  const has = new Set(kept.map(nameOfNode));
  const missing = add.filter((member) => !has.has(nameOf(member)));
  const written = kept.map((node) => text.slice(node.range?.[0], node.range?.[1]).trim());
  const added = missing.map(
    (member) => member.kind === "guid" ? `{ ${memberYaml(member)} }` : memberYaml(member)
  );
  return `${text.slice(0, start)}[${[...written, ...added].join(", ")}]${text.slice(end)}`;
}
function emptied(text, { key }, end) {
  const colon = text.indexOf(":", key.range?.[1] ?? 0);
  return `${text.slice(0, colon + 1)} []
${text.slice(end)}`;
}
function pairOf(text, name) {
  const composed = composeYaml(text);
  if (composed.kind !== "document" || !(0, import_yaml.isMap)(composed.contents)) return null;
  const pairs = composed.contents.items;
  return pairs.find(({ key }) => (0, import_yaml.isScalar)(key) && key.source === name) ?? null;
}
function rangeOf(text, { key, value }) {
  const start = text.lastIndexOf("\n", key.range?.[0] ?? 0) + 1;
  const valueEnd = value?.range?.[1] ?? key.range?.[1] ?? 0;
  const newline = text.indexOf("\n", Math.max(start, valueEnd - 1));
  return [start, newline < 0 ? text.length : newline + 1];
}
function ended(text) {
  return text === "" || text.endsWith("\n") ? text : `${text}
`;
}
function nameOf({ kind, value }) {
  return `${kind} ${value}`;
}
function nameOfNode(node) {
  if ((0, import_yaml.isScalar)(node)) return `identity ${node.source ?? ""}`;
  if (!(0, import_yaml.isMap)(node)) return "";
  const field = (name) => {
    const pair = node.items.find(({ key }) => (0, import_yaml.isScalar)(key) && key.source === name);
    return (0, import_yaml.isScalar)(pair?.value) ? pair.value.source : void 0;
  };
  const identity = field("identity");
  return identity === void 0 ? `guid ${field("guid") ?? ""}` : `identity ${identity}`;
}

export {
  editMembers,
  setSegmentField,
  addList,
  withGuard,
  memberYaml
};
