import { createRequire as __segopsRequire } from 'node:module';
const require = __segopsRequire(import.meta.url);
import {
  assertExhaustive
} from "./chunk-D4UHDB6F.js";
import {
  NOTHING,
  asCode,
  asValue,
  say
} from "./chunk-I3YRI3NT.js";

// src/yaml/nearest.ts
var MOST_LENGTH = 100;
function nearest(written, candidates) {
  if (written.length > MOST_LENGTH) return null;
  const folded = written.toLowerCase();
  const allowed = Math.min(3, Math.max(1, Math.floor(written.length / 3)));
  let best = null;
  let most = allowed;
  for (const candidate of candidates) {
    if (Math.abs(candidate.length - written.length) > most) continue;
    const distance = editDistance(folded, candidate.toLowerCase(), most);
    if (distance > most) continue;
    best = candidate;
    most = distance - 1;
  }
  return best;
}
function editDistance(a, b, most) {
  let beforeLast = [];
  let last = Array.from({ length: Math.min(b.length, most) + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i += 1) {
    const row = [];
    if (i <= most) row[0] = i;
    let nearestOfRow = row[0] ?? FAR;
    for (let j = Math.max(1, i - most); j <= Math.min(b.length, i + most); j += 1) {
      const same = a[i - 1] === b[j - 1] ? 0 : 1;
      let least = Math.min(at(last, j) + 1, at(row, j - 1) + 1, at(last, j - 1) + same);
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) {
        least = Math.min(least, at(beforeLast, j - 2) + 1);
      }
      row[j] = least;
      nearestOfRow = Math.min(nearestOfRow, least);
    }
    if (nearestOfRow > most) return FAR;
    beforeLast = last;
    last = row;
  }
  return at(last, b.length);
}
var FAR = Number.POSITIVE_INFINITY;
function at(row, index) {
  return row[index] ?? FAR;
}

// src/yaml/yaml-value.ts
function viewOf(written) {
  switch (written.kind) {
    case "scalar":
      return written.plain ? resolvePlain(written.text) : written.text;
    case "map": {
      const view = /* @__PURE__ */ Object.create(null);
      for (const [key, field] of written.fields) view[key] = viewOf(field.value);
      return view;
    }
    case "sequence":
      return written.items.map(viewOf);
    case "raw":
      return [];
  }
}
function resolvePlain(text) {
  if (text === "" || /^(~|null|Null|NULL)$/.test(text)) return null;
  if (/^(true|True|TRUE)$/.test(text)) return true;
  if (/^(false|False|FALSE)$/.test(text)) return false;
  if (/^[-+]?(\.\d+|\d+(\.\d*)?)([eE][-+]?\d+)?$/.test(text)) return Number(text);
  if (/^0(x[0-9a-fA-F]+|o[0-7]+)$/.test(text)) return Number(text);
  return text;
}
function describe(written) {
  if (written.kind === "map") return say`fields with names`;
  if (written.kind !== "scalar") return say`a list`;
  const value = written.plain ? resolvePlain(written.text) : written.text;
  if (value === null) return say`nothing`;
  if (typeof value === "boolean") return say`true or false`;
  return typeof value === "number" ? say`a number` : say`text`;
}
function isNothing(written) {
  return written.kind === "scalar" && written.plain && resolvePlain(written.text) === null;
}
function fieldOf(written, name) {
  return written?.kind === "map" ? written.fields.get(name) ?? null : null;
}
function valueAt(written, name) {
  return fieldOf(written, name)?.value ?? null;
}
function scalarOf(written, name) {
  const value = valueAt(written, name);
  if (value?.kind !== "scalar") return null;
  return isNothing(value) ? null : value;
}
function itemsOf(written, name) {
  const value = valueAt(written, name);
  return value?.kind === "sequence" ? value.items : [];
}
function follow(root, pointer) {
  let here = root;
  for (const step of pointer.split("/").slice(1)) {
    const name = step.replaceAll("~1", "/").replaceAll("~0", "~");
    const below = here.kind === "sequence" ? here.items[Number(name)] : valueAt(here, name);
    if (!below) return here;
    here = below;
  }
  return here;
}
var FieldReader = class {
  #source;
  #problems;
  constructor(source, problems) {
    this.#source = source;
    this.#problems = problems;
  }
  read(map, name, parse, invalid) {
    const written = scalarOf(map, name);
    if (written === null) return null;
    const parsed = parse(written.text);
    if (parsed !== null) return parsed;
    this.#problems.push(this.#source.problem(written.at, invalid(written.text), written.length));
    return null;
  }
};

