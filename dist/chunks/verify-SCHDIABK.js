import { createRequire as __segopsRequire } from 'node:module';
const require = __segopsRequire(import.meta.url);
import {
  DIALECT
} from "./chunk-Y7JLIOLU.js";
import {
  Traces,
  differences,
  entriesAsked,
  exitCodeOf,
  judgeLock,
  recordVerification,
  verdictByList,
  verifyAccount,
  verifySpace,
  verifyToMarkdown,
  verifyToText,
  wantedFrom
} from "./chunk-QDT6XM3A.js";
import "./chunk-NKGXK2UL.js";
import "./chunk-F6SMJQVL.js";
import "./chunk-G7EMIBXP.js";
import {
  timeOf
} from "./chunk-ZZMI4N4C.js";
import "./chunk-RVGNAGAZ.js";
import {
  readableAt
} from "./chunk-XVWOLRNF.js";
import "./chunk-YSBFZHU4.js";
import {
  OPEN
} from "./chunk-VFRILNIK.js";
import "./chunk-FWJJEGX2.js";
import "./chunk-GAAB6DMV.js";
import {
  fromStaleLock,
  printWarnings
} from "./chunk-L7DEOO2F.js";
import "./chunk-UAPV7755.js";
import "./chunk-KPHRFLCA.js";
import "./chunk-GEQSP74U.js";
import {
  readLock
} from "./chunk-2VZNV34P.js";
import "./chunk-WVZGLM5H.js";
import "./chunk-OPC25PTJ.js";
import {
  WORKSPACE,
  choice,
  cliCommand,
  parsed,
  text,
  texts,
  toggle
} from "./chunk-HWQPXGAV.js";
import {
  CsvRecords,
  configOf,
  encodingOf,
  findDialect,
  headOf2 as headOf,
  inUtf8,
  likelyHeader,
  looksLikeMember,
  openList,
  openListFile,
  optionOf,
  storeOf,
  textReader,
  whoRuns
} from "./chunk-IZEHMJH7.js";
import "./chunk-Z77BLT6X.js";
import "./chunk-AZRYA54M.js";
import "./chunk-FKDK5XNF.js";
import "./chunk-MIVGNW6U.js";
import "./chunk-F2IHCJ47.js";
import "./chunk-QLBRRXQH.js";
import "./chunk-CM3TFJKA.js";
import "./chunk-S7QDTAJS.js";
import {
  NEWLINE
} from "./chunk-ISJ3FD7T.js";
import {
  json,
  parseTime
} from "./chunk-H4E72AQF.js";
import "./chunk-D4UHDB6F.js";
import {
  Failure,
  asCode,
  asCommand,
  asKey,
  asList,
  asPath,
  asValue,
  failure,
  lineText,
  moment,
  plain,
  plural,
  say,
  shellWord
} from "./chunk-I3YRI3NT.js";

// src/app/verify/from-file.ts
import { lstatSync } from "node:fs";

