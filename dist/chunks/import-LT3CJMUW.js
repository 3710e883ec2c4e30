import { createRequire as __segopsRequire } from 'node:module';
const require = __segopsRequire(import.meta.url);
import {
  addList,
  editMembers,
  memberYaml,
  setSegmentField
} from "./chunk-4GA5UIGY.js";
import {
  rewriteText,
  textOfFile
} from "./chunk-IRCZNSCX.js";
import {
  FILE_HEADERS_ONLY,
  createTwoFilesPatch
} from "./chunk-YJ4VVMG5.js";
import {
  unwrap
} from "./chunk-ON6FUD2G.js";
import "./chunk-2LTO4CMX.js";
import {
  printWarnings
} from "./chunk-6CN43SSV.js";
import "./chunk-PF7F42SB.js";
import "./chunk-AVVTGAVE.js";
import {
  SortSpace,
  diskSpill,
  openList,
  untilOrdered
} from "./chunk-X6H2OCUA.js";
import {
  confinement,
  findConfig,
  openListFile,
  quote,
  readConfig,
  readManifestFiles,
  readManifestText,
  repositoryOf,
  textOf
} from "./chunk-UFL46SIY.js";
import "./chunk-D4UHDB6F.js";
import {
  Failure,
  failure
} from "./chunk-KUC5WDFF.js";
import "./chunk-S7ZG5ZGY.js";
import {
  showLabel,
  showLines,
  showValue
} from "./chunk-Q2ZRRAHR.js";
import {
  plural
} from "./chunk-5KAKNURP.js";
import "./chunk-M3KD4VDD.js";

// cmd/commands/import.ts
import { existsSync as existsSync2, mkdirSync, realpathSync, statSync as statSync2, writeFileSync } from "node:fs";
import { dirname, join, relative, resolve as resolve2 } from "node:path";

// src/manifest/import-manifest.ts
function newManifest(segment) {
  const { customerSegmentId, ctSegmentId, name, adopt, source } = segment;
  const lines = [
    "segment:",
    ...customerSegmentId === null ? [] : [`  customer_segment_id: ${scalarYaml(customerSegmentId)}`],
    ...ctSegmentId === null ? [] : [`  ct_segment_id: ${ctSegmentId}`],
    ...name === null ? [] : [`  name: ${scalarYaml(name)}`],
    `  adopt: ${adopt}   # counts only while the lock does not know the segment`,
    ...source.kind === "list" ? ["members_from:", `  - ${source.yaml}`] : ["members:", ...source.members.map((member) => `  - ${memberYaml(member)}`)]
  ];
  return `${lines.join("\n")}
`;
}
function withImport(text, { adopt, source }) {
  const adopted = setSegmentField(text, "adopt", adopt);
  if (adopted === null) return null;
  if (source.kind === "list") return addList(adopted, source.yaml);
  return editMembers(adopted, { add: source.members, remove: [] });
}
function scalarYaml(text) {
  return memberYaml({ kind: "identity", value: text });
}

// cmd/import-lacks.ts
var NAMED = 3;
function checkNothingLacks({ members, membersFrom }, exported, shown) {
  if (membersFrom.length > 0) throw lacks(`${shown} has lists too, which may hold others`);
  const known = new Set(exported.map(({ kind, value }) => `${kind} ${value}`));
  const listed = [
    ...linesOf(members?.identities).map((value) => ({ name: `identity ${value}`, value })),
    ...linesOf(members?.guids).map((value) => ({ name: `guid ${value}`, value }))
  ];
  const others = listed.filter(({ name }) => !known.has(name)).map(({ value }) => value);
  if (others.length === 0) return;
  const first = others.slice(0, NAMED).map((value) => showValue(value));
  const more = others.length > NAMED ? ", ..." : "";
  const lists = `${shown} lists ${plural(others.length, "member")} that the export does not have`;
  throw lacks(`${lists}: ${first.join(", ")}${more}`);
}
function lacks(what) {
  return failure(
    "import-lacks-members",
    `${what}; with \`adopt: accepted\` they would count as sent`,
    "Import with `--adopt in_doubt`, which sends everybody once, or take them out. Nothing was written."
  );
}
function linesOf(block) {
  return Buffer.from(block ?? []).toString().split("\n").filter((line) => line !== "");
}

// cmd/import-members.ts
import { closeSync, existsSync, openSync, readSync, statSync } from "node:fs";
import { basename, resolve } from "node:path";

