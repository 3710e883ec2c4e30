import { createRequire as __segopsRequire } from 'node:module';
const require = __segopsRequire(import.meta.url);
import {
  CREATE_RESPONSES,
  EmulatorError,
  durationOf,
  oneOf,
  parseFault,
  parsed,
  startEmulator,
  unparsed
} from "./chunk-NTA27Z7L.js";
import {
  untilStopped
} from "./chunk-WJAVY74B.js";
import "./chunk-3SBNFZBT.js";
import "./chunk-D4UHDB6F.js";
import {
  failure
} from "./chunk-KUC5WDFF.js";
import "./chunk-M3KD4VDD.js";

// src/emulator/option-text.ts
function parseLatency(text) {
  const [first = "", second = first, ...rest] = text.split("..");
  const from = durationOf(first);
  const to = durationOf(second);
  if (from === null || to === null || rest.length > 0) {
    return unparsed(`latency "${text}" is neither a time such as 200ms nor a range 150ms..250ms`);
  }
  return from <= to ? parsed({ from, to }) : unparsed(`latency "${text}" ends before it begins; write ${second}..${first}`);
}
function parseSegmentSeed(text, kind = "api") {
  const [, key = text, id = null] = /^(.*)=([^=]*)$/s.exec(text) ?? [];
  const bare = key.startsWith("ct:") && id === null;
  const digits = bare ? key.slice("ct:".length) : id;
  if (key === "") return unparsed(`segment "${text}" has no key before the =`);
  if (key.startsWith("ct:") && !bare) {
    return unparsed(`segment "${text}": a key that starts with ct: has its ID in the key`);
  }
  const ctSegmentId = digits === null ? null : integerOf(digits);
  if (digits !== null && ctSegmentId === null) {
    return unparsed(`segment "${text}": "${digits}" is not a segment ID, which is a whole number`);
  }
  return parsed({ kind, ctSegmentId, customerSegmentId: bare ? null : key, name: key });
}
function parseCounting(text) {
  return chosen("counting", text, ["occurrences", "distinct", "pairs"]);
}
function parseCreateResponse(text) {
  return chosen("create response", text, CREATE_RESPONSES);
}
function parseReserved(text) {
  return chosen("reserved", text, ["skip", "accept"]);
}
function parseCode100Status(text) {
  return inRange("code 100 status", text, 200, 599);
}
function parsePort(text) {
  return inRange("port", text, 0, 65535);
}
function parseLanes(text) {
  return inRange("lanes", text, 1, 1e3);
}
function parseSeed(text) {
  return inRange("seed", text, 0, 4294967295);
}
function parseBodyLimit(text) {
  const [, number = "", unit = ""] = /^(\d{1,9})([kKmM]?)$/.exec(text) ?? [];
  const bytes = Number(number) * { "": 1, k: 1024, m: 1024 * 1024 }[unit.toLowerCase()];
  return number !== "" && bytes > 0 ? parsed(bytes) : unparsed(`body limit "${text}" is not a size such as 512k or 8m`);
}
function chosen(what, text, values) {
  const value = oneOf(text, values);
  return value === null ? unparsed(`${what} "${text}" is not one of ${values.join(", ")}`) : parsed(value);
}
function inRange(what, text, from, to) {
  const value = integerOf(text);
  return value === null || value < from || value > to ? unparsed(`${what} "${text}" is not a whole number from ${from} to ${to}`) : parsed(value);
}
function integerOf(text) {
  return /^\d{1,16}$/.test(text) && Number.isSafeInteger(Number(text)) ? Number(text) : null;
}

// cmd/commands/emulate.ts
async function emulate(terminal, options) {
  const emulator = await startEmulator(emulatorOptions(options)).catch(explain);
  for (const warning of emulator.warnings) terminal.err(`Note: ${warning}.
`);
  const { url, accountId, passcode } = emulator;
  terminal.out(`${JSON.stringify({ url, account_id: accountId, passcode })}
`);
  await untilStopped();
  await emulator.close();
  return 0;
}
function emulatorOptions(options) {
  const { host, accountId, passcode, segment, dashboardSegment, partnerSegment } = options;
  return {
    host,
    port: checked(parsePort(options.port)),
    accountId,
    passcode,
    segments: [
      ...all(segment, (text) => parseSegmentSeed(text)),
      ...all(dashboardSegment, (text) => parseSegmentSeed(text, "dashboard")),
      ...all(partnerSegment, (text) => parseSegmentSeed(text, "partner"))
    ],
    counting: given(options.counting, parseCounting),
    code100Status: given(options.code100Status, parseCode100Status),
    reserved: given(options.reserved, parseReserved),
    createResponse: given(options.createResponse, parseCreateResponse),
    latency: given(options.latency, parseLatency),
    lanes: given(options.lanes, parseLanes),
    faults: all(options.fault, (text) => parseFault(text)),
    seed: given(options.seed, parseSeed),
    maxBodyBytes: given(options.bodyLimit, parseBodyLimit),
    stateFile: options.state
  };
}
function all(texts, parse) {
  return (texts ?? []).map((text) => checked(parse(text)));
}
function given(text, parse) {
  return text === void 0 ? void 0 : checked(parse(text));
}
function checked(result) {
  if (result.ok) return result.value;
  throw failure("bad-option", result.error, "See `segops emulate --help`.");
}
function explain(error) {
  if (error instanceof EmulatorError) {
    throw failure(`emulator-${error.code}`, error.message, "Mend that and start again.");
  }
  const code = error instanceof Error && "code" in error ? error.code : null;
  if (code !== "EADDRINUSE" && code !== "EACCES" && code !== "EADDRNOTAVAIL") throw error;
  throw failure(
    "port-unavailable",
    "the address is in use or not allowed",
    "Choose another --port, or 0 for any free one."
  );
}
export {
  emulate
};