// src/config/days.ts
var DAY_MS = 864e5;
var DAY = /^\d{4}-\d{2}-\d{2}$/;
function parseDay(text) {
  if (!DAY.test(text)) return null;
  const at2 = Date.parse(text);
  return Number.isNaN(at2) || new Date(at2).toISOString().slice(0, 10) !== text ? null : text;
}
function compareDays(a, b) {
  const [one, other] = [daysName(a), daysName(b)];
  return one === other ? 0 : one < other ? -1 : 1;
}
function daysName(days) {
  return `${days?.first ?? ""}..${days?.last ?? ""}`;
}
function daysText({ first, last }) {
  return [
    ...first === null ? [] : [`from ${first}`],
    ...last === null ? [] : [`up to ${last}`]
  ].join(" ");
}
var DAYS_AHEAD = 30;
function dayAfter(day, days = 1) {
  return new Date(Date.parse(day) + days * DAY_MS).toISOString().slice(0, 10);
}
function isAhead(day, today) {
  return day > today && day <= dayAfter(today, DAYS_AHEAD);
}
function countsOn({ first, last }, today, on) {
  const hasBegun = first === null || first <= today;
  const isOver = last !== null && last < today;
  switch (on) {
    case "today":
      return hasBegun && !isOver;
    case "ever":
      return !isOver;
    case "always":
      return hasBegun && last === null;
    case "begun":
      return hasBegun;
    case "before":
      return first === null && !isOver;
    default:
      return assertExhaustive(on);
  }
}
function dayIn(zone, ms) {
  return new Intl.DateTimeFormat("sv-SE", { timeZone: zone, dateStyle: "short" }).format(ms);
}
var DAY_FIELDS = ["first_day", "last_day"];
function readDays(source, item, problems) {
  const reader = new FieldReader(source, problems);
  const first = reader.read(item, "first_day", parseDay, badDay);
  const last = reader.read(item, "last_day", parseDay, badDay);
  if (first === null && last === null) return null;
  const written = scalarOf(item, "last_day");
  if (first !== null && last !== null && last < first && written !== null) {
    problems.push(source.problem(written.at, ends(first, last), written.length));
  }
  return { first, last };
}
function badDay(text) {
  return {
    code: "bad-day",
    message: say`${asValue(text)} is not a day`,
    next: say`Write a day of the calendar, such as ${asCode("2026-12-01")}.`
  };
}
function ends(first, last) {
  return {
    code: "bad-day",
    message: say`the last day, ${asValue(last)}, is before the first, ${asValue(first)}`,
    next: say`Write the first day before the last. Both are included.`
  };
}
function readTimezone(map, tell) {
  const written = scalarOf(map, "timezone");
  if (written === null) return null;
  if (isTimezone(written.text)) return written.text;
  tell(written, unknownTimezone(written.text));
  return null;
}
function isTimezone(name) {
  try {
    return new Intl.DateTimeFormat("en", { timeZone: name }) !== null;
  } catch {
    return false;
  }
}
function unknownTimezone(text) {
  const near = nearest(text, Intl.supportedValuesOf("timeZone"));
  return {
    code: "unknown-value",
    message: say`${asValue(text)} is not the name of a time zone`,
    next: say`${near === null ? NOTHING : say`Did you mean ${asCode(near)}? `}Use a name such as ${asCode("Asia/Kolkata")} or ${asCode("UTC")}.`
  };
}

export {
  nearest,
  viewOf,
  describe,
  isNothing,
  fieldOf,
  valueAt,
  scalarOf,
  itemsOf,
  follow,
  FieldReader,
  DAY_MS,
  parseDay,
  compareDays,
  daysName,
  daysText,
  DAYS_AHEAD,
  dayAfter,
  isAhead,
  countsOn,
  dayIn,
  DAY_FIELDS,
  readDays,
  badDay,
  ends,
  readTimezone
};
