import { createRequire as __segopsRequire } from 'node:module';
const require = __segopsRequire(import.meta.url);
import {
  checkSources
} from "./chunk-SROKQPNX.js";
import {
  printLines,
  printWarnings
} from "./chunk-L7DEOO2F.js";
import "./chunk-UAPV7755.js";
import "./chunk-KPHRFLCA.js";
import "./chunk-GEQSP74U.js";
import "./chunk-2VZNV34P.js";
import "./chunk-WVZGLM5H.js";
import "./chunk-OPC25PTJ.js";
import {
  WORKSPACE,
  choice,
  cliCommand,
  texts
} from "./chunk-HWQPXGAV.js";
import {
  parseIdentityKind
} from "./chunk-IZEHMJH7.js";
import "./chunk-Z77BLT6X.js";
import "./chunk-AZRYA54M.js";
import "./chunk-FKDK5XNF.js";
import "./chunk-MIVGNW6U.js";
import "./chunk-F2IHCJ47.js";
import "./chunk-QLBRRXQH.js";
import "./chunk-CM3TFJKA.js";
import "./chunk-S7QDTAJS.js";
import "./chunk-ISJ3FD7T.js";
import {
  json
} from "./chunk-H4E72AQF.js";
import "./chunk-D4UHDB6F.js";
import {
  Failure,
  failure,
  plain,
  plural
} from "./chunk-I3YRI3NT.js";

// src/report/problems-json.ts
function problemsToJson(problems) {
  const errors = problems.filter(({ severity }) => severity === "error").length;
  const rows = problems.map(
    ({ severity, code, message, place, next }) => json({
      severity,
      code,
      message: plain(message),
      file: place?.file ?? null,
      line: place?.line ?? null,
      column: place?.column ?? null,
      next: plain(next)
    })
  );
  const list = rows.length === 0 ? "[]" : `[
${rows.join(",\n")}
]`;
  const totals = `"errors":${errors},"warnings":${problems.length - errors}`;
  return `{"format":"segops-problems/1",${totals},"problems":${list}}
`;
}

// cmd/cli/validate.ts
var command = cliCommand({
  description: "check config, manifests and lists; all problems at once",
  example: "segops validate --identity email",
  takes: {
    ...WORKSPACE,
    format: choice("-f, --format <format>", "how to print", ["text", "json"]),
    identity: texts(
      "--identity <format...>",
      "what identities should look like: email, phone, uuid or a /pattern/; says what a plan would refuse"
    )
  },
  run: async (terminal, { format, identity, ...workspace }) => {
    const asked = formatOf(identity);
    if (format === "text") return validateAsText(terminal, workspace, asked);
    const problems = await problemsOf(workspace, asked);
    terminal.out(problemsToJson(problems));
    return problems.some(({ severity }) => severity === "error") ? 1 : 0;
  }
});
function formatOf(texts2) {
  const kinds = texts2.map((text) => {
    const found = parseIdentityKind(text);
    if (found.ok) return found.value;
    throw failure(found.finding.code, found.finding.message, found.finding.next);
  });
  return kinds.length === 0 ? null : kinds;
}
async function problemsOf(options, format) {
  try {
    return (await checkSources(process.cwd(), options, format)).warnings;
  } catch (error) {
    if (error instanceof Failure) return error.problems;
    throw error;
  }
}
async function validateAsText(terminal, options, format) {
  const { plan, warnings } = await checkSources(process.cwd(), options, format);
  printWarnings(terminal, warnings);
  const memberships = plan.segments.reduce((sum, segment) => sum + segment.after, 0);
  printLines(terminal, [
    `Valid: ${plural(plan.segments.length, "segment")}, ${plural(memberships, "membership")}.`
  ]);
  return 0;
}
export {
  command
};
