import { createRequire as __segopsRequire } from 'node:module';
const require = __segopsRequire(import.meta.url);
import {
  composeYaml,
  require_dist
} from "./chunk-IZEHMJH7.js";
import {
  membersWithout,
  nameOf
} from "./chunk-F2IHCJ47.js";
import {
  DAY_FIELDS,
  parseDay
} from "./chunk-CM3TFJKA.js";
import {
  __toESM
} from "./chunk-I3YRI3NT.js";

// src/manifest/edit-members.ts
var import_yaml = __toESM(require_dist(), 1);

// src/yaml/line-ends.ts
function keepingLineEnds(text, edit) {
  if (!text.includes("\r\n") || /(?<!\r)\n/.test(text)) return edit(text);
  const edited2 = edit(text.replaceAll("\r\n", "\n"));
  return edited2 === null ? null : edited2.replaceAll("\n", "\r\n");
}

// src/manifest/edit-members.ts
function editMembers(text, edit) {
  return keepingLineEnds(text, (lines) => edited(lines, edit));
}
function edited(text, { add, remove, counts }) {
  const members = pairOf(text, "members");
  if (members === null)
    return add.length === 0 ? text : `${ended(text)}members:
${linesFor(add, "  ")}`;
  const sequence = members.value;
  if (!(0, import_yaml.isSeq)(sequence)) return null;
  const isCounted = ({ days }) => days === null || counts === void 0 || counts(days);
  const names = new Set(remove.map(nameOf));
  const isGone = (item) => names.has(nameOf(item)) && isCounted(item);
  const absent = (kept2) => membersWithout(add, kept2.filter(isCounted));
  if (sequence.flow === true) return editFlow(text, sequence, absent, isGone);
  const items = itemsIn(text, sequence);
  const [first] = items ?? [];
  const last = items?.at(-1);
  if (items === null || first === void 0 || last === void 0) return null;
  const kept = items.filter((item) => !isGone(item));
  const missing = absent(kept);
  if (kept.length === 0 && missing.length === 0) return emptied(text, members, last.end);
  let left = "";
  let at = 0;
  for (const item of items) {
    if (!isGone(item)) continue;
    left += text.slice(at, item.start);
    at = item.end;
  }
  left += ended(text.slice(at, last.end));
  return left + linesFor(missing, first.indent) + text.slice(last.end);
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
function editFlow(text, sequence, absent, isGone) {
  const [start, end] = sequence.range ?? [0, 0];
  if (text.slice(start, end).includes("#")) return null;
  const items = sequence.items.map((node) => {
    const member = memberOf(node);
    const source = text.slice(node.range?.[0], node.range?.[1]).trim();
    return member === null ? null : { ...member, source };
  });
  if (!items.every((item) => item !== null)) return null;
  const kept = items.filter((item) => !isGone(item));
  const missing = absent(kept);
  const written = kept.map(({ source }) => source);
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
function itemsOf(text) {
  const members = pairOf(text, "members")?.value;
  return (0, import_yaml.isSeq)(members) && members.flow !== true ? itemsIn(text, members) : null;
}
function itemsIn(text, sequence) {
  const items = sequence.items.map((node) => itemOf(text, node));
  return items.every((item) => item !== null) ? items : null;
}
function itemOf(text, node) {
  const at = node.range?.[0] ?? 0;
  const valueEnd = valueEndOf(node);
  const dash = text.lastIndexOf("-", at - 1);
  const start = text.lastIndexOf("\n", dash) + 1;
  const indent = text.slice(start, dash);
  if (!/^ *$/.test(indent) || !/^ +$/.test(text.slice(dash + 1, at))) return null;
  const newline = text.indexOf("\n", text[valueEnd - 1] === "\n" ? valueEnd - 1 : valueEnd);
  const end = newline < 0 ? text.length : newline + 1;
  const comment = /#.*/.exec(text.slice(valueEnd, end))?.[0].trimEnd() ?? "";
  const written = memberOf(node);
  return written === null ? null : { ...written, start, end, indent, comment };
}
function valueEndOf(node) {
  const last = (0, import_yaml.isMap)(node) && node.flow !== true ? node.items.at(-1)?.value : node;
  return last?.range?.[1] ?? node.range?.[1] ?? 0;
}
function memberOf(node) {
  if ((0, import_yaml.isScalar)(node)) return { kind: "identity", value: node.source ?? "", days: null };
  if (!(0, import_yaml.isMap)(node)) return null;
  const kind = pairIn(node, "identity") === null ? "guid" : "identity";
  const [first = null, last = null] = DAY_FIELDS.map((name) => parseDay(textIn(node, name)));
  const days = first === null && last === null ? null : { first, last };
  return { kind, value: textIn(node, kind), days };
}
function textIn(map, name) {
  const written = pairIn(map, name)?.value;
  return (0, import_yaml.isScalar)(written) ? written.source ?? "" : "";
}
function pairOf(text, name) {
  const composed = composeYaml(text);
  if (composed.kind !== "document" || !(0, import_yaml.isMap)(composed.contents)) return null;
  return pairIn(composed.contents, name);
}
function pairIn({ items }, name) {
  const pairs = items;
  return pairs.find(({ key }) => (0, import_yaml.isScalar)(key) && key.source === name) ?? null;
}
function ended(text) {
  return text === "" || text.endsWith("\n") ? text : `${text}
`;
}

export {
  keepingLineEnds,
  editMembers,
  memberYaml,
  itemsOf,
  pairOf,
  pairIn,
  ended
};
