import { createRequire as __segopsRequire } from 'node:module';
const require = __segopsRequire(import.meta.url);
import {
  NOTHING,
  asCommand,
  asLabel,
  failure,
  moment,
  say
} from "./chunk-XHNRTQN2.js";

// src/lock/lease.ts
import { randomUUID } from "node:crypto";
import { readFileSync, readlinkSync } from "node:fs";
import { hostname, userInfo } from "node:os";

// src/files/code.ts
function codeOf(error) {
  return error instanceof Error && "code" in error ? String(error.code) : null;
}

// src/lock/lease.ts
function takeLease(files, path, now) {
  const owner = thisOwner(now);
  if (acquire(files, path, owner)) return leaseOf(files, path, owner);
  throw leaseHeld(say`the lock`, readOwner(files, path), NOTHING, path);
}
function acquire(files, path, owner) {
  const bytes = Buffer.from(`${JSON.stringify(owner)}
`);
  if (files.create(path, bytes)) return true;
  const other = readOwner(files, path);
  if (other === null) return files.create(path, bytes);
  if (!isProvablyGone(other)) return false;
  const claim = `${path}.${other.token}`;
  if (!acquire(files, claim, owner)) return false;
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
    release: () => {
      if (isOurs()) files.remove(path);
    }
  };
}
function readOwner(files, path) {
  const bytes = files.read(path);
  if (bytes === null) return null;
  try {
    const owner = JSON.parse(bytes.toString());
    return TOKEN.test(owner?.token ?? "") ? { ...UNREADABLE, ...owner } : UNREADABLE;
  } catch {
    return UNREADABLE;
  }
}
var TOKEN = /^[\w-]{1,64}$/;
var UNREADABLE = {
  who: "",
  host: "",
  boot: "",
  pid: 0,
  processStart: null,
  token: "",
  since: 0
};
function describeOwner({ who, host, pid, since }) {
  if (who === "" && host === "") return say`an unknown apply, whose lease cannot be read`;
  const start = since === 0 ? NOTHING : say`, since ${moment(since)}`;
  return say`${asLabel(who)} on ${asLabel(host)} (process ${asLabel(String(pid))}${start})`;
}
function breakLease(files, path, owner) {
  if (readOwner(files, path)?.token === owner.token) files.remove(path);
}
function leaseHeld(lock, owner, more, file) {
  const by = owner === null ? NOTHING : say`: ${describeOwner(owner)}${more}`;
  return failure(
    "lease-held",
    say`another apply has the lease of ${lock}${by}`,
    say`Nothing was sent. Wait until that apply ends. If you know that it is gone, release its lease: ${asCommand("segops unlock")}`,
    file === void 0 ? {} : { file }
  );
}
function thisOwner(now) {
  const { pid } = process;
  return {
    who: userName(),
    host: hostname(),
    boot: bootId(),
    pid,
    processStart: processStart(pid),
    token: randomUUID(),
    since: now
  };
}
function userName() {
  try {
    return userInfo().username;
  } catch {
    return "unknown";
  }
}
function bootId() {
  const boot = readText("/proc/sys/kernel/random/boot_id") ?? hostname();
  const namespace = readLinkText("/proc/self/ns/pid");
  return `${boot.trim()}/${namespace}`;
}
function readLinkText(path) {
  try {
    return readlinkSync(path);
  } catch {
    return "";
  }
}
function processStart(pid) {
  const stat = readText(`/proc/${pid}/stat`);
  return stat?.slice(stat.lastIndexOf(")") + 2).split(" ")[19] ?? null;
}
function readText(path) {
  try {
    return readFileSync(path, "utf8");
  } catch {
    return null;
  }
}
function isProvablyGone(owner) {
  if (!isOfThisBoot(owner)) return false;
  if (!isRunning(owner.pid)) return true;
  return owner.processStart !== null && processStart(owner.pid) !== owner.processStart;
}
function isProvablyAlive(owner) {
  if (!isOfThisBoot(owner) || owner.processStart === null) return false;
  return processStart(owner.pid) === owner.processStart;
}
function isOfThisBoot({ boot, host }) {
  return boot === bootId() && host === hostname();
}
function isRunning(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return codeOf(error) !== "ESRCH";
  }
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
  const known = new Set(other.map(nameOf));
  return members.filter((member) => !known.has(nameOf(member)));
}
function sameUserKey({ value }) {
  return value.toUpperCase().toLowerCase();
}

export {
  codeOf,
  NEWLINE,
  compareRanges,
  copyOf,
  compareUtf8,
  utf8,
  sortedLines,
  countLines,
  takeLease,
  readOwner,
  describeOwner,
  breakLease,
  leaseHeld,
  thisOwner,
  isProvablyGone,
  isProvablyAlive,
  nameOf,
  compareMembers,
  membersWithout,
  sameUserKey
};