// src/verify/download.ts
function readDownload(download, space, keepsNames) {
  const raw = headOf(download.open());
  const encoding = encodingOf(raw, download.encoding);
  const head = inUtf8(raw, encoding);
  const columns = columnsOf(download, head);
  checkText(download, formatOf(columns, download), space);
  const found = findDialect(head, {
    names: [...columns.keys()],
    delimiter: download.delimiter,
    option: optionOf({ asked: true })
  });
  if (found.kind === "unclear") {
    const [{ code, message, next } = UNCLEAR] = found.findings;
    throw failure(code, say`${asPath(download.name)}: ${message}`, next);
  }
  const { delimiter, header, hasSepLine } = found.dialect;
  let end = NEWLINE;
  const reader = textReader(download.open(), encoding, (_, text2) => {
    end = text2.at(-1) ?? end;
  });
  const records = new CsvRecords(reader, delimiter);
  if (hasSepLine) records.next();
  records.next();
  const traces = new Traces(space, { areUsers: true, keepsNames });
  const places = [...columns].map(([name, kind]) => ({ at: header.indexOf(name), kind }));
  try {
    while (records.next()) {
      checkLength(download, records, header.length);
      traces.add({ ...rowOf(records, places), at: download.at });
    }
  } finally {
    reader.close();
  }
  if (records.fault !== null) {
    const { line, message } = records.fault;
    throw cutOff(download, say`${message} (${lineText(line)})`);
  }
  if (end !== NEWLINE && end !== CARRIAGE_RETURN) throw unended(download, records.line);
  return traces;
}
var CARRIAGE_RETURN = 13;
function unended({ name }, line) {
  return failure(
    "csv-syntax",
    say`${asPath(name)}: its last line is cut off, or it does not end with a newline (${lineText(line)})`,
    say`Download it again. If it is whole, end its last line with a newline, and say with ${asCode("--at")} when it was downloaded.`
  );
}
var UNCLEAR = {
  code: "csv-delimiter",
  message: say`it is not clear what separates its fields`,
  next: say`Name it with ${asCode("--delimiter")}.`
};
function rowOf(records, places) {
  const names = places.flatMap(({ at, kind }) => {
    const value = records.field(at).toString();
    if (value === "" || kind === "typed") return [];
    return [{ kind, value }];
  });
  const typed = places.find(({ kind }) => kind === "typed");
  const isGuid = typed !== void 0 && /^g$/i.test(records.field(typed.at).toString());
  return {
    segment: 0,
    operation: "ADD",
    names: isGuid ? names.map(({ value }) => ({ kind: "guid", value })) : names
  };
}
var IDENTITIES = [
  /^(user)?identit(y|ies)$/,
  /^(user|customer|ct)id$/,
  /^e?mail(id|address)?$/,
  /^(mobile|phone)(number|no)?$/
];
var GUIDS = /^(objectid|guid|clevertapid|ctguid|profileid)$/;
function columnsOf({ name, column, guidColumn, delimiter }, head) {
  if (column !== null || guidColumn !== null) {
    return new Map([
      ...column === null ? [] : [[column, "identity"]],
      ...guidColumn === null ? [] : [[guidColumn, "guid"]]
    ]);
  }
  const { header } = likelyHeader(head, delimiter);
  const plainName = (text2) => text2.toLowerCase().replace(/[^a-z]/g, "");
  const identities = IDENTITIES.flatMap(
    (known) => header.filter((text2) => known.test(plainName(text2)))
  );
  const guids = header.filter((text2) => GUIDS.test(plainName(text2)));
  const types = header.filter((text2) => plainName(text2) === "type");
  if (identities.length + guids.length > 0) {
    return new Map([
      ...identities.map((text2) => [text2, "identity"]),
      ...guids.map((text2) => [text2, "guid"]),
      ...types.map((text2) => [text2, "typed"])
    ]);
  }
  const shown = header.some(looksLikeMember) ? [] : header.slice(0, 20).map(asValue);
  throw failure(
    "column-missing",
    say`${asPath(name)} has no column that is known to hold identities${shown.length === 0 ? "" : ": "}${asList(shown)}`,
    say`Name the column with ${asCode("--column")}, or that of guids with ${asCode("--guid-column")}. The first line has to be a header.`
  );
}
function formatOf(columns, { encoding, delimiter }) {
  const [column = null] = columns.keys();
  return {
    kind: "csv",
    column,
    guidColumn: null,
    ...encoding === null ? {} : { encoding },
    ...delimiter === null ? {} : { delimiter }
  };
}
function checkText(download, format, space) {
  const place = { file: download.name };
  const ref = {
    kind: "list",
    path: download.name,
    format,
    maxAgeMs: null,
    expectRows: null,
    asked: true,
    place
  };
  const problems = openList(ref, download.open, space).problems();
  if (problems.length > 0) throw new Failure(problems);
}
function checkLength(download, records, fields) {
  if (records.count === fields) return;
  throw cutOff(
    download,
    say`${lineText(records.line)} has ${plural(records.count, "field")}, but the header has ${fields}`
  );
}
function cutOff({ name }, what) {
  return failure(
    "csv-syntax",
    say`${asPath(name)} is not valid CSV: ${what}`,
    say`Download it again. A part of the segment says nothing of the rest.`
  );
}