// src/manifest/import-format.ts
function importFormat(name, firstLine, { column, guidColumn }) {
  const isCsv = /\.csv$/i.test(name) || column !== void 0 || guidColumn !== void 0;
  const header = firstLine.replace(/^\ufeff/, "").trimEnd().split(",").map((field2) => field2.trim().replace(/^"(.*)"$/, "$1"));
  if (column !== void 0 || guidColumn !== void 0) {
    return csv({ column: column ?? null, guidColumn: guidColumn ?? null });
  }
  const type = header.find((field2) => /^type$/i.test(field2));
  const identity = header.find((field2) => /^identity$/i.test(field2));
  if (type !== void 0 && identity !== void 0) {
    return csv({ column: identity, guidColumn: null, typeColumn: type });
  }
  if (isCsv && header.length === 1 && identity !== void 0) {
    return csv({ column: identity, guidColumn: null });
  }
  if (!isCsv) return { kind: "format", format: { kind: "text" } };
  return {
    kind: "unclear",
    message: `${quote(name)} does not say which of its columns holds identities: ${header.map(quote).join(", ")}`,
    next: "Name it with --column, or a column of guids with --guid-column."
  };
}
function csv(columns) {
  return { kind: "format", format: { kind: "csv", ...columns } };
}

// cmd/import-members.ts
function readMembers(from, options) {
  const path = resolve(from);
  checkFile(from, path);
  const found = importFormat(basename(path), firstLineOf(path), options);
  if (found.kind === "unclear") throw failure("column-missing", found.message, found.next);
  const place = { file: from };
  const expectations = { maxAgeMs: null, expectRows: null };
  const ref = { kind: "list", path: from, format: found.format, ...expectations, place };
  const list = openList(ref, () => openListFile(path), new SortSpace(diskSpill));
  const values = untilOrdered(() => ({
    identity: drain(list.cursor("identity")),
    guid: drain(list.cursor("guid"))
  }));
  const problems = list.problems();
  if (problems.some(({ severity }) => severity === "error")) throw new Failure(problems);
  const count = values.identity.length + values.guid.length;
  if (count === 0) throw failure("import-empty", `${from} holds no member`, "Export it again.");
  return {
    count,
    guids: values.guid.length,
    duplicates: list.facts().duplicates,
    warnings: problems,
    all: () => [
      ...values.identity.map((value) => ({ kind: "identity", value })),
      ...values.guid.map((value) => ({ kind: "guid", value }))
    ],
    asLines: () => values.identity.map((value) => `${value}
`).join(""),
    asCsv: () => [
      "identity,guid\n",
      ...values.identity.map((value) => `${field(value)},
`),
      ...values.guid.map((value) => `,${field(value)}
`)
    ].join("")
  };
}
function checkFile(from, path) {
  if (existsSync(path) && statSync(path).isFile()) return;
  const what = existsSync(path) ? "is not a file" : "does not exist";
  throw failure("import-missing", `${from} ${what}`, "Name the exported file behind --from.");
}
var FIRST_BYTES = 1 << 16;
function firstLineOf(path) {
  const start = Buffer.alloc(FIRST_BYTES);
  const file = openSync(path, "r");
  const size = readSync(file, start, 0, FIRST_BYTES, 0);
  closeSync(file);
  return start.subarray(0, size).toString().split("\n")[0] ?? "";
}
function drain(cursor) {
  const values = [];
  while (cursor.next()) values.push(textOf(cursor));
  return values;
}
function field(value) {
  return /[",]/.test(value) ? `"${value.replaceAll('"', '""')}"` : value;
}

// cmd/commands/import.ts
var MOST_INLINE = 1e3;
function importList(terminal, key, options) {
  const cwd = process.cwd();
  const config = unwrap(
    readConfig(unwrap(findConfig(cwd, options.config)), options.env ?? null, cwd)
  );
  const members = readMembers(options.from, options);
  printWarnings(terminal, members.warnings);
  const drafts = draftsOf(config, key, members, options);
  const show = (path) => showLabel(relative(cwd, path));
  for (const draft of drafts) {
    if (options.dryRun === true) terminal.out(difference(draft, show(draft.path)));
    else save(draft);
  }
  const [manifest] = drafts;
  const into = manifest === void 0 ? "" : show(manifest.path);
  const verb = options.dryRun === true ? "Would import" : "Imported";
  const duplicates = members.duplicates === 0 ? "" : ` ${plural(members.duplicates, "duplicate row")} counted once.`;
  terminal.out(
    `${verb} ${plural(members.count, "member")} of ${showValue(key)} into ${into}.${duplicates}
${drafts.slice(1).map(({ path }) => `The members are in ${show(path)}.
`).join("")}
Next: run segops plan to see it, then commit it.
`
  );
  return 0;
}
function draftsOf(config, key, members, options) {
  const name = fileNameOf(key);
  const list = members.count <= MOST_INLINE ? null : listDraft(config, name, members);
  const source = list === null ? { kind: "inline", members: members.all() } : { kind: "list", yaml: list.yaml };
  const number = /^ct:([1-9]\d*)$/.exec(key)?.[1];
  const segment = {
    customerSegmentId: number === void 0 ? key : null,
    ctSegmentId: number === void 0 ? options.ctSegmentId ?? null : Number(number),
    name: options.name ?? null,
    adopt: options.adopt,
    source
  };
  const manifest = manifestDraft(config, key, name, segment, options);
  if (manifest.before !== null && options.adopt === "accepted") {
    const shown = relative(process.cwd(), manifest.path);
    const before = readManifestText(manifest.before, shown).manifest;
    if (before !== null) checkNothingLacks(before, members.all(), shown);
  }
  return list === null ? [manifest] : [manifest, list.draft];
}
function manifestDraft(config, key, name, segment, { into }) {
  const known = declaredIn(config, key);
  const path = into === void 0 ? known ?? join(config.folder, "segments", `${name}.yaml`) : resolve2(into);
  if (known !== null && realpathSync(known) !== (existsSync2(path) ? realpathSync(path) : path)) {
    throw failure(
      "declared-elsewhere",
      `${key} is declared in ${relative(process.cwd(), known)} already`,
      "Leave --into away, or name that file. Nothing was written."
    );
  }
  confine(config, path);
  if (known === null && existsSync2(path)) {
    throw failure(
      "file-exists",
      `${relative(process.cwd(), path)} exists, and declares another segment or none`,
      "Name another file with --into. Nothing was written."
    );
  }
  const before = known === null ? null : textOfFile(path);
  const after = before === null ? newManifest(segment) : withImport(before, segment);
  const reading = after === null ? null : readManifestText(after, relative(process.cwd(), path));
  if (after === null || reading?.manifest?.key !== key) {
    throw failure(
      "cannot-edit",
      `${relative(process.cwd(), path)} cannot be edited line by line`,
      `Write \`adopt: ${segment.adopt}\` under its \`segment:\`, and its members, by hand. Nothing was written.`
    );
  }
  return { path, before, after };
}
function declaredIn(config, key) {
  const { files } = readManifestFiles(config, process.cwd());
  const found = files.find(
    ({ text, shown }) => readManifestText(text, shown).declared?.key === key
  );
  return found?.path ?? null;
}
function listDraft(config, name, members) {
  const hasGuids = members.guids > 0;
  const file = `lists/${name}.${hasGuids ? "csv" : "txt"}`;
  const path = join(config.folder, file);
  confine(config, path);
  if (existsSync2(path)) {
    throw failure(
      "file-exists",
      `the list ${file} exists already`,
      "Move it away, or name it under `members_from:` yourself. Nothing was written."
    );
  }
  const columns = hasGuids ? ", column: identity, guid_column: guid" : "";
  const yaml = `{ file: ${scalarYaml(file)}${columns} }`;
  const after = hasGuids ? members.asCsv() : members.asLines();
  return { yaml, draft: { path, before: null, after } };
}
function confine(config, path) {
  let folder = dirname(path);
  while (!existsSync2(folder)) folder = dirname(folder);
  const real = join(realpathSync(folder), relative(folder, path));
  const isLinkOut = existsSync2(path) && confinement(repositoryOf(config.folder), realpathSync(path)) !== "inside";
  if (confinement(repositoryOf(config.folder), real) === "inside" && !isLinkOut) return;
  throw failure(
    "outside-repository",
    `${relative(process.cwd(), path)} is not inside the repository`,
    "Choose a file in it. Nothing was written."
  );
}
function save({ path, before, after }) {
  mkdirSync(dirname(path), { recursive: true });
  if (before === null) writeFileSync(path, after, { flag: "wx" });
  else if (statSync2(path).isFile()) rewriteText(path, after);
}
function fileNameOf(key) {
  return key.replace(/[^A-Za-z0-9_-]/g, "_").slice(0, 60);
}
var MOST_EDITS = 2e3;
function difference({ before, after }, shown) {
  const patch = createTwoFilesPatch(shown, shown, before ?? "", after, void 0, void 0, {
    maxEditLength: MOST_EDITS,
    headerOptions: FILE_HEADERS_ONLY
  });
  if (patch === void 0) return `${shown}: the difference is too long to show.
`;
  return `${showLines(patch.trimEnd()).join("\n")}
`;
}
export {
  importList
};
