import { createRequire as __segopsRequire } from 'node:module';
const require = __segopsRequire(import.meta.url);
import {
  DIALECT
} from "./chunk-Y7JLIOLU.js";
import {
  newManifest,
  scalarYaml,
  withImport
} from "./chunk-2EF4DDRH.js";
import {
  differenceOf
} from "./chunk-RUO4HDLD.js";
import "./chunk-QMTRONA3.js";
import {
  readableAt
} from "./chunk-XVWOLRNF.js";
import "./chunk-YSBFZHU4.js";
import "./chunk-GAAB6DMV.js";
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
  count,
  needed,
  text,
  toggle
} from "./chunk-HWQPXGAV.js";
import {
  OddIdentities,
  SortSpace,
  configOf,
  diskSpill,
  doubtful,
  encodingOf,
  headOf2 as headOf,
  inUtf8,
  isOdd,
  likelyHeader,
  looksLikeMember,
  noHeader,
  onDay,
  openList,
  openListFile,
  optionOf,
  readManifestFiles,
  readManifestText,
  untilOrdered
} from "./chunk-IZEHMJH7.js";
import {
  confined,
  createText,
  replaceFile,
  repositoryOf
} from "./chunk-Z77BLT6X.js";
import "./chunk-AZRYA54M.js";
import "./chunk-FKDK5XNF.js";
import "./chunk-MIVGNW6U.js";
import {
  membersWithout
} from "./chunk-F2IHCJ47.js";
import "./chunk-QLBRRXQH.js";
import "./chunk-CM3TFJKA.js";
import "./chunk-S7QDTAJS.js";
import {
  textOf
} from "./chunk-ISJ3FD7T.js";
import {
  showLabel,
  showValue
} from "./chunk-H4E72AQF.js";
import "./chunk-D4UHDB6F.js";
import {
  Failure,
  asCode,
  asKey,
  asList,
  asMember,
  asPath,
  asValue,
  failure,
  plural,
  say
} from "./chunk-I3YRI3NT.js";

// cmd/cli/import.ts
import { relative as relative2 } from "node:path";

// src/app/import.ts
import { existsSync, readFileSync, realpathSync } from "node:fs";
import { join, relative, resolve } from "node:path";

// src/app/import-members.ts
import { basename } from "node:path";

// src/lists/import-format.ts
function importFormat(name, head, { column, guidColumn, delimiter, encoding }) {
  const read = {
    ...delimiter === null ? {} : { delimiter },
    ...encoding === null ? {} : { encoding }
  };
  if (column !== null || guidColumn !== null) return csv({ column, guidColumn, ...read });
  const isCsv = /\.(csv|tsv)$/i.test(name) || delimiter !== null;
  const { header, delimiter: found } = likelyHeader(head, delimiter);
  const named = (what) => header.find((field2) => what.test(field2.trim()));
  const type = named(/^type$/i);
  const identity = named(/^identity$/i);
  if (type !== void 0 && identity !== void 0) {
    return csv({ column: identity, guidColumn: null, typeColumn: type, ...read });
  }
  if (isCsv && header.length === 1 && identity !== void 0) {
    return csv({ column: identity, guidColumn: null, ...read });
  }
  if (!isCsv) {
    return { kind: "format", format: { kind: "text", ...encoding === null ? {} : { encoding } } };
  }
  if (header.some(looksLikeMember)) {
    const { message, next } = noHeader(header, found, [], optionOf({ asked: true }));
    return { kind: "unclear", message: say`${asPath(name)}: ${message}`, next };
  }
  return {
    kind: "unclear",
    message: say`${asPath(name)} has several columns: ${asList(header.map(asValue))}`,
    next: say`Name the column of identities with ${asCode("--column")}, or that of guids with ${asCode("--guid-column")}.`
  };
}
function csv(columns) {
  return { kind: "format", format: { kind: "csv", ...columns } };
}