// src/app/verify/from-file.ts
async function verifyFile(cwd, options, request, now) {
  const config = configOf(cwd, options);
  const store = storeOf(config, options);
  const { index } = await readLock(store, now);
  const ids = entriesAsked(index, [request.key]).map(({ entry }) => entry.id);
  const path = readableAt(
    request.from,
    "download-missing",
    say`Name the downloaded file after ${asCode("--from")}.`
  );
  const at = request.at ?? Math.floor(lstatSync(path).mtimeMs);
  if (at > now) throw fromFuture(request.from, at);
  const { column, guidColumn, delimiter, encoding } = request;
  const columns = { column, guidColumn, delimiter, encoding };
  const open = () => openListFile(path);
  const download = { name: request.from, at, open, ...columns };
  const traces = readDownload(download, verifySpace(), request.take.length > 0);
  try {
    const matches = { members: 0, found: 0 };
    const judge = (known, { length }, reach) => {
      if (known.state !== "absent") matches.members += 1;
      if (known.state !== "absent" && length > 0) matches.found += 1;
      return verdictByList(known, length > 0, reach);
    };
    const judging = { ids, traces, judge, byOf: () => "list", now };
    const until = at - config.verify.lagMs;
    const reachOf = ({ proven }, _, segment) => {
      return { ...EVERYTHING, until, proven: proven.get(segment) ?? null };
    };
    const { lock, segments } = await judgeLock(store, { ...judging, reachOf });
    if (traces.count > 0 && matches.members > 0 && matches.found === 0) throw unmatched(request);
    const source = { kind: "download", name: request.from, at, rows: traces.count };
    const { serial } = lock.stored;
    const found = {
      at: now,
      serial,
      segments,
      unmatched: traces.unmatched,
      source,
      incomplete: null
    };
    const who = whoRuns(config.folder, options.environment ?? process.env);
    const wantedOf = wantedFrom(cwd, options);
    const ports = { store, config, time: timeOf(config, options), who, wantedOf };
    return await recordVerification(found, lock.stored, request, ports);
  } finally {
    traces.close();
  }
}
var EVERYTHING = { from: 0, oldest: 0, remembers: 0, confirmed: null, counted: null };
function unmatched({ from, key }) {
  return failure(
    "download-unmatched",
    say`${asPath(from)}: not one of its users is a member of ${asKey(key)}. Is it of another segment, or are the names in another column?`,
    say`Name the column with ${asCode("--column")}. If the download is right, ask the account instead, with ${asCode("--events")}.`,
    { exitCode: 4 }
  );
}
function fromFuture(name, at) {
  return failure(
    "download-from-future",
    say`${asPath(name)} was downloaded at ${moment(at)}, which is after the time of this machine`,
    say`Say when it was downloaded with ${asCode("--at")}, and check the clock of this machine.`
  );
}

// src/report/verify-json.ts
function verifyToJson(found) {
  const { at, serial, segments, unmatched: unmatched2, incomplete } = found;
  const document = {
    differs: segments.some((segment) => differences(segment) > 0),
    complete: exitCodeOf(found) !== 4,
    incomplete: incomplete && plain(incomplete),
    at: timeOf2(at),
    lock: { serial },
    source: sourceOf(found.source),
    unmatched: unmatched2,
    recorded: found.recorded ?? null,
    segments: segments.map((segment) => ({
      key: segment.key,
      by: segment.by,
      through: segment.through,
      ...segment.counts,
      removals: segment.removals,
      unexplained: segment.unexplained.map(plain),
      reasons: segment.reasons,
      findings: segment.findings.map(({ member, kind, why, serial: sentBy }) => ({
        verdict: kind,
        [member.kind]: member.value,
        why,
        apply: sentBy
      }))
    }))
  };
  return `${json(document)}
`;
}
function sourceOf(source) {
  if (source.kind === "download") {
    return { kind: source.kind, file: source.name, at: timeOf2(source.at), rows: source.rows };
  }
  return { ...source, oldest: source.oldest === null ? null : timeOf2(source.oldest) };
}
function timeOf2(at) {
  return new Date(at).toISOString();
}

