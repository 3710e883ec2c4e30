import { createRequire as __segopsRequire } from 'node:module';
const require = __segopsRequire(import.meta.url);
import {
  REQUEST_TIMEOUT_MS,
  codeOf
} from "./chunk-UQF3IYSO.js";
import {
  NOTHING,
  asCommand,
  asLabel,
  failure,
  moment,
  say
} from "./chunk-LD54R26Y.js";

// src/lock/lease.ts
import { randomUUID } from "node:crypto";
import { userInfo } from "node:os";

// src/lock/process-identity.ts
import { createHmac } from "node:crypto";
import { readFileSync, readlinkSync } from "node:fs";
import { hostname } from "node:os";
var nodeSystem = {
  host: hostname(),
  pid: process.pid,
  read: (path) => orNull(() => readFileSync(path, "utf8")),
  readLink: (path) => orNull(() => readlinkSync(path)),
  isUsed: (pid) => {
    try {
      process.kill(pid, 0);
      return true;
    } catch (error) {
      return codeOf(error) !== "ESRCH";
    }
  }
};
function orNull(read) {
  try {
    return read();
  } catch {
    return null;
  }
}
function thisProcess(system) {
  const { host, pid } = system;
  const found = findProcess(system, pid);
  return {
    host,
    machine: machineOf(system),
    boot: bootOf(system),
    pid,
    processStart: found.kind === "found" ? found.start : null
  };
}
var MACHINE_ID_FILES = ["/etc/machine-id", "/var/lib/dbus/machine-id"];
function machineOf({ read }) {
  const ids = MACHINE_ID_FILES.map((file) => read(file)?.trim() ?? "");
  const id = ids.find((text) => /^[0-9a-f]{32}$/.test(text) && !/^0+$/.test(text));
  if (id === void 0) return null;
  return createHmac("sha256", id).update("segops lease").digest("hex").slice(0, 32);
}
function bootOf({ read, readLink }) {
  const boot = read("/proc/sys/kernel/random/boot_id")?.trim() ?? "";
  const namespace = readLink("/proc/self/ns/pid");
  if (boot === "" || namespace === null) return null;
  return `${boot}/${namespace}/${readLink("/proc/self/ns/time") ?? ""}`;
}
function findProcess({ pid: own, read, readLink, isUsed }, pid) {
  if (!Number.isSafeInteger(pid) || pid < 1) return { kind: "unreadable" };
  if (readLink("/proc/self") !== String(own)) return { kind: "unreadable" };
  if (!isUsed(pid)) return { kind: "none" };
  const stat = read(`/proc/${pid}/stat`);
  return stat === null ? { kind: "unreadable" } : parseStat(stat);
}
function parseStat(stat) {
  const fields = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
  const [state = "", threads, start] = [fields[0], fields[17], fields[19]];
  if (start === void 0) return { kind: "unreadable" };
  if ("ZX".includes(state) && threads === "1") return { kind: "none" };
  return { kind: "found", start };
}
function fateOf(owner, system) {
  const here = thisProcess(system);
  const elsewhere = whyElsewhere(owner, here);
  if (elsewhere !== null) return { kind: "unknown", why: elsewhere };
  const found = findProcess(system, owner.pid);
  if (found.kind === "unreadable") {
    return { kind: "unknown", why: say`this user cannot read the process table` };
  }
  if (found.kind === "found" && found.start === owner.processStart) return { kind: "alive" };
  const why = whyUncertain(owner, here, found);
  return why === null ? { kind: "gone" } : { kind: "unknown", why };
}
function whyElsewhere(owner, here) {
  if (owner.host !== here.host) return say`this is another machine`;
  if (owner.boot === null || here.boot === null) {
    return say`the system does not identify its boots`;
  }
  if (owner.boot === here.boot) return null;
  return say`this machine was booted in the meantime, or one of the two runs in another container`;
}
function whyUncertain({ machine, processStart }, here, { kind }) {
  if (machine === null) return say`its lease names no machine ID`;
  if (here.machine === null) return say`this machine has no machine ID`;
  if (machine !== here.machine) return say`this is another machine`;
  if (kind === "found" && processStart === null) {
    return say`its lease does not say when its process started`;
  }
  return null;
}