// src/app/import-members.ts
function doubtsIn(ref, list, total) {
  const found = new OddIdentities(null).addFrom(list, (value) => isOdd(null, value));
  const source = { ref, path: ref.path, role: "members", total, format: null, most: 0 };
  return doubtful({ ...source, found }).map(({ code, message, next, path, line }) => {
    const place = { file: path, ...line === null ? {} : { line } };
    return { severity: "warning", code, message, next, place };
  });
}
function readMembers({ from, ...columns }) {
  const path = readableAt(
    from,
    "import-missing",
    say`Name the exported file after ${asCode("--from")}.`
  );
  const raw = headOf(openListFile(path));
  const head = inUtf8(raw, encodingOf(raw, columns.encoding));
  const found = importFormat(basename(from), head, columns);
  if (found.kind === "unclear") throw failure("column-missing", found.message, found.next);
  const place = { file: from };
  const expectations = { maxAgeMs: null, expectRows: null };
  const said = { format: found.format, ...expectations, asked: true };
  const ref = { kind: "list", path: from, ...said, place };
  const list = openList(ref, () => openListFile(path), new SortSpace(diskSpill));
  const values = untilOrdered(() => ({
    identity: drain(list.cursor("identity")),
    guid: drain(list.cursor("guid"))
  }));
  const problems = list.problems();
  if (problems.some(({ severity }) => severity === "error")) throw new Failure(problems);
  const count2 = values.identity.length + values.guid.length;
  if (count2 === 0)
    throw failure("import-empty", say`${asPath(from)} has no members`, say`Export it again.`);
  return {
    count: count2,
    guids: values.guid.length,
    duplicates: list.duplicates(),
    warnings: [...problems, ...doubtsIn(ref, list, count2)],
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
function drain(cursor) {
  const values = [];
  while (cursor.next()) values.push(textOf(cursor));
  return values;
}
function field(value) {
  return /[",]/.test(value) ? `"${value.replaceAll('"', '""')}"` : value;
}
var NAMED = 3;
function checkNothingLacks({ members, membersFrom }, exported, shown2) {
  if (membersFrom.length > 0)
    throw lacks(say`${asPath(shown2)} has lists too, which may hold others`);
  const listed = [
    ...linesOf(members?.identities).map((value) => ({ kind: "identity", value })),
    ...linesOf(members?.guids).map((value) => ({ kind: "guid", value }))
  ];
  const others = membersWithout(listed, exported);
  if (others.length === 0) return;
  const first = asList(others.slice(0, NAMED).map(asMember));
  const more = others.length > NAMED ? ", ..." : "";
  const number = plural(others.length, "member");
  throw lacks(say`${asPath(shown2)} lists ${number} that the export does not have: ${first}${more}`);
}
function lacks(what) {
  return failure(
    "import-lacks-members",
    say`${what}. With ${asCode("adopt: accepted")} they would count as sent`,
    say`Import with ${asCode("--adopt unconfirmed")}, which sends each member once, or remove them. Nothing was written.`
  );
}
function linesOf(block) {
  return Buffer.from(block ?? []).toString().split("\n").filter((line) => line !== "");
}

// src/app/import.ts
var MOST_INLINE = 1e3;
function prepareImport(cwd, options, request, warn) {
  const config = configOf(cwd, options);
  const place = { cwd, config, top: repositoryOf(config.folder) };
  const members = readMembers(request);
  warn(members.warnings);
  const name = fileNameOf(request.key);
  const list = members.count <= MOST_INLINE ? null : listDraft(place, name, members);
  const source = list === null ? { kind: "inline", members: members.all() } : { kind: "list", yaml: list.yaml };
  const manifest = manifestDraft(place, name, segmentOf(request, source), request);
  if (manifest.before !== null && request.adopt === "accepted") {
    const shown2 = relative(cwd, manifest.path);
    const before = readManifestText(manifest.before, shown2).manifest;
    if (before !== null) checkNothingLacks(onDay(before, config), members.all(), shown2);
  }
  return { top: place.top, members, manifest, list: list?.draft ?? null };
}
function writeImport({ top, manifest, list }) {
  for (const { path, before, after } of list === null ? [manifest] : [manifest, list]) {
    if (before === null) createText(top, path, after);
    else replaceFile(top, path, Buffer.from(after));
  }
}
function segmentOf(request, source) {
  const { key, name, adopt, ctSegmentId } = request;
  const number = /^ct:([1-9]\d*)$/.exec(key)?.[1];
  const ids = number === void 0 ? { customerSegmentId: key, ctSegmentId } : { customerSegmentId: null, ctSegmentId: Number(number) };
  return { ...ids, name, adopt, source };
}
function manifestDraft(place, name, segment, { key, into }) {
  const { cwd, config } = place;
  const known = declaredIn(place, key);
  const path = into === null ? known ?? join(config.folder, "segments", `${name}.yaml`) : resolve(cwd, into);
  const shown2 = relative(cwd, path);
  checkPlace(place, key, path, known);
  const before = known === null ? null : readFileSync(path, "utf8");
  const after = before === null ? newManifest(segment) : withImport(before, segment);
  if (after === null || readManifestText(after, shown2).manifest?.key !== key) {
    throw failure(
      "cannot-edit",
      say`${asPath(shown2)} cannot be edited line by line`,
      say`Write ${asCode(`adopt: ${segment.adopt}`)} under its ${asCode("segment:")}, and its members, by hand. Nothing was written.`
    );
  }
  return { path, before, after };
}
function checkPlace(place, key, path, known) {
  if (known !== null && realpathSync(known) !== (existsSync(path) ? realpathSync(path) : path)) {
    throw failure(
      "declared-elsewhere",
      say`${asKey(key)} is already declared in ${asPath(relative(place.cwd, known))}`,
      say`Leave ${asCode("--into")} out, or name that file. Nothing was written.`
    );
  }
  confined(place.top, path);
  if (known === null && existsSync(path)) {
    throw failure(
      "file-exists",
      say`${asPath(relative(place.cwd, path))} exists, and does not declare this segment`,
      say`Name another file with ${asCode("--into")}. Nothing was written.`
    );
  }
}
function declaredIn({ cwd, config }, key) {
  const { files } = readManifestFiles(config, cwd);
  const found = files.find(
    ({ text: text2, shown: shown2 }) => readManifestText(text2, shown2).declared?.key === key
  );
  return found?.path ?? null;
}
function listDraft(place, name, members) {
  const hasGuids = members.guids > 0;
  const file = `lists/${name}.${hasGuids ? "csv" : "txt"}`;
  const path = join(place.config.folder, file);
  confined(place.top, path);
  if (existsSync(path)) {
    throw failure(
      "file-exists",
      say`the list ${asPath(file)} exists already`,
      say`Move it away, or name it under ${asCode("members_from:")} yourself. Nothing was written.`
    );
  }
  const columns = hasGuids ? ", column: identity, guid_column: guid" : "";
  const yaml = `{ file: ${scalarYaml(file)}${columns} }`;
  const after = hasGuids ? members.asCsv() : members.asLines();
  return { yaml, draft: { path, before: null, after } };
}
function fileNameOf(key) {
  return key.replace(/[^A-Za-z0-9_-]/g, "_").slice(0, 60);
}

// cmd/cli/import.ts
var command = cliCommand({
  description: "turn the export of an existing segment into a manifest that adopts it",
  example: "segops import vip_customers --from export.csv --column email",
  takes: {
    key: needed(text("<key>", "customer segment ID, or ct: and the number of the segment")),
    ...WORKSPACE,
    from: needed(text("--from <file>", "CSV, or one identity to a line")),
    column: text("--column <header>", "CSV column of identities; Type,Identity is recognised"),
    guidColumn: text("--guid-column <header>", "CSV column of guids"),
    ...DIALECT,
    into: text("--into <file>", "manifest to write or to complete (segments/KEY.yaml)"),
    adopt: choice("--adopt <how>", "count the members as sent, or send each once", [
      "accepted",
      "unconfirmed"
    ]),
    name: text("--name <label>", "name of the segment, for people"),
    ctSegmentId: count("--ct-segment-id <number>", "CleverTap's number of it, too"),
    dryRun: toggle("--dry-run", "show the changes as a diff, and write nothing")
  },
  run: async (terminal, { config, env, dryRun, ...request }) => {
    const found = prepareImport(
      process.cwd(),
      { config, env },
      request,
      (warnings) => printWarnings(terminal, warnings)
    );
    if (dryRun) {
      terminal.out(difference(found.manifest));
      if (found.list !== null) terminal.out(difference(found.list));
    } else writeImport(found);
    printLines(
      terminal,
      summaryOf(request.key, found, dryRun ? "Would import" : "Imported").split("\n")
    );
    return 0;
  }
});
function shown({ path }) {
  return showLabel(relative2(process.cwd(), path));
}
function difference(draft) {
  const name = shown(draft);
  return differenceOf({ name, text: draft.before ?? "" }, { name, text: draft.after }) ?? `${name}: the difference is too long to show.
`;
}
function summaryOf(key, { members, manifest, list }, verb) {
  const duplicates = members.duplicates === 0 ? "" : ` ${plural(members.duplicates, "duplicate row")} counted once.`;
  return `${verb} ${plural(members.count, "member")} of ${showValue(key)} into ${shown(manifest)}.${duplicates}
${list === null ? "" : `The members are in ${shown(list)}.
`}
Next: look at the plan, then commit:
  segops plan`;
}
export {
  command
};