// cmd/cli/verify.ts
var command = cliCommand({
  description: "look for evidence of what was sent; exit 2 when something differs",
  example: "segops verify vip_customers --from download.csv",
  takes: {
    keys: texts("[keys...]", "keys of segments; all of them by default"),
    ...WORKSPACE,
    from: text("--from <file>", "CSV of the users of one segment, from the dashboard"),
    at: parsed(
      "--at <time>",
      "when it was downloaded (when the file was last changed)",
      (value) => parseTime(value) === null ? null : value,
      "It must be a time with its zone, such as 2026-12-01T18:00Z."
    ),
    column: text("--column <header>", "CSV column of identities; mostly recognised"),
    guidColumn: text("--guid-column <header>", "CSV column of guids; mostly recognised"),
    ...DIALECT,
    counts: toggle("--counts", "ask for counts alone: how many, and not who"),
    events: toggle("--events", "ask for events at once: who, by name"),
    record: toggle("--record", "let the next apply send again what is missing or lingering"),
    take: texts("--take <key...>", "let the next plan remove foreign members of a segment"),
    format: choice("-f, --format <format>", "how to print", ["text", "json", "markdown"])
  },
  run: async (terminal, given) => {
    const { config, env, format, record, take } = given;
    const request = { record, take };
    const writes = record || take.length > 0;
    const options = writes ? { config, env } : fromStaleLock(terminal, { config, env }, OPEN);
    const verification = await verified(terminal, options, given, request);
    const shown = OPEN.verification(verification);
    const { width, colour } = terminal;
    const command2 = commandOf(given);
    if (format === "json") terminal.out(verifyToJson(shown));
    else if (format === "markdown") terminal.out(verifyToMarkdown(shown, command2));
    else terminal.out(verifyToText(shown, { width, colour, command: command2 }));
    return exitCodeOf(verification);
  }
});
function verified(terminal, options, given, request) {
  const { keys, from, at, counts, events, ...columns } = given;
  const cwd = process.cwd();
  if ([from !== null, counts, events].filter(Boolean).length > 1) throw severalRungs();
  if (from === null) {
    const rung = counts ? "counts" : events ? "events" : "both";
    return verifyAccount(cwd, options, { keys, rung, ...request }, witnessOf(terminal));
  }
  const [key, other] = keys;
  if (key === void 0 || other !== void 0) throw notOneKey(from);
  const time = at === null ? null : parseTime(at);
  return verifyFile(cwd, options, { ...columns, key, from, at: time, ...request }, Date.now());
}
var EVENTS_TOLD = 1e5;
function witnessOf(terminal) {
  let told = 0;
  return {
    warns: (warnings) => printWarnings(terminal, warnings),
    reads: (events) => {
      if (events < told + EVENTS_TOLD) return;
      told = events;
      terminal.err(`${plural(events, "event")} read ...
`);
    }
  };
}
function severalRungs() {
  return failure(
    "verify-several-sources",
    say`${asCode("--from")}, ${asCode("--counts")} and ${asCode("--events")} each name other evidence`,
    say`Give one of them. Without any, counts are asked for, and events where they differ.`
  );
}
function notOneKey(from) {
  return failure(
    "verify-one-segment",
    say`${asCode("--from")} is about one segment, and needs its key`,
    say`Name the segment: ${asCommand(`segops verify KEY --from ${shellWord(from)}`)}`
  );
}
function commandOf(given) {
  const flags = [
    ["--from", given.from],
    ["--at", given.at],
    ["--column", given.column],
    ["--guid-column", given.guidColumn],
    ["--delimiter", given.delimiter],
    ["--encoding", given.encoding]
  ];
  const rung = given.counts ? ["--counts"] : given.events ? ["--events"] : [];
  const words = flags.flatMap(([flag, value]) => value === null ? [] : [flag, shellWord(value)]);
  return ["segops verify", ...given.keys.map(shellWord), ...rung, ...words].join(" ");
}
export {
  command
};