// src/lock/lease.ts
function takeLease(files, path, now, system = nodeSystem) {
  const owner = thisOwner(now, system);
  if (acquire(files, path, owner, system)) return leaseOf(files, path, owner);
  throw leaseHeld(say`the lock`, readOwner(files, path), NOTHING, { file: path, system });
}
function acquire(files, path, owner, system) {
  const bytes = Buffer.from(`${JSON.stringify(owner)}
`);
  if (files.create(path, bytes)) return true;
  const other = readOwner(files, path);
  if (other === null) return files.create(path, bytes);
  if (!isProvablyGone(other, system)) return false;
  const claim = `${path}.${other.token}`;
  if (!acquire(files, claim, owner, system)) return false;
  if (readOwner(files, path)?.token === other.token) {
    files.rename(claim, path);
    return true;
  }
  files.remove(claim);
  return files.create(path, bytes);
}
function leaseOf(files, path, owner) {
  const isOurs = () => readOwner(files, path)?.token === owner.token;
  return {
    owner,
    isOurs,
    release: async () => {
      if (isOurs()) files.remove(path);
    }
  };
}
function readOwner(files, path) {
  const bytes = files.read(path);
  if (bytes === null) return null;
  try {
    const owner = JSON.parse(bytes.toString());
    return TOKEN.test(textOf(owner?.token)) ? { ...owner, ...checked(owner ?? {}) } : UNREADABLE;
  } catch {
    return UNREADABLE;
  }
}
var TOKEN = /^[\w-]{1,64}$/;
function checked(owner) {
  return {
    who: textOf(owner.who),
    host: textOf(owner.host),
    machine: textOf(owner.machine) || null,
    boot: textOf(owner.boot) || null,
    pid: numberOf(owner.pid),
    processStart: textOf(owner.processStart) || null,
    token: textOf(owner.token),
    since: numberOf(owner.since)
  };
}
function textOf(value) {
  return typeof value === "string" ? value : "";
}
function numberOf(value) {
  return Number.isSafeInteger(value) && Math.abs(Number(value)) <= 864e13 ? Number(value) : 0;
}
var UNREADABLE = checked({});
function describeOwner({ who, host, pid, since }) {
  if (who === "" && host === "") return say`an unknown apply, whose lease cannot be read`;
  const start = since === 0 ? NOTHING : say`, since ${moment(since)}`;
  const by = who === "" ? say`an unknown user` : [asLabel(who)];
  return say`${by} on ${asLabel(host)} (process ${asLabel(String(pid))}${start})`;
}
function breakLease(files, path, owner, now = Date.now()) {
  if (readOwner(files, path)?.token !== owner.token) return;
  const left = releasedPath(path);
  files.remove(left);
  files.create(left, renderRelease(latestRelease(now)));
  files.remove(path);
}
function latestRelease(now = Date.now()) {
  return now + REQUEST_TIMEOUT_MS;
}
function releasedPath(path) {
  return `${path}-released`;
}
function renderRelease(sendsUntil) {
  return Buffer.from(`${JSON.stringify({ sendsUntil })}
`);
}
function parseRelease(bytes, latest) {
  if (bytes === null) return null;
  try {
    const { sendsUntil } = JSON.parse(bytes.toString());
    return Number.isSafeInteger(sendsUntil) ? Math.min(Number(sendsUntil), latest) : latest;
  } catch {
    return latest;
  }
}
function leaseHeld(lock, owner, more, { file, system = nodeSystem } = {}) {
  const by = owner === null ? NOTHING : say`: ${describeOwner(owner)}${more}`;
  return failure(
    "lease-held",
    say`another apply has the lease of ${lock}${by}`,
    say`Nothing was sent. ${whatToDo(owner, system)}`,
    file === void 0 ? {} : { file }
  );
}
function whatToDo(owner, system) {
  if (owner === null) return say`That apply has ended in the meantime. Run the same command again.`;
  const fate = fateOf(owner, system);
  if (fate.kind === "alive") return say`It runs on this machine. Wait until it ends.`;
  const unlock = say`If it is gone, release its lease: ${asCommand("segops lock release")}`;
  if (fate.kind === "gone")
    return say`Another apply is taking over. Wait until that one ends. ${unlock}`;
  if (owner.pid === 0)
    return say`Find out whether an apply runs anywhere, and wait until it ends. ${unlock}`;
  return say`segops cannot tell whether it still runs, because ${fate.why}. Look for process ${asLabel(String(owner.pid))} on ${asLabel(owner.host)}, and wait until it ends. ${unlock}`;
}
function thisOwner(now, system = nodeSystem) {
  return { ...thisProcess(system), who: userName(), token: randomUUID(), since: now };
}
function userName() {
  try {
    return userInfo().username;
  } catch {
    return "unknown";
  }
}
function isProvablyGone(owner, system = nodeSystem) {
  return fateOf(owner, system).kind === "gone";
}
function isProvablyAlive(owner, system = nodeSystem) {
  return fateOf(owner, system).kind === "alive";
}

