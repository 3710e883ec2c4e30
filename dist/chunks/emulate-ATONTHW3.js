import { createRequire as __segopsRequire } from 'node:module';
const require = __segopsRequire(import.meta.url);
import {
  EmulatorError,
  parseBodyLimit,
  parseClockSkew,
  parseCode100Status,
  parseCounting,
  parseCreateResponse,
  parseEventLag,
  parseEventLoss,
  parseEventRetention,
  parseFault,
  parseLanes,
  parseLatency,
  parsePort,
  parseReserved,
  parseSeed,
  parseSegmentSeed,
  parseTimezone,
  startEmulator
} from "./chunk-HBWPBDX6.js";
import {
  untilStopped
} from "./chunk-F6SMJQVL.js";
import {
  checkNamed
} from "./chunk-YSBFZHU4.js";
import {
  cliCommand,
  text,
  texts
} from "./chunk-HWQPXGAV.js";
import "./chunk-Z77BLT6X.js";
import "./chunk-QLBRRXQH.js";
import "./chunk-S7QDTAJS.js";
import "./chunk-H4E72AQF.js";
import "./chunk-D4UHDB6F.js";
import {
  asCode,
  asCommand,
  asForeign,
  asLabel,
  asThrown,
  failure,
  quotedWord,
  say
} from "./chunk-I3YRI3NT.js";

// src/app/emulate.ts
async function emulate(options, ready) {
  if (options.stateFile !== void 0) checkNamed(options.stateFile);
  const emulator = await startEmulator(options).catch((error) => explain(error, options));
  const stopped = untilStopped();
  ready(emulator);
  await stopped;
  await emulator.close();
}
function explain(error, { port = 0, host = "127.0.0.1" }) {
  if (error instanceof EmulatorError) {
    throw failure(
      `emulator-${error.code}`,
      say`the emulator cannot start${asThrown(error)}`,
      say`Fix that, then start it again.`
    );
  }
  const code = error instanceof Error && "code" in error ? error.code : null;
  if (code !== "EADDRINUSE" && code !== "EACCES" && code !== "EADDRNOTAVAIL") throw error;
  throw failure(
    "port-unavailable",
    say`the emulator cannot listen at ${asLabel(`${host}:${port}`)}: another program does, or this user may not`,
    say`Choose another ${asCode("--port")}, or 0 for any free one.`
  );
}

// cmd/cli/emulate.ts
function greeting(url, accountId, passcode) {
  return `CleverTap's API is emulated at ${url}. Open that in a browser to look on.

In another terminal, copy these lines, then plan and apply:
  export SEGOPS_BASE_URL=${quotedWord(url)}
  export CLEVERTAP_ACCOUNT_ID=${quotedWord(accountId)}
  export CLEVERTAP_PASSCODE=${quotedWord(passcode)}

Ctrl-C stops it.
`;
}
var FAULTS = `
Faults: KIND[=VALUE], then any of
  ,when=before|after  ,rate=0.1  ,times=3  ,api=update|create|events|counts
  status=500  reset=before|after  stall=30s  truncate  nonjson  lost  late=5s
  progress  partial  fail=status|success  skip=0.01[,reported=yes]
docs/emulator.md says what each does.
`;
var command = cliCommand({
  description: "run an emulator of CleverTap's API on this machine",
  example: "segops emulate --segment vip --fault status=500,rate=0.1",
  takes: {
    port: read("--port <n>", "port to listen on, 0 for any", parsePort, "4010"),
    host: read("--host <address>", "address to listen on (default: 127.0.0.1)", asItIs),
    accountId: read("--account-id <id>", "account ID to accept", asItIs, "EMULATOR"),
    passcode: read("--passcode <passcode>", "passcode to accept (default: a random one)", asItIs),
    segments: readAll(
      "--segment <key...>",
      "API segments that exist from the start: KEY or KEY=ID",
      parseSegmentSeed
    ),
    dashboardSegments: readAll(
      "--dashboard-segment <key...>",
      "segments made in the dashboard",
      (key) => parseSegmentSeed(key, "dashboard")
    ),
    partnerSegments: readAll(
      "--partner-segment <key...>",
      "segments made by a partner",
      (key) => parseSegmentSeed(key, "partner")
    ),
    counting: read(
      "--counting <way>",
      "how limits are counted: occurrences, distinct, pairs",
      parseCounting
    ),
    code100Status: read(
      "--code-100-status <status>",
      "HTTP status of the limit errors (400)",
      parseCode100Status
    ),
    reserved: read("--reserved <way>", "identities like null: skip or accept", parseReserved),
    createResponse: read(
      "--create-response <shape>",
      "array, segments, keyed, bare",
      parseCreateResponse
    ),
    latency: read("--latency <time>", "200ms, or a range: 150ms..250ms", parseLatency),
    lanes: read("--lanes <n>", "requests in flight for each API (3)", parseLanes),
    faults: readAll("--fault <spec...>", "faults, e.g. status=500,rate=0.1", parseFault),
    clockSkewMs: read(
      "--clock-skew <time>",
      "how far the Date of answers is off: 20m, -20m; none: no Date",
      parseClockSkew
    ),
    timezone: read("--timezone <zone>", "of the account: days and times of events", parseTimezone),
    eventLagMs: read("--event-lag <time>", "how late events can be read, e.g. 30s", parseEventLag),
    eventRetentionMs: read(
      "--event-retention <time>",
      "how long events can be read, e.g. 30d",
      parseEventRetention
    ),
    eventLoss: read("--event-loss <share>", "events without a trace, e.g. 0.01", parseEventLoss),
    seed: read("--seed <n>", "of what is drawn: latencies, faults, lost events", parseSeed),
    maxBodyBytes: read("--body-limit <size>", "largest request body, e.g. 8m", parseBodyLimit),
    stateFile: read("--state <file>", "keep the account in a file across restarts", asItIs)
  },
  notes: FAULTS,
  run: async (terminal, { segments, dashboardSegments, partnerSegments, ...options }) => {
    const seeds = [...segments, ...dashboardSegments, ...partnerSegments];
    await emulate({ ...options, segments: seeds }, ({ url, accountId, passcode, warnings }) => {
      for (const warning of warnings) terminal.err(`Note: ${warning}.
`);
      if (terminal.interactive) terminal.out(greeting(url, accountId, passcode));
      else terminal.out(`${JSON.stringify({ url, account_id: accountId, passcode })}
`);
    });
    return 0;
  }
});
function read(name, description, parse, preset) {
  const given = text(name, description);
  return {
    declared: given.declared.default(preset),
    read: (found) => {
      const value = given.read(found);
      return value === null ? void 0 : checked(parse(value));
    }
  };
}
function readAll(name, description, parse) {
  const given = texts(name, description);
  return {
    declared: given.declared,
    read: (found) => given.read(found).map((value) => checked(parse(value)))
  };
}
function asItIs(value) {
  return { ok: true, value };
}
function checked(result) {
  if (result.ok) return result.value;
  throw failure(
    "bad-option",
    say`an option is not valid${asForeign(result.error)}`,
    say`See the options: ${asCommand("segops emulate --help")}`
  );
}
export {
  command
};