// src/report/escape.ts
var HIDDEN = "[\\p{Cc}\\p{Cf}\\p{Zl}\\p{Zp}\\p{Cs}\\p{Co}\\p{Default_Ignorable_Code_Point}\\p{Noncharacter_Code_Point}\\u2800]";
var ODD_SPACE = "(?! )\\p{Zs}";
var PILED_MARKS = "(?<=^|[\\p{Mn}\\p{Me}]{4})[\\p{Mn}\\p{Me}]";
var COMMAND = "(?<=##)\\[|(?<=^|\\s):(?=:)|(?<=<)!(?=--)";
var IN_VALUE = new RegExp(`${HIDDEN}|${ODD_SPACE}|${PILED_MARKS}|${COMMAND}`, "gu");
var IN_SENTENCE = new RegExp(`${HIDDEN}|${PILED_MARKS}|${COMMAND}`, "gu");
var IN_LABEL = new RegExp(
  `(?:\\p{Extended_Pictographic}\\p{Emoji_Modifier}?\\ufe0f?)(?:\\u200d\\p{Extended_Pictographic}\\p{Emoji_Modifier}?\\ufe0f?)*|${IN_SENTENCE.source}`,
  "gu"
);
var IN_JSON = new RegExp(`${HIDDEN}|(?<=##)\\[`, "gu");
var ASCII = /^[ -~]*$/;
var PLAIN = /^[ "$-9;-Z\]-~]*$/;
var LIKE_AN_ESCAPE = /\\u(?:[0-9a-f]{4}|\{)/;
function showValue(text) {
  if (PLAIN.test(text)) return text;
  const shown = text.replace(IN_VALUE, codeEscape);
  if (shown === text && !LIKE_AN_ESCAPE.test(text)) return text;
  return text.replaceAll("\\", "\\\\").replace(IN_VALUE, codeEscape);
}
function showLabel(text) {
  if (PLAIN.test(text)) return text;
  return text.replace(
    IN_LABEL,
    (match) => new RegExp("^\\p{Extended_Pictographic}", "u").test(match) ? match : codeEscape(match)
  );
}
function showSentence(text) {
  return PLAIN.test(text) ? text : text.replace(IN_SENTENCE, codeEscape);
}
function showLines(text) {
  return text.split("\n").map(showSentence);
}
function codeEscape(character) {
  const hex = (character.codePointAt(0) ?? 0).toString(16);
  return hex.length > 4 ? `\\u{${hex}}` : `\\u${hex.padStart(4, "0")}`;
}
function json(value) {
  const text = JSON.stringify(value);
  if (ASCII.test(text) && !text.includes("##[")) return text;
  return text.replace(
    IN_JSON,
    (character) => character.split("").map((unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, "0")}`).join("")
  );
}

// src/members/bytes.ts
var NEWLINE = 10;
function compareRanges(a, aStart, aEnd, b, bStart, bEnd) {
  const shorter = Math.min(aEnd - aStart, bEnd - bStart);
  for (let i = 0; i < shorter; i += 1) {
    const difference = (a[aStart + i] ?? 0) - (b[bStart + i] ?? 0);
    if (difference !== 0) return difference;
  }
  return aEnd - aStart - (bEnd - bStart);
}
function copyOf(bytes, start, end) {
  return new Uint8Array(bytes.subarray(start, end));
}
function compareUtf8(a, b) {
  const shorter = Math.min(a.length, b.length);
  for (let i = 0; i < shorter; i += 1) {
    const left = a.charCodeAt(i);
    const right = b.charCodeAt(i);
    if (left !== right) return aboveSurrogates(left) - aboveSurrogates(right);
  }
  return a.length - b.length;
}
function aboveSurrogates(unit) {
  return unit >= 55296 && unit <= 57343 ? unit + 65536 : unit;
}
function utf8(bytes, start, end) {
  return Buffer.from(bytes.buffer, bytes.byteOffset + start, end - start).toString();
}
var SURROGATE = /[\ud800-\udfff]/;
function sortByUtf8(values) {
  values.sort();
  return values.some((value) => SURROGATE.test(value)) ? values.sort(compareUtf8) : values;
}
function sortedLines(values) {
  const sorted = sortByUtf8([...values]);
  const distinct = sorted.filter((value, index) => index === 0 || value !== sorted[index - 1]);
  return Buffer.from(distinct.map((value) => `${value}
`).join(""));
}
function countLines(block) {
  let lines = 0;
  for (let at = block.indexOf(NEWLINE); at >= 0; at = block.indexOf(NEWLINE, at + 1)) lines += 1;
  return lines;
}

// src/members/member.ts
var LOOKS_MARKED = /^(?:guid|identity):/;
function nameOf({ kind, value }) {
  return kind === "guid" || LOOKS_MARKED.test(value) ? `${kind}: ${value}` : value;
}
function compareMembers(a, b) {
  if (a.kind !== b.kind) return a.kind === "identity" ? -1 : 1;
  return compareUtf8(a.value, b.value);
}
function membersWithout(members, other) {
  if (other.length === 0) return members;
  const known = new Set(other.map(nameOf));
  return members.filter((member) => !known.has(nameOf(member)));
}

// src/plan/respelled.ts
function respelledIn({ add, remove }) {
  if (add.length === 0 || remove.length === 0) return { count: 0, first: null };
  const [fewer, more] = add.length < remove.length ? [add, remove] : [remove, add];
  const bySpelling = new Map(fewer.map((member) => [spellingOf(member), member]));
  let count = 0;
  let first = null;
  for (const member of more) {
    const spelling = spellingOf(member);
    const other = bySpelling.get(spelling);
    if (other === void 0) continue;
    bySpelling.delete(spelling);
    count += 1;
    first ??= fewer === add ? [member, other] : [other, member];
  }
  return { count, first };
}
function spellingOf({ kind, value }) {
  const plain = value.replace(/\s+/gu, "").replace(/^[+0]+(?=.)/, "");
  return `${kind} ${plain.replace(/[A-Z]+/g, (letters) => letters.toLowerCase())}`;
}
var MUCH = 0.01;
function isMuch(count, before) {
  return count > MUCH * before;
}

export {
  NEWLINE,
  compareRanges,
  copyOf,
  compareUtf8,
  utf8,
  sortedLines,
  countLines,
  nameOf,
  compareMembers,
  membersWithout,
  takeLease,
  readOwner,
  describeOwner,
  breakLease,
  latestRelease,
  releasedPath,
  renderRelease,
  parseRelease,
  leaseHeld,
  thisOwner,
  isProvablyGone,
  isProvablyAlive,
  respelledIn,
  isMuch,
  showValue,
  showLabel,
  showSentence,
  showLines,
  json
};
