import { createRequire as __segopsRequire } from 'node:module';
const require = __segopsRequire(import.meta.url);
import {
  placeHtml,
  segmentName,
  segmentText,
  segmentTitle
} from "./chunk-KJC24T5R.js";
import {
  footerLine,
  heading,
  inHeading,
  overlapText,
  peopleText,
  refusedText,
  spansMarkdown
} from "./chunk-3S7FUTYH.js";
import {
  code,
  dataJson,
  dataPieces,
  documentPieces,
  html,
  inWords,
  joined,
  label,
  link,
  value
} from "./chunk-XVWOLRNF.js";
import {
  byRisk,
  causeHead,
  figuresHead,
  figuresOf,
  guardsOf,
  heldGuards,
  largestOf,
  laterMarkdown,
  laterRows,
  lettingInNobody,
  nobodyText,
  repairOf,
  saidOf,
  sumOf,
  usedOf
} from "./chunk-L7DEOO2F.js";
import {
  NOWHERE,
  boldName,
  byPermit,
  causesOf,
  changesOf,
  createdSentence,
  harmOf,
  heldSentence,
  isEmpty,
  keyMarkdown,
  letInBySegment,
  permitSentence,
  reasonSentence,
  refusals,
  refusedMessage,
  replacedBy,
  requestsSentence,
  roughTime,
  sample,
  sampleSize,
  sectionsOf,
  segmentMarkdown,
  segmentNamed,
  segmentsOf,
  settlingSentence,
  unconfirmed,
  unconfirmedSentence,
  verdictOf
} from "./chunk-UAPV7755.js";
import {
  SOURCE_WORDS,
  allSegments,
  capitalised,
  ended,
  listed,
  ownerText,
  ownersShown,
  rowsSince,
  rowsText,
  sentence,
  sourceName,
  splitMessage
} from "./chunk-WVZGLM5H.js";
import {
  addressOf,
  asSentence,
  fenced,
  linkedFile,
  markdownCell,
  markdownCode,
  markdownLabel,
  messageMarkdown
} from "./chunk-OPC25PTJ.js";
import {
  percentText
} from "./chunk-IZEHMJH7.js";
import {
  groupBy,
  nameOf
} from "./chunk-F2IHCJ47.js";
import {
  cutPath,
  cutTo,
  formatLimit,
  showLabel,
  showLines,
  showValue
} from "./chunk-H4E72AQF.js";
import {
  assertExhaustive
} from "./chunk-D4UHDB6F.js";
import {
  asCode,
  asKey,
  asList,
  asPath,
  count,
  moment,
  plain,
  plural,
  say
} from "./chunk-I3YRI3NT.js";

// src/report/plan-title.ts
function planTitle(plan, sections) {
  if (refusals(plan).length > 0) {
    return { sign: "refused", message: refusedMessage(plan, sections) };
  }
  const { kind, headline } = verdictOf(plan);
  if (kind !== "changes") return { sign: kind, message: [inHeading(headline)] };
  const held = heldSentence(plan);
  const people = peopleText(plan);
  return { sign: "changes", message: [held === null ? people : `${people} \xB7 ${inHeading(held)}`] };
}

// src/html/message-html.ts
var MOST_COLUMNS = 600;
function messageHtml(message) {
  return html`${message.map(spanPart)}`;
}
function sentenceHtml(message) {
  return messageHtml(asSentence(message));
}
function spanPart(span) {
  if (typeof span === "string") return span;
  const text = cutTo(span.text, MOST_COLUMNS);
  switch (span.kind) {
    case "label":
      return label(text);
    case "value":
      return html`“${value(text)}”`;
    case "command":
      return html`<code class="command">${span.text}</code>`;
    case "line":
      return html`<code class="line">${span.text}</code>`;
    case "foreign":
      return html`: <bdi>${text}</bdi>`;
    default:
      return code(text);
  }
}

// src/html/page/plan.client.js
var plan_client_default = "/**\n * Sorts and filters the segments, and lists the people a page at a time: only what is looked at is in\n * the document, so a hundred thousand of them scroll like fifty. Text goes in as text, never as markup.\n */\n\nconst PER_PAGE = 50;\n/** Printed of what is found. */\nconst PRINTED = 1000;\n/** Segments that are named of one person. */\nconst NAMED = 20;\n\nconst byId = (id) => document.getElementById(id);\nconst count = (number) => String(number).replace(/\\B(?=(\\d{3})+$)/g, ',');\n\nfunction element(name, attributes, ...children) {\n  const made = document.createElement(name);\n  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);\n  made.append(...children);\n  return made;\n}\n\nfunction sortableSegments() {\n  const table = byId('segments');\n  if (table === null) return;\n  const [body] = table.tBodies;\n  const rows = [...body.rows];\n  const heads = [...table.tHead.rows[0].cells];\n  for (const [at, head] of heads.entries()) {\n    const button = element('button', { type: 'button' }, head.textContent);\n    head.replaceChildren(button);\n    button.addEventListener('click', () => sortBy(heads, at, rows, body));\n  }\n  filterSegments(rows);\n}\n\nfunction sortBy(heads, at, rows, body) {\n  const head = heads[at];\n  const first = at === 0 ? 'ascending' : 'descending';\n  const second = at === 0 ? 'descending' : 'ascending';\n  const order = head.getAttribute('aria-sort') === first ? second : first;\n  for (const other of heads) other.removeAttribute('aria-sort');\n  head.setAttribute('aria-sort', order);\n  const sign = order === 'ascending' ? 1 : -1;\n  const known = rows.map((row) => ({ row, key: sortKey(row.cells[at]) }));\n  known.sort((a, b) => sign * compare(a.key, b.key));\n  body.append(...known.map(({ row }) => row));\n}\n\nfunction sortKey(cell) {\n  return cell.dataset.sort === undefined ? cell.textContent : Number(cell.dataset.sort);\n}\n\nconst collator = new Intl.Collator('en', { numeric: true });\n\nfunction compare(a, b) {\n  return typeof a === 'number' ? a - b : collator.compare(a, b);\n}\n\nfunction filterSegments(rows) {\n  const field = byId('find-segment');\n  const names = rows.map((row) => row.cells[0].textContent.toLowerCase());\n  const show = () => {\n    const wanted = field.value.trim().toLowerCase();\n    let shown = 0;\n    for (const [at, row] of rows.entries()) {\n      row.hidden = !names[at].includes(wanted);\n      if (!row.hidden) shown += 1;\n    }\n    byId('segments-count').textContent =\n      wanted === '' ? '' : `${count(shown)} of ${count(rows.length)}`;\n  };\n  field.addEventListener('input', show);\n  document.querySelector('[data-for=\"segments\"]').hidden = rows.length < 5;\n}\n\nconst { naming, segments, people: text } = JSON.parse(byId('people').textContent);\n/** Lines, each taken apart when it is looked at. */\nconst people = text === '' ? [] : text.split('\\n');\nconst joins = (code) => code % 2 === 0;\n/** What is asked for, and what is found. */\nconst asked = { text: '', operation: 'all', segment: null };\nlet found = people;\nlet page = 0;\nlet lowered = null;\n\nfunction nameIn(line) {\n  return line.slice(0, line.indexOf('\\t'));\n}\n\nfunction codesIn(line) {\n  return line\n    .slice(line.indexOf('\\t') + 1)\n    .split(' ')\n    .map(Number);\n}\n\nfunction isAsked(line, at) {\n  if (asked.text !== '' && !lowered[at].includes(asked.text)) return false;\n  if (asked.segment === null && asked.operation === 'all') return true;\n  const codes = codesIn(line);\n  let joining = false;\n  let leaving = false;\n  let here = asked.segment === null;\n  for (const code of codes) {\n    if (asked.segment !== null && code >> 1 !== asked.segment) continue;\n    here = true;\n    if (joins(code)) joining = true;\n    else leaving = true;\n  }\n  if (!here) return false;\n  if (asked.operation === 'all') return true;\n  if (asked.operation === 'join') return joining;\n  return asked.operation === 'leave' ? leaving : moves(codes);\n}\n\nfunction moves(codes) {\n  return codes.some(joins) && !codes.every(joins);\n}\n\nfunction find() {\n  if (asked.text !== '') lowered ??= people.map((line) => nameIn(line).toLowerCase());\n  found = people.filter(isAsked);\n  page = 0;\n  showPage();\n}\n\nfunction showPage(from = page * PER_PAGE, to = from + PER_PAGE) {\n  const [body] = byId('people-table').tBodies;\n  body.replaceChildren(...found.slice(from, to).map(personRow));\n  byId('people-table').hidden = found.length === 0;\n  const what = naming === 'masked' ? 'changes' : 'people';\n  const last = Math.min(to, found.length);\n  const range = found.length > to - from ? `, ${count(from + 1)} to ${count(last)} shown` : '';\n  byId('people-count').textContent =\n    `${count(found.length)} of ${count(people.length)} ${what}${range}`;\n  const pages = Math.ceil(found.length / PER_PAGE);\n  byId('pager').hidden = pages < 2;\n  byId('page-now').textContent = `Page ${count(page + 1)} of ${count(pages)}`;\n  for (const button of byId('pager').querySelectorAll('button')) {\n    button.disabled = /first|back/.test(button.dataset.go) ? page === 0 : page >= pages - 1;\n  }\n}\n\nfunction personRow(line) {\n  const codes = codesIn(line);\n  return element(\n    'tr',\n    {},\n    element('th', { scope: 'row' }, element('bdi', {}, nameIn(line))),\n    segmentsCell(codes.filter(joins)),\n    segmentsCell(codes.filter((code) => !joins(code))),\n  );\n}\n\nfunction segmentsCell(codes) {\n  const cell = element('td', {});\n  for (const [at, code] of codes.slice(0, NAMED).entries()) {\n    if (at > 0) cell.append(', ');\n    cell.append(element('bdi', {}, segments[code >> 1]));\n  }\n  if (codes.length > NAMED) cell.append(` and ${count(codes.length - NAMED)} more`);\n  return cell;\n}\n\nfunction go(where) {\n  const last = Math.max(0, Math.ceil(found.length / PER_PAGE) - 1);\n  page = { first: 0, back: Math.max(0, page - 1), next: Math.min(last, page + 1), last }[where];\n  showPage();\n}\n\nfunction chooseSegment(segment, operation) {\n  asked.segment = segment;\n  asked.operation = operation;\n  byId('operation').value = operation;\n  byId('in-segment').hidden = segment === null;\n  byId('in-segment-name').textContent = segment === null ? '' : segments[segment];\n  find();\n}\n\n/** The figures of a segment lead to the people behind them. */\nfunction linkFigures() {\n  for (const row of document.querySelectorAll('#segments tr[data-segment]')) {\n    const segment = Number(row.dataset.segment);\n    for (const [at, operation, verb] of [\n      [1, 'join', 'joins'],\n      [2, 'leave', 'leaves'],\n    ]) {\n      const cell = row.cells[at];\n      if (cell.textContent === '') continue;\n      const told = `${cell.textContent}: show who ${verb} ${segments[segment]}`;\n      const button = element('button', { type: 'button', 'aria-label': told }, cell.textContent);\n      button.addEventListener('click', () => {\n        chooseSegment(segment, operation);\n        byId('people-title').focus();\n        byId('people-section').scrollIntoView();\n      });\n      cell.replaceChildren(button);\n    }\n  }\n}\n\nfunction startPeople() {\n  byId('people-tools').hidden = false;\n  byId('find-person').addEventListener('input', ({ target }) => {\n    asked.text = target.value.trim().toLowerCase();\n    find();\n  });\n  byId('operation').addEventListener('change', ({ target }) => {\n    asked.operation = target.value;\n    find();\n  });\n  byId('in-any').addEventListener('click', () => {\n    chooseSegment(null, asked.operation);\n    byId('find-person').focus();\n  });\n  byId('pager').addEventListener('click', ({ target }) => {\n    if (target.dataset.go !== undefined) go(target.dataset.go);\n  });\n  linkFigures();\n  linkJoining();\n  showPage();\n}\n\n/** What the verdict says to look at first. */\nfunction linkJoining() {\n  const link = document.querySelector('a[data-show]');\n  link?.addEventListener('click', () => chooseSegment(null, link.dataset.show));\n}\n\n/** On paper nothing can be unfolded or leafed through. */\nfunction printWhole() {\n  let opened = [];\n  addEventListener('beforeprint', () => {\n    opened = [...document.querySelectorAll('details:not([open])')];\n    for (const one of opened) one.open = true;\n    if (byId('people-table') !== null) showPage(0, PRINTED);\n  });\n  addEventListener('afterprint', () => {\n    for (const one of opened) one.open = false;\n    if (byId('people-table') !== null) showPage();\n  });\n}\n\nsortableSegments();\nif (byId('people-table') !== null) startPeople();\nprintWhole();\n";

// src/html/people.ts
var MOST_CHANGES = 2e5;
function peopleOf(plan, limit = MOST_CHANGES) {
  const naming = namingOf(plan);
  const most = mostOfEach(plan.segments, limit);
  const entries = [];
  const known = /* @__PURE__ */ new Map();
  let left = 0;
  for (const [code3, members] of plan.segments.flatMap(({ add, remove }) => [add, remove]).entries()) {
    left += Math.max(0, members.length - most);
    for (let at = 0; at < members.length && at < most; at += 1) {
      const name = nameAt(members, at);
      const codes = naming === "masked" ? void 0 : known.get(name);
      if (codes === void 0) {
        const own = [code3];
        known.set(name, own);
        entries.push({ name, codes: own });
      } else codes.push(code3);
    }
  }
  entries.sort((a, b) => a.name < b.name ? -1 : Number(a.name > b.name));
  return { entries, naming, left, most };
}
function nameAt(members, at) {
  const member = members[at];
  return member === void 0 ? "" : showValue(nameOf(member));
}
function namingOf({ redacted }) {
  if (redacted === void 0) return "clear";
  return redacted.key === null ? "masked" : "pseudonyms";
}
function mostOfEach(segments, limit) {
  const sizes = segments.flatMap(({ add, remove }) => [add.length, remove.length]);
  sizes.sort((a, b) => a - b);
  let room = limit;
  for (const [at, size] of sizes.entries()) {
    const share = Math.floor(room / (sizes.length - at));
    if (size > share) return share;
    room -= size;
  }
  return Number.POSITIVE_INFINITY;
}
function isJoining(code3) {
  return code3 % 2 === 0;
}
function segmentAt(code3) {
  return code3 >> 1;
}
var PER_PIECE = 2e3;
function* peoplePieces(plan, { entries, naming }) {
  const names = plan.segments.map((segment) => segmentText(segment));
  yield `{"naming":${dataJson(naming)},"segments":${dataJson(names)},"people":"`;
  for (let from = 0; from < entries.length; from += PER_PIECE) {
    const lines = entries.slice(from, from + PER_PIECE).map(lineOf);
    yield dataJson(`${from === 0 ? "" : "\n"}${lines.join("\n")}`).slice(1, -1);
  }
  yield '"}';
}
function lineOf({ name, codes }) {
  return `${name}	${codes.join(" ")}`;
}
function movesOf({ entries }) {
  const moves = /* @__PURE__ */ new Map();
  for (const { codes } of entries) {
    if (codes.every(isJoining) || !codes.some(isJoining)) continue;
    const sign = codes.join(" ");
    const known = moves.get(sign);
    if (known !== void 0) known.people += 1;
    else {
      const joins = codes.filter(isJoining).map(segmentAt);
      const leaves = codes.filter((code3) => !isJoining(code3)).map(segmentAt);
      moves.set(sign, { leaves, joins, people: 1 });
    }
  }
  return [...moves.values()].sort((a, b) => b.people - a.people);
}

// src/report/safety-words.ts
function safetyOf(plan, sections, options) {
  if (refusals(plan).length > 0 || isEmpty(plan)) return null;
  const first = excludeFirst(plan, sections);
  return {
    verdict: verdictOf2(plan, options),
    exclusions: exclusionsOf(plan, sections),
    first,
    isSafe: first === null && plan.waivers.length === 0 && !options.changesRules
  };
}
function verdictOf2(plan, { verb, changesRules }) {
  const { waivers, heldSegments = [] } = plan;
  if (waivers.length > 0)
    return say`A waiver allows what a guard would refuse. Look at it closely.`;
  if (changesRules) return say`No guard refuses this, by the rules as they are changed here.`;
  if (joiningOf(plan).open.length > 0) return say`Check for opt-outs before you ${verb}.`;
  const which = heldSegments.length === 0 ? say`no limit is exceeded` : say`of what is sent, nothing exceeds a limit`;
  return say`Safe to ${verb}, as far as the guards can tell: ${which}.`;
}
var NAMED = 3;
function joiningOf(plan) {
  const joining = plan.segments.filter(({ add }) => add.length > 0);
  const odd = new Set(
    plan.notices.flatMap(({ code: code3, segment }) => ODD.test(code3) ? [segment] : [])
  );
  const known = joining.filter(({ key }) => !odd.has(key));
  return {
    joining,
    excluding: known.filter((segment) => pathsOf(segment).length > 0),
    open: known.filter((segment) => pathsOf(segment).length === 0)
  };
}
function exclusionsOf(plan, sections) {
  const { joining, excluding, open } = joiningOf(plan);
  if (joining.length === 0) return say`Nobody joins a segment.`;
  return [
    ...open.length === 0 ? [] : unfiltered(open, excluding.length > 0, sections),
    ...excluded(excluding, excluding.length === joining.length, sections),
    ...letIn(plan.guards)
  ];
}
var ODD = /^(?:exclusion-|addresses-as-guids|own-list-not-excluded)/;
function pathsOf({ lists }) {
  const paths = lists.flatMap(
    ({ facts: { role, rows, path } }) => role === "exclusion" && rows > 0 ? [path] : []
  );
  return [...new Set(paths)].sort();
}
function excluded(segments, isAll, sections) {
  const [first] = segments;
  if (first === void 0) return [];
  const paths = pathsOf(first);
  const isSame = segments.every((one) => pathsOf(one).join("\n") === paths.join("\n"));
  if (!isSame || paths.length > NAMED) {
    return isAll ? say`Nobody joins a segment who is on a list that the segment excludes.` : say`${checked(segments, sections)}: nobody joins who is on a list that the segment excludes.`;
  }
  const lists = asList(paths.map(listNamed), "or");
  return isAll ? say`Nobody who is on ${lists} joins.` : say`${checked(segments, sections)}: nobody who is on ${lists} joins.`;
}
function listNamed(path) {
  const [, key] = /^segment:(.*)$/s.exec(path) ?? [];
  return key === void 0 ? say`${asPath(path)}` : say`the segment ${asKey(key)}`;
}
function unfiltered(open, isMore, sections) {
  const verb = open.length === 1 ? say`has` : say`have`;
  const after = isMore ? say` ` : [];
  const joining = largestFirst(open).map(
    (one) => say`${named([one], sections)} (+${one.add.length})`
  );
  return say`${fewOf(joining)} ${verb} no exclusion list, so nobody compared those who join with the opt-outs.${after}`;
}
function checked(segments, sections) {
  return say`${named(segments, sections)} ${segments.length === 1 ? say`is` : say`are`} checked`;
}
function named(segments, sections) {
  return fewOf(segments.map(({ key }) => segmentNamed(key, sections)));
}
function fewOf(names, last = "and") {
  const shown = names.slice(0, names.length === NAMED + 1 ? NAMED + 1 : NAMED);
  const more = names.length - shown.length;
  return asList(more === 0 ? shown : [...shown, say`${plural(more, "other segment")}`], last);
}
function letIn(guards) {
  const passing = guards.filter(({ verdict }) => verdict === "pass");
  const people = [...letInBySegment(passing).values()].reduce((sum, part) => sum + part, 0);
  if (people === 0) return [];
  return people === 1 ? say` Up to 1 person joins who was on an exclusion list before.` : say` Up to ${people} people join who were on an exclusion list before.`;
}
function excludeFirst(plan, sections) {
  const { open, excluding } = joiningOf(plan);
  if (open.length === 0) return null;
  const where = fewOf(
    largestFirst(open).map(({ key }) => segmentNamed(key, sections)),
    "or"
  );
  const [path, ...others] = new Set(excluding.flatMap(pathsOf));
  const isOne = path !== void 0 && others.length === 0;
  const list = isOne ? listNamed(path) : say`your list of opt-outs`;
  const isSingle = open.length === 1;
  const [does, files] = isSingle ? ["Does", "its file"] : ["Do", "their files"];
  return say`${does} ${where} get messages, now or later? If so, or if you do not know, stop here: ask whoever made this change to add ${list} under ${asCode("exclude_from:")} in ${files}. Then look at the new plan, not at this one.`;
}
function largestFirst(segments) {
  return [...segments].sort((a, b) => b.add.length - a.add.length);
}

// src/report/notices-markdown.ts
var MESSAGE_COLUMNS = 600;
var NAMED2 = 5;
function noticesMarkdown(plan, context) {
  const { shown, more } = sample(noticeGroups(plan), context.extent.rows);
  return [
    ...shown.map((notices) => `- ${noticeMarkdown(notices, context)}`),
    ...more === 0 ? [] : [`- ... and ${plural(more, "more notice")}`]
  ];
}
function noticeGroups({ notices }) {
  return [...groupBy(notices, signOf).values()];
}
function signOf({ code: code3, message, next }) {
  return JSON.stringify([code3, plain(message), next === null ? null : plain(next)]);
}
function noticeMarkdown(notices, { sections }) {
  const keys = notices.flatMap(({ segment }) => segment === null ? [] : [segment]);
  const { shown, more } = sample(keys, NAMED2);
  const names = shown.map((key) => boldName(key, sections));
  const where = listed(more === 0 ? names : [...names, plural(more, "other segment")]);
  const [{ message, next }] = notices;
  const text = messageMarkdown(keys.length === 0 ? asSentence(message) : message, MESSAGE_COLUMNS);
  const head = keys.length === 0 ? text : `${where}: ${text}.`;
  return next === null ? head : `${head} ${messageMarkdown(asSentence(next))}`;
}

// src/report/list-markdown.ts
var FILE_COLUMNS = 40;
var LISTS = 2;
function listTexts({ lists }, linkTo) {
  const { shown, more } = sample(changedFirst(lists.filter(isFile)), LISTS);
  const texts = shown.map((list) => listText(list, linkTo));
  return more === 0 ? texts : [...texts, plural(more, "more list")];
}
function listText(list, linkTo) {
  const { path, role } = list.facts;
  const file = path.slice(path.lastIndexOf("/") + 1);
  const words = changeWords(list);
  const change = words === null ? "" : ` (${words})`;
  return `${SOURCE_WORDS[role]} ${linkedFile(cutPath(file, FILE_COLUMNS), path, linkTo)}${change}`;
}
function isFile({ facts }) {
  return facts.sha256 !== "";
}
function changedFirst(lists) {
  const isChanged = (list) => list.before !== null && !isUnchanged(list);
  return [...lists.filter(isChanged), ...lists.filter((list) => !isChanged(list))];
}
function isUnchanged({ facts, before }) {
  return facts.sha256 === before?.sha256 && facts.rows === before.rows;
}
function changeWords(list) {
  const { facts, before, since } = list;
  if (before === null) return null;
  if (isUnchanged(list)) return "unchanged";
  const { added, removed } = since ?? netOf(facts.rows - before.rows);
  const parts = [
    ...added === 0 ? [] : [`+${count(added)}`],
    ...removed === 0 ? [] : [`\u2212${count(removed)}`]
  ];
  if (parts.length === 0) return "**changed**";
  return `**${parts.join(" ")} ${added + removed === 1 ? "row" : "rows"}**`;
}
function netOf(rows) {
  return { added: Math.max(0, rows), removed: Math.max(0, -rows) };
}

// src/report/table-markdown.ts
var ROWS = 10;
function tableMarkdown(plan, context, { besides = NOTHING, now = null } = {}) {
  const { sections, extent } = context;
  const noted = byRisk(plan, sections.noted);
  const hasBesides = besides.add + besides.remove > 0;
  if (noted.length === 0 && !hasBesides) return [];
  const { shown, more } = sample(noted, Math.min(ROWS, extent.rows));
  const rest = noted.slice(shown.length);
  return [
    ...isCut(now) ? ["| Segment | Done | To do | Members now |", "| :-- | --: | --: | :-- |"] : [
      `| Segment | ${refusals(plan).length > 0 ? "Would change" : "Change"} | Members |`,
      "| :-- | --: | :-- |"
    ],
    ...shown.map((segment) => rowOf(segment, context, now)),
    ...more === 0 ? [] : [sumRow(`*${count(more)} more${noneAbove(rest)}*`, rest, now)],
    ...noted.length < 2 ? [] : [sumRow(allLabel(plan, noted, now), noted, now)],
    ...hasBesides ? [`| *Pending besides* | ${changeText(besides.add, besides.remove)} | |`] : []
  ];
}
var NOTHING = { add: 0, remove: 0 };
function allLabel(plan, noted, now) {
  const label2 = `**${allSegments(noted.length)}**`;
  const people = isCut(now) ? null : overlapText(plan, now === null ? "plan" : "result");
  return people === null ? label2 : `${label2}<br><sub>${people}</sub>`;
}
function isCut(now) {
  return now !== null && !now.isAll;
}
function rowOf(segment, { sections, about }, now) {
  const { key } = segment;
  const lists = now === null ? listTexts(segment, about.linkTo) : [];
  const cells = [
    `${sections.creates.has(key) ? "\u{1F195} " : ""}${boldName(key, sections)}${smallLine(segment, sections, lists)}`,
    ...changeCells([segment], now),
    now === null ? membersText(segment) : nowText(segment, now)
  ];
  return `| ${cells.map(markdownCell).join(" | ")} |`;
}
function changeCells(segments, now) {
  const { add, remove } = sumOf(segments);
  if (!isCut(now)) return [changeText(add, remove)];
  const known = segments.map(({ key }) => now.done.get(key));
  if (known.includes(void 0)) return [UNKNOWN, UNKNOWN];
  const sum = (figure) => known.reduce((total, one) => total + (one?.[figure] ?? 0), 0);
  const [added, removed] = [sum("added"), sum("removed")];
  return [changeText(added, removed), changeText(add - added, remove - removed)];
}
var UNKNOWN = "?";
function smallLine({ key, owner = [] }, { names }, lists) {
  const parts = [
    ...names.has(key) ? [keyMarkdown(key)] : [],
    ...lists,
    // In code, where anything could be a mention: whoever owns a segment is not called for every plan.
    ...owner.length === 0 ? [] : [`owner ${listed([...ownersShown(owner, markdownLabel)])}`]
  ];
  return parts.length === 0 ? "" : `<br><sub>${parts.join(" \xB7 ")}</sub>`;
}
function changeText(add, remove) {
  const parts = [
    ...add === 0 ? [] : [`**+${count(add)}**`],
    ...remove === 0 ? [] : [`**\u2212${count(remove)}**`]
  ];
  return parts.join(" ");
}
function membersText(segment) {
  const { before, after, add, remove, settling } = segment;
  const small = [
    ...before === 0 ? [] : shares(before, add.length, remove.length),
    ...unconfirmed(segment) > 0 ? [`${count(unconfirmed(segment))} unconfirmed`] : [],
    ...settling > 0 ? [`${count(settling)} settling`] : []
  ];
  const sizes = before === after ? `**${count(after)}**` : `${count(before)} \u2192 **${count(after)}**`;
  return small.length === 0 ? sizes : `${sizes}<br><sub>${small.join(" \xB7 ")}</sub>`;
}
function nowText({ key, before, after }, { sizes, done, isAll }) {
  if (!done.has(key)) return UNKNOWN;
  const now = sizes.get(key) ?? before;
  if (now !== after) return `\u{1F7E0} **${count(now)}**, ${count(after)} when done`;
  return `\u2705 ${isAll && now !== before ? `${count(before)} \u2192 ` : ""}**${count(now)}**`;
}
function shares(before, add, remove) {
  const parts = [
    ...add === 0 ? [] : [`+${percent(add / before)}`],
    ...remove === 0 ? [] : [`\u2212${percent(remove / before)}`]
  ];
  return parts.length === 0 ? [] : [parts.join(" ")];
}
function percent(share) {
  if (share < 1e-3) return "0.1%";
  return `${share < 0.1 ? (share * 100).toFixed(1) : count(Math.round(share * 100))}%`;
}
function sumRow(label2, segments, now) {
  const { before, after } = sumOf(segments, now?.sizes);
  const goal = sumOf(segments).after;
  const sizes = isCut(now) ? `**${count(after)}**${goal === after ? "" : `, ${count(goal)} when done`}` : `${count(before)} \u2192 **${count(after)}**`;
  const sums = `${sizes}<br><sub>memberships</sub>`;
  const isKnown = now === null || segments.every(({ key }) => now.done.has(key));
  return `| ${[label2, ...changeCells(segments, now), isKnown ? sums : UNKNOWN].join(" | ")} |`;
}
function noneAbove(segments) {
  const largest = largestOf(segments);
  if (largest === null) return "";
  const parts = [
    ...largest.add === 0 ? [] : [`+${count(largest.add)}`],
    ...largest.remove === 0 ? [] : [`\u2212${count(largest.remove)}`]
  ];
  return `, none above ${parts.join(" or ")}`;
}

// src/html/plan-segments.ts
var MOST_ROWS = 2e3;
function* segmentsSection(plan, sections) {
  const noted = byRisk(plan, sections.noted);
  const at = new Map(plan.segments.map((segment, index) => [segment, index]));
  yield html`<section aria-labelledby="segments-title">
<h2 id="segments-title">Segments</h2>
`;
  if (noted.length > 0) {
    const { shown, more } = sample(noted, MOST_ROWS);
    yield html`<p class="field" data-for="segments" hidden><label for="find-segment">Filter</label>
<input id="find-segment" type="search" autocomplete="off" spellcheck="false">
<output id="segments-count" for="find-segment"></output></p>
<div class="scroll" tabindex="0" role="group" aria-labelledby="segments-title"><table id="segments">
<thead><tr><th scope="col">Segment</th><th scope="col" class="number">Join</th><th scope="col" class="number">Leave</th><th scope="col" class="number">Members</th></tr></thead>
<tbody>
`;
    for (const segment of shown) yield rowOf2(segment, at.get(segment) ?? 0, sections);
    yield html`</tbody>
${noted.length < 2 ? null : totalRow(noted, plan)}</table></div>
`;
    if (more > 0) {
      yield html`<p>${plural(more, "more segment changes", "more segments change")}, each less than these.</p>`;
    }
  }
  yield unchangedHtml(sections);
  yield html`</section>\n`;
}
function rowOf2(segment, at, sections) {
  const { key, before, after, add, remove, settling, retired, adopt } = segment;
  const tags = [...sections.creates.has(key) ? ["new"] : [], ...retired ? ["retired"] : []].map(
    (text) => html` <span class="tag">${text}</span>`
  );
  const notes = [
    ...before === 0 ? [] : shares(before, add.length, remove.length),
    ...unconfirmed(segment) > 0 ? [`${count(unconfirmed(segment))} unconfirmed`] : [],
    ...settling > 0 ? [`${count(settling)} settling`] : [],
    ...adopt.length > 0 ? [`${count(adopt.length)} recorded, not sent`] : [],
    ...segment.split === void 0 ? [] : [`split: leaves out ${count(segment.split.leftOut)}`],
    ...segment.respelled ? [`${count(segment.respelled)} only change their spelling`] : []
  ];
  const small = notes.length === 0 ? null : html`<br><small>${joined(notes, " \xB7 ")}</small>`;
  return html`<tr data-segment="${at}"><th scope="row">${segmentTitle(key, sections)}${tags}${peopleHtml(segment)}</th>
<td class="number" data-sort="${add.length}">${signed("+", add.length)}</td>
<td class="number" data-sort="${remove.length}">${signed("\u2212", remove.length)}</td>
<td class="number" data-sort="${after}">${sizesText(before, after)}${small}</td></tr>
`;
}
function peopleHtml({ owner = [], description }) {
  const parts = [
    ...owner.length === 0 ? [] : [html`owner ${ownerText(owner)}`],
    ...description === void 0 ? [] : [html`${label(description)}`]
  ];
  return parts.length === 0 ? null : html`<br><small>${joined(parts, " \xB7 ")}</small>`;
}
function totalRow(segments, plan) {
  const { add, remove, before, after } = sumOf(segments);
  const people = overlapText(plan);
  const small = people === null ? null : html`<br><small>${people}</small>`;
  return html`<tfoot><tr><th scope="row">${allSegments(segments.length)}${small}</th>
<td class="number">${signed("+", add)}</td><td class="number">${signed("\u2212", remove)}</td><td class="number">${sizesText(before, after)}</td></tr></tfoot>
`;
}
function signed(sign, number) {
  return number === 0 ? "" : `${sign}${count(number)}`;
}
function sizesText(before, after) {
  if (before === after) return html`<b>${count(after)}</b>`;
  return html`${count(before)} → <b>${count(after)}</b>`;
}
function unchangedHtml({ unchanged, names }) {
  if (unchanged.length === 0) return html``;
  const { shown, more } = sample(unchanged, MOST_ROWS);
  const all = shown.map(({ key }) => segmentName(key, { names }));
  const listed2 = more === 0 ? all : [...all, plural(more, "more segment")];
  return html`<details><summary>Unchanged: ${plural(unchanged.length, "segment")}</summary><p>${inWords(listed2)}</p></details>
`;
}
function hasChanges({ segments }) {
  return segments.some((segment) => changesOf(segment) > 0);
}

// src/html/plan-notices.ts
var MOST_NAMED = 10;
function* noticesSection(plan, sections) {
  const groups = noticeGroups(plan);
  if (groups.length === 0) return;
  const { shown, more } = sample(groups, MOST_ROWS);
  yield html`<section aria-labelledby="notices-title">
<h2 id="notices-title">${groups.length === 1 ? "Notice" : "Notices"}</h2>
<ul>
`;
  for (const group of shown) yield html`<li>${noticeHtml(group, sections)}</li>\n`;
  if (more > 0) yield html`<li>${plural(more, "more notice")}</li>\n`;
  yield html`</ul></section>\n`;
}
function noticeHtml(notices, sections) {
  const [{ message, next }] = notices;
  const keys = notices.flatMap(({ segment }) => segment === null ? [] : [segment]);
  const then = next === null ? null : html` ${sentenceHtml(next)}`;
  if (keys.length === 0) return html`${sentenceHtml(message)}${then}`;
  return html`<b>${namesHtml(keys, sections)}</b>: ${messageHtml(message)}.${then}`;
}
function namesHtml(keys, sections) {
  const { shown, more } = sample(keys, MOST_NAMED);
  const names = shown.map((key) => segmentName(key, sections));
  return inWords(more === 0 ? names : [...names, plural(more, "other segment")]);
}

// src/html/plan-approval.ts
function approvalOf(plan, sections, compared) {
  const verb = compared === null ? "apply" : "merge";
  const changesRules = (compared?.rules ?? []).length > 0;
  const safety = safetyOf(plan, sections, { verb, changesRules });
  if (safety === null) return null;
  const { verdict, exclusions, isSafe } = safety;
  const tone = isSafe ? "good" : "warm";
  const steps = [
    ...looksOf(plan, safety, changesRules),
    ...plan.creates.length === 0 ? [] : [createdText(plan, sections)],
    sendsHtml(verb, safety.first === null ? null : "Only then")
  ];
  const head = html`<p class="verdict" data-tone="${tone}"><strong>${messageHtml(verdict)}</strong> ${messageHtml(exclusions)}</p>
<ol class="steps-to-do" aria-label="What to do">${steps.map((step) => html`<li>${step}</li>`)}</ol>
`;
  return { tone, head };
}
function looksOf({ waivers }, { first }, changesRules) {
  return [
    ...changesRules ? [html`<a href="#own-title">See which rules change</a>.`] : [],
    ...waivers.length > 0 ? [html`<a href="#guards-title">See what the waiver allows</a>.`] : [],
    ...first === null ? [] : [
      messageHtml(first),
      html`<a href="#people-title" data-show="join">See who joins</a>: are they the right people?`
    ]
  ];
}
function sendsHtml(verb, when) {
  return verb === "merge" ? html`${when === null ? "Merge" : `${when} merge`} the pull request. Merging sends this to CleverTap.` : html`${when === null ? "Run" : `${when} run`} ${code("segops apply")}. It shows the plan, and asks whoever runs it before it sends.`;
}
function createdText(plan, sections) {
  const { length } = plan.creates;
  const names = namesHtml(
    plan.creates.map(({ key }) => key),
    sections
  );
  return html`Check the ${length === 1 ? "name" : "names"} of what is new: ${names}. <strong>Cannot be undone:</strong> ${createdSentence(plan)}`;
}
function createdHtml(plan, sections) {
  if (plan.creates.length === 0) return null;
  return html`<p class="verdict">${createdText(plan, sections)}</p>\n`;
}

// src/html/plan-guards.ts
function* guardsSection(plan, sections) {
  const { guards, within = [] } = plan;
  if (guards.length + within.length === 0) return;
  const sorted = [...guards, ...within].sort((a, b) => rankOf(b) - rankOf(a));
  const { shown, more } = sample(sorted, MOST_ROWS);
  yield html`<section aria-labelledby="guards-title">
<h2 id="guards-title">Guards</h2>
<div class="scroll" tabindex="0" role="group" aria-labelledby="guards-title"><table>
<thead><tr><th scope="col">Guard</th><th scope="col">Verdict, and how much of its limit is used</th></tr></thead>
<tbody>
`;
  for (const guard of shown) yield rowOf3(guard, sections);
  yield html`</tbody></table></div>
${more === 0 ? null : html`<p>${plural(more, "more verdict")}.</p>`}
</section>
`;
}
function rankOf({ verdict, measured }) {
  const used = measured === void 0 ? 0 : Math.min(usedOf(measured), Number.MAX_SAFE_INTEGER);
  return verdict === "refuse" ? Number.MAX_SAFE_INTEGER + used : used;
}
function rowOf3(guard, sections) {
  const { segment, verdict, message, measured } = guard;
  const where = segment === null ? html`All segments` : segmentName(segment, sections);
  const tag = verdict === "refuse" ? html`<span class="tag" data-tone="bad">refuses</span>` : html`<span class="tag" data-tone="good">passes</span>`;
  const used = measured === void 0 ? null : usedHtml(measured);
  return html`<tr><th scope="row">${where}<br><small><code>${guard.guard}</code></small></th>
<td>${tag} ${sentenceHtml(message)}${used}</td></tr>
`;
}
function usedHtml(measured) {
  const used = usedOf(measured);
  const { part, whole, limit } = measured;
  const of = whole === null ? "" : ` of ${count(whole)}`;
  const percent2 = Number.isFinite(used) ? `${count(Math.round(used * 100))}%` : "over";
  const width = Math.max(part === 0 ? 0 : 1, Math.min(100, Math.round(used * 100)));
  return html`<br><b>${percent2}</b> <small>of the limit: ${count(part)}${of}, limit ${formatLimit(limit)}</small>
<svg class="bar" viewBox="0 0 100 6" preserveAspectRatio="none" aria-hidden="true" data-tone="${used > 1 ? "bad" : used > 0.8 ? "warm" : "good"}"><rect class="whole" width="100" height="6"/><rect class="used" width="${width}" height="6"/></svg>`;
}

// src/html/plan-later.ts
function* laterSection(plan, sections) {
  const rows = laterRows(plan);
  if (rows.length === 0) return;
  const { shown, more } = sample(rows, MOST_ROWS);
  yield html`<section aria-labelledby="later-title">
<h2 id="later-title">Later</h2>
<p>What dates in the YAML change by themselves within 30 days, if nobody edits them. An apply of this plan announces it: on its day it counts against no limit of removals.</p>
<ul>
`;
  for (const { day, segment, change } of shown) {
    yield html`<li>${day}: ${change} <b>${segmentTitle(segment, sections)}</b></li>\n`;
  }
  if (more > 0) yield html`<li>${plural(more, "more change")}</li>\n`;
  yield html`</ul></section>\n`;
}

// src/html/plan-lists.ts
function* listsSection(plan, sections, about) {
  const used = plan.segments.flatMap(
    ({ key, lists }) => lists.map((list) => ({ list, segment: key }))
  );
  if (used.length === 0) return;
  const groups = [...groupBy(used, signOf2).values()];
  groups.sort((a, b) => changed(b[0].list) - changed(a[0].list));
  const { shown, more } = sample(groups, MOST_ROWS);
  yield html`<section aria-labelledby="lists-title">
<h2 id="lists-title">Lists</h2>
<div class="scroll" tabindex="0" role="group" aria-labelledby="lists-title"><table>
<thead><tr><th scope="col">List, and the segments that use it</th><th scope="col">Rows</th></tr></thead>
<tbody>
`;
  for (const group of shown) yield rowOf4(group, sections, about);
  yield html`</tbody></table></div>
${more === 0 ? null : html`<p>${plural(more, "more list")}.</p>`}
</section>
`;
}
function signOf2({ list: { facts, before, since } }) {
  return JSON.stringify([facts.role, facts.path, facts.through, facts.rows, before?.rows, since]);
}
function changed({ facts, before, since }) {
  if (since !== null) return since.added + since.removed;
  return before === null ? 0 : Math.abs(facts.rows - before.rows);
}
var PATH_COLUMNS = 120;
var MOST_NAMED2 = 10;
function rowOf4(group, sections, { linkTo }) {
  const [{ list }] = group;
  const { path, role } = list.facts;
  const file = link(addressOf(path, linkTo), code(cutPath(path, PATH_COLUMNS)));
  const { shown, more } = sample(group, MOST_NAMED2);
  const names = shown.map((one) => usedBy(one, sections));
  const { through } = list.facts;
  const whose = through === void 0 ? null : html` of ${segmentName(through, sections)}`;
  const tag = TAGS[role] && html` <span class="tag">${TAGS[role]}</span>`;
  const segments = inWords(more === 0 ? names : [...names, plural(more, "more segment")]);
  return html`<tr><th scope="row">${file}${whose}${tag}<br><small>${segments}</small></th><td>${rowsSince(list)}</td></tr>
`;
}
var TAGS = { members: null, intersection: "must be in", exclusion: "keeps out" };
function usedBy({ list: { facts, ignoringCase }, segment }, sections) {
  const name = segmentName(segment, sections);
  const { heldBack } = facts;
  if (heldBack === void 0) return name;
  const folded = ignoringCase === 0 ? "" : `, ${count(ignoringCase)} by ignoring case`;
  const whom = heldBack === 0 ? "nobody" : count(heldBack);
  return html`${name} (holds back ${whom}${folded})`;
}

// src/html/plan-people.ts
function peopleSection(plan, people) {
  if (!hasChanges(plan)) return html``;
  return html`<section aria-labelledby="people-title" id="people-section">
<h2 id="people-title" tabindex="-1">People</h2>
${[...namingText(people), ...leftText(people)].map((text) => html`<p>${text}</p>\n`)}
<noscript><p>This list needs JavaScript. The rest of the page does not.</p></noscript>
<div id="people-tools" class="tools" hidden>
<p class="field"${people.naming === "masked" ? html` hidden` : null}><label for="find-person">Find a person</label>
<input id="find-person" type="search" autocomplete="off" spellcheck="false" autocapitalize="off"></p>
<p class="field"><label for="operation">Who</label>
<select id="operation"><option value="all">everyone</option><option value="join">who joins</option><option value="leave">who leaves</option>${people.naming === "masked" ? null : html`<option value="move">who moves between segments</option>`}</select></p>
<p class="field" id="in-segment" hidden><span>In <bdi id="in-segment-name"></bdi></span> <button type="button" id="in-any">All segments</button></p>
<p><output id="people-count" for="find-person operation"></output></p>
</div>
<div class="scroll" tabindex="0" role="group" aria-labelledby="people-title"><table id="people-table" hidden>
<thead><tr><th scope="col">Person</th><th scope="col">Joins</th><th scope="col">Leaves</th></tr></thead>
<tbody></tbody></table></div>
<nav id="pager" aria-label="Pages of people" hidden>
<button type="button" data-go="first">First</button> <button type="button" data-go="back">Back</button>
<span id="page-now"></span>
<button type="button" data-go="next">Next</button> <button type="button" data-go="last">Last</button>
</nav>
</section>
`;
}
function namingText({ naming }) {
  switch (naming) {
    case "clear":
      return [];
    case "pseudonyms":
      return [
        "Members are shown by pseudonyms. The page does not contain their names, so only pseudonyms can be found here."
      ];
    case "masked":
      return [
        "Members are masked. Several people may have the same mask, so each change is listed by itself, and nobody can be looked for."
      ];
  }
}
function leftText({ left, most }) {
  if (left === 0) return [];
  return [
    html`<strong>${plural(left, "change is", "changes are")} not on this page.</strong> Of each segment it lists the first ${count(most)} people who join and the first ${count(most)} who leave. Who is not found here may still be in the plan: ${html`<code class="command">segops plan --full</code>`} lists everyone.`
  ];
}
var MOST_MOVES = 100;
function* movesSection(plan, people) {
  if (people.naming === "masked") return;
  const moves = movesOf(people);
  if (moves.length === 0) return;
  const { shown, more } = sample(moves, MOST_MOVES);
  const total = moves.reduce((sum, { people: number }) => sum + number, 0);
  yield html`<section aria-labelledby="moves-title">
<h2 id="moves-title">Moves between segments</h2>
<p>${plural(total, "person leaves", "people leave")} one segment or more, and ${total === 1 ? "joins" : "join"} another.${people.left === 0 ? null : " Only people on this page are counted."}</p>
<div class="scroll" tabindex="0" role="group" aria-labelledby="moves-title"><table>
<thead><tr><th scope="col">Leave</th><th scope="col">Join</th><th scope="col" class="number">People</th></tr></thead>
<tbody>
`;
  for (const move of shown) yield moveRow(move, plan);
  yield html`</tbody></table></div>
${more === 0 ? null : html`<p>${plural(more, "more combination")} of segments, each of fewer people.</p>`}
</section>
`;
}
var MOST_NAMED3 = 10;
function moveRow({ leaves, joins, people }, plan) {
  return html`<tr><td>${segmentsAt(leaves, plan)}</td><td>${segmentsAt(joins, plan)}</td><td class="number">${count(people)}</td></tr>
`;
}
function segmentsAt(positions, { segments }) {
  const { shown, more } = sample(positions, MOST_NAMED3);
  const names = shown.flatMap((at) => {
    const segment = segments[at];
    return segment === void 0 ? [] : [value(segmentText(segment))];
  });
  return inWords(more === 0 ? names : [...names, plural(more, "more segment")]);
}

// src/report/rule-parts.ts
function rulePartsOf(rule) {
  switch (rule.kind) {
    case "limit":
      return [
        code2(`guard.${rule.name}`),
        ` ${limitText(rule.from)} \u2192 `,
        strong(limitText(rule.to))
      ];
    case "waiver": {
      const names = rule.allows.flatMap((name, at) => [...separator(at, rule.allows), code2(name)]);
      return ["a ", strong("waiver"), " of ", ...names, ` until ${moment(rule.until)}`];
    }
    case "waiver-ends":
      return ["the waiver is removed"];
    case "excludes-no-more":
      return [strong("no longer excludes"), " ", code2(rule.path)];
    case "intersects":
      return rule.isSet ? ["keeps only members of ", code2(rule.path)] : [strong("no longer keeps only"), " members of ", code2(rule.path)];
    case "assert":
      return [code2(`assert: ${rule.name}`), ...assertParts(rule)];
    case "setting":
      return [code2(rule.name), rule.isSet ? " changes" : " is removed"];
    default:
      return assertExhaustive(rule);
  }
}
function assertParts({ from, to }) {
  if (to === null) return [" ", strong("is removed")];
  if (from === null) return [" is added"];
  const severity = from.severity === to.severity ? [] : [to.severity === "warn" ? strong("only warns") : "refuses"];
  const allow = from.allow === to.allow ? [] : [`allows ${count(from.allow)} \u2192 `, strong(`${count(to.allow)} violations`)];
  const isSame = JSON.stringify(from.rule) === JSON.stringify(to.rule);
  const asks = isSame ? [] : [strong("asks for something else")];
  const parts = [severity, allow, asks].filter((part) => part.length > 0);
  if (parts.length === 0) return [" has another message"];
  return [" ", ...parts.flatMap((part, at) => at === 0 ? part : [", ", ...part])];
}
function undeclaredPartsOf({ members }) {
  const stay = plural(members, "member stays as it is", "members stay as they are");
  return [
    `has no manifest any more. Its ${stay}. Restore its manifest, or first end it with `,
    code2("retire: keep"),
    " or ",
    code2("retire: empty"),
    "."
  ];
}
function limitText(value2) {
  return value2 === null ? "not set" : formatLimit(value2);
}
function separator(at, { length }) {
  if (at === 0) return [];
  return [at === length - 1 ? " and " : ", "];
}
function strong(text) {
  return { kind: "strong", text };
}
function code2(text) {
  return { kind: "code", text };
}

// src/html/plan-pull-request.ts
function* pullRequestSection(compared, sections) {
  if (compared === null) return;
  const { own, pending, rules, undeclared } = compared;
  const { shown, more } = sample(rules, MOST_ROWS);
  yield html`<section aria-labelledby="own-title">
<h2 id="own-title">This pull request</h2>
<p>By itself: ${peopleText(own) || "no membership changes"}. Pending without it: ${peopleText(pending) || "nothing"}. One apply sends both, and this page shows both.</p>
${rules.length === 0 ? null : html`<h3>Rules changed</h3>
<ul>${shown.map((rule) => html`<li>${ruleHtml(rule, sections)}</li>`)}${more === 0 ? null : html`<li>${plural(more, "more rule")}</li>`}</ul>`}
${undeclared.length === 0 ? null : html`<ul>${undeclared.map((one) => html`<li>${segmentTitle(one.key, sections)} ${undeclaredPartsOf(one).map(partHtml)}</li>`)}</ul>`}
</section>
`;
}
function ruleHtml(rule, sections) {
  const where = rule.segment === null ? null : html`<b>${segmentTitle(rule.segment, sections)}</b>: `;
  return [where, ...rulePartsOf(rule).map(partHtml)];
}
var NAME_COLUMNS = 120;
function partHtml(part) {
  if (typeof part === "string") return part;
  return part.kind === "strong" ? html`<strong>${part.text}</strong>` : code(cutPath(part.text, NAME_COLUMNS));
}

// src/report/loss.ts
function lostText({ lost }) {
  return `lost ${count(lost.part)} of its ${plural(lost.whole ?? 0, "row")}`;
}
function joiningText({ measured }) {
  return `${plural(measured.part, "person who was", "people who were")} on it would join`;
}
function figuresText({ part, whole, limit }, of = "") {
  const share = whole === null || whole === 0 ? "" : `${percentText(part / whole).join("")}${of}; `;
  return `${share}the limit is ${formatLimit(limit)}`;
}
var OF_HELD_BACK = " of those it held back";
function othersOf({ others }, cause, plan) {
  const silent = lettingInNobody(cause, plan);
  const joined2 = new Set(plan.segments.flatMap(({ key, add }) => add.length > 0 ? [key] : []));
  const still = silent.filter((key) => !joined2.has(key));
  const filtered = silent.filter((key) => joined2.has(key));
  const rest = others.filter((key) => !silent.includes(key));
  const one = ({ length }) => length === 1;
  const also = (keys) => one(keys) ? "uses the same list" : "use the same list";
  const groups = [
    [still, `${also(still)}; nobody would join ${one(still) ? "it" : "them"}`],
    [filtered, `${also(filtered)}, and ${nobodyText(filtered.length, cause)}`],
    [rest, also(rest)]
  ];
  return groups.filter(([keys]) => keys.length > 0);
}
function lossOf({ guards, lists }) {
  const [path, ...more] = lists;
  const lost = guards.filter(({ guard }) => guard === "max_exclusion_rows_lost");
  const [first] = lost;
  if (path === void 0 || more.length > 0 || first?.measured === void 0) return null;
  const letIn2 = guards.filter(isLetIn);
  const isAll = lost.length + letIn2.length === guards.length;
  if (!isAll || letIn2.length === 0 || saidOf({ guards: [first, ...lost] }).length > 1) return null;
  const named2 = new Set(letIn2.map(({ segment }) => segment));
  const others = segmentsOf(lost).filter((key) => !named2.has(key));
  return { path, lost: first.measured, letIn: letIn2, others };
}
function isLetIn(one) {
  return one.guard === "max_exclusion_shrink" && one.measured !== void 0 && one.segment !== null;
}

// src/html/plan-refused.ts
var MOST_CAUSES = 100;
var MOST_SAID = 20;
function* refusedSection(plan, sections, about) {
  const refused = refusals(plan);
  if (refused.length === 0) return;
  yield html`<section aria-labelledby="refused-title">
<h2 id="refused-title">What is refused</h2>
`;
  yield* boxes(refused, plan, sections, about);
  yield html`</section>\n`;
}
function* heldSection(plan, sections, about) {
  const { heldSegments = [] } = plan;
  if (heldSegments.length === 0) return;
  const { shown, more } = sample(heldSegments, MOST_CAUSES);
  yield html`<section aria-labelledby="held-title">
<h2 id="held-title">Held</h2>
<p>${heldSentence(plan)} This plan sends nothing to them.</p>
<ul>
${shown.map((held) => heldItem(held, sections))}${more === 0 ? null : html`<li>${plural(more, "more segment")}</li>`}
</ul>
`;
  yield* boxes(heldGuards(plan), plan, sections, about);
  yield html`</section>\n`;
}
function heldItem({ key, guards, problems, excludes, builtFrom, reads, owner = [] }, sections) {
  const names = [...new Set(guards.map(({ guard }) => guard))].map(
    (name) => html` <code>${name}</code>`
  );
  const other = reads === void 0 ? names : html` It reads ${code(reads.path)}, for which ${segmentTitle(reads.key, sections)} is held.`;
  const built = builtFrom === void 0 ? other : html` It is built from ${segmentTitle(builtFrom, sections)}.`;
  const why = excludes === null ? built : html` It excludes ${segmentTitle(excludes, sections)}.`;
  const errors = problems.filter(({ severity }) => severity === "error");
  return html`<li>${segmentTitle(key, sections)}:${why}${errors.map(({ message }) => html` ${sentenceHtml(message)}`)}${owner.length === 0 ? null : html` Owner ${ownerText(owner)}.`}</li>
`;
}
function* boxes(guards, plan, sections, about) {
  const causes = causesOf(guards);
  const { shown, more } = sample(causes, MOST_CAUSES);
  for (const [at, cause] of shown.entries()) {
    yield causeBox(cause, causeHead(at + 1, causes.length), plan, sections, about);
  }
  if (more > 0) yield html`<p>${plural(more, "more cause")}.</p>`;
  const permits = byPermit(guards).flatMap(({ allow }) => allow === null ? [] : [allow]);
  if (permits.length > 0) yield permitsHtml(permits);
}
function causeBox(cause, which, plan, sections, about) {
  const loss = lossOf(cause);
  const said = loss === null ? saidItems(cause, plan, sections) : lossItems(loss, cause, plan, sections);
  return html`<div class="box" data-tone="bad"><h3>${which === "" ? null : `${which}: `}${sentenceHtml(harmOf(cause, sections))}</h3>
<ul>${said.map((item) => html`<li>${item}</li>`)}</ul>
${repairHtml(cause, about)}</div>
`;
}
function saidItems(cause, plan, sections) {
  const { shown, more } = sample(saidOf(cause), MOST_SAID);
  const nobody = lettingInNobody(cause, plan);
  return [
    ...shown.map((same) => saidHtml(same, sections)),
    ...more === 0 ? [] : [html`${plural(more, "more refusal")}`],
    ...nobody.length === 0 ? [] : [html`<b>${namesHtml(nobody, sections)}</b> ${nobodyText(nobody.length, cause)}.`]
  ];
}
function lossItems(loss, cause, plan, sections) {
  const { shown, more } = sample(loss.letIn, MOST_SAID);
  return [
    html`<b>${code(loss.path)} ${lostText(loss)}</b> (${figuresText(loss.lost)}).`,
    ...shown.map(
      (one) => html`${joiningText(one)} <b>${namesHtml([one.segment], sections)}</b> (${figuresText(one.measured, OF_HELD_BACK)}).`
    ),
    ...more === 0 ? [] : [html`${plural(more, "more segment")}`],
    ...othersOf(loss, cause, plan).map(
      ([keys, text]) => html`<b>${namesHtml(keys, sections)}</b> ${text}.`
    )
  ];
}
function saidHtml(guards, sections) {
  const [{ guard, message }] = guards;
  const keys = segmentsOf(guards);
  const where = keys.length === 0 ? "All segments" : namesHtml(keys, sections);
  return html`<b>${where}</b>: ${sentenceHtml(message)} <small><code>${guard}</code></small>`;
}
function repairHtml(cause, { restorable }) {
  const repair = repairOf(cause, restorable);
  if (repair === null) return null;
  const command = repair.command === null ? null : html`<pre tabindex="0"><code>${repair.command}</code></pre>`;
  return html`<p><b>${repair.when}</b>, ${repair.text}</p>${command}`;
}
function permitsHtml(permits) {
  const { shown, more } = sample(permits, MOST_CAUSES);
  return html`<details><summary><b>Only if you know that it is meant</b>: allow it in ${plural(permits.length, "file")}</summary>
${shown.map(
    (permit) => html`<p>${capitalised(permitSentence(permit))}</p><pre tabindex="0"><code>${linesOf(permit.yaml)}</code></pre>`
  )}${more === 0 ? null : html`<p>${plural(more, "more file")}.</p>`}
</details>
`;
}
function linesOf(text) {
  return text.split("\n").flatMap((line, at) => at === 0 ? [line] : [html`\n`, line]);
}

// src/html/plan-requests.ts
var MOST_REQUESTS = 200;
function* requestsSection(plan) {
  if (plan.batches.length === 0) return;
  const { shown, more } = sample(plan.batches, MOST_REQUESTS);
  yield html`<section aria-labelledby="requests-title">
<h2 id="requests-title">Requests</h2>
<p>${sentence(requestsSentence(plan))}</p>
<details><summary>Each request</summary>
<div class="scroll" tabindex="0" role="group" aria-labelledby="requests-title"><table>
<thead><tr><th scope="col" class="number">No.</th><th scope="col" class="number">Members</th><th scope="col" class="number">Segments</th><th scope="col" class="number">Changes</th></tr></thead>
<tbody>
`;
  for (const [at, batch] of shown.entries()) yield rowOf5(batch, at + 1);
  yield html`</tbody></table></div>
${more === 0 ? null : html`<p>${plural(more, "more request")}.</p>`}
</details></section>
`;
}
function rowOf5({ entries }, number) {
  const members = entries.reduce((sum, entry) => sum + entry.members.length, 0);
  const segments = new Set(entries.flatMap(({ actions }) => actions.map(({ key }) => key))).size;
  const changes = entries.reduce(
    (sum, entry) => sum + entry.members.length * entry.actions.length,
    0
  );
  return html`<tr><td class="number">${count(number)}</td><td class="number">${count(members)}</td><td class="number">${count(segments)}</td><td class="number">${count(changes)}</td></tr>
`;
}

// src/html/plan-page.ts
function* planPagePieces(plan, options) {
  const { madeAt, about = NOWHERE, compared = null } = options;
  const sections = sectionsOf(plan);
  const people = peopleOf(plan);
  const environment = about.environment === null ? "" : ` of ${about.environment}`;
  const body = (function* () {
    yield headOf(plan, sections, options);
    yield html`<main id="main" tabindex="-1">`;
    yield* refusedSection(plan, sections, about);
    yield* heldSection(plan, sections, about);
    yield summarySection(plan);
    yield* pullRequestSection(compared, sections);
    yield* segmentsSection(plan, sections);
    yield* laterSection(plan, sections);
    yield* noticesSection(plan, sections);
    yield peopleSection(plan, people);
    yield* movesSection(plan, people);
    yield* listsSection(plan, sections, about);
    yield* guardsSection(plan, sections);
    yield* requestsSection(plan);
    yield html`</main>\n`;
    yield footOf(plan, about, madeAt);
  })();
  const data = dataPieces("people", peoplePieces(plan, people));
  yield* documentPieces({ title: `segops plan${environment}`, script: plan_client_default }, body, data);
}
var SIGN_WORDS = {
  refused: "Refused",
  changes: "Plan",
  nothing: "Plan"
};
function headOf(plan, sections, { about = NOWHERE, compared = null }) {
  const { message } = planTitle(plan, sections);
  const { kind, would } = verdictOf(plan);
  const more = would === null ? null : html`<p class="verdict" data-tone="bad"><strong>Nothing is sent</strong> until this is repaired or allowed. ${would}</p>`;
  const verdict = approvalOf(plan, sections, compared);
  return html`<header data-verdict="${kind}" data-tone="${verdict === null ? "" : verdict.tone}">
<p class="product">segops plan for ${placeHtml(plan.target, about.environment)}</p>
<h1><span class="sign">${SIGN_WORDS[kind]}:</span> ${messageHtml(capital(message))}</h1>
${more}${verdict === null ? createdHtml(plan, sections) : verdict.head}</header>
`;
}
function capital(message) {
  const [first, ...rest] = message;
  if (typeof first !== "string") return message;
  return [first.charAt(0).toUpperCase() + first.slice(1), ...rest];
}
function summarySection({ totals, segments, target }) {
  const unsure = segments.reduce((sum, segment) => sum + unconfirmed(segment), 0);
  const settling = segments.reduce((sum, segment) => sum + segment.settling, 0);
  const sentences = [unconfirmedSentence(unsure), settlingSentence(settling, target)].filter((text) => text !== null).map(ended);
  const numbers = [
    ["People join", totals.peopleAdded],
    ["People leave", totals.peopleRemoved],
    ["Segments", totals.segments],
    ["Changes", totals.add + totals.remove],
    ["Requests", totals.requests],
    ["Billed events", totals.billedEvents]
  ];
  return html`<section aria-labelledby="numbers-title">
<h2 id="numbers-title" class="unseen">In numbers</h2>
<dl class="numbers">${numbers.map(([name, value2]) => html`<div><dt>${name}</dt><dd>${count(value2)}</dd></div>`)}</dl>
${sentences.map((text) => html`<p>${text}</p>`)}
</section>
`;
}
function footOf(plan, { commit, run }, madeAt) {
  const { digest, lock, target } = plan;
  const facts = [
    `Made ${moment(madeAt)}`,
    ...digest === "" ? [] : [html`plan ${code(digest.slice(0, 12))}`],
    `on lockfile serial ${count(lock.serial)}`,
    ...commit === null ? [] : [html`commit ${code(commit.slice(0, 12))}`],
    ...run === null ? [] : [link(run, "run")],
    html`for ${code(target.origin)}${target.account === null ? null : html`, account ${code(target.account)}`}`
  ];
  return html`<footer><p>${joined(facts, " \xB7 ")}</p></footer>\n`;
}

// src/report/facts-markdown.ts
var PATH_COLUMNS2 = 120;
var TEXT_COLUMNS = 300;
var UNCHANGED_KEYS = 10;
function factsFold(plan, context) {
  const { sections, extent } = context;
  const { shown, more } = sample(sections.noted, extent.rows);
  const facts = shown.flatMap((segment) => segmentFacts(segment, plan, context));
  const lines = [
    ...facts,
    ...more === 0 ? [] : [`- ... and ${plural(more, "more segment")}`],
    ...plan.totals.requests === 0 ? [] : [`- ${requestsSentence(plan)}.`],
    ...unchangedLine(context)
  ];
  if (lines.length === 0) return [];
  return ["<details><summary>Lists, guards, requests</summary>", "", ...lines, "", "</details>"];
}
function segmentFacts(segment, plan, context) {
  const { shown, more } = sample(segment.lists, context.extent.rows);
  const passes = plan.guards.filter(
    ({ segment: key, verdict }) => key === segment.key && verdict === "pass"
  );
  const { description } = segment;
  const lines = [
    ...description === void 0 ? [] : [markdownLabel(cutTo(description, TEXT_COLUMNS))],
    ...shown.map(sourceText),
    ...more === 0 ? [] : [`and ${plural(more, "more list")}`],
    ...segment.split === void 0 ? [] : [messageMarkdown(splitMessage(segment.split))],
    ...passes.map(passText)
  ];
  if (lines.length === 0) return [];
  const head = `- ${segmentMarkdown(segment.key, context.sections)}`;
  return [head, ...lines.map((line) => `  - ${line}`)];
}
function sourceText(list) {
  const { role } = list.facts;
  return `${capitalised(SOURCE_WORDS[role])} ${markdownCode(cutPath(sourceName(list.facts), PATH_COLUMNS2))} (${rowsText(list)})`;
}
function passText({ guard, message }) {
  return `\`${guard}\` passes: ${messageMarkdown(message)}`;
}
function unchangedLine({ sections: { unchanged } }) {
  if (unchanged.length === 0) return [];
  const { shown, more } = sample(unchanged, UNCHANGED_KEYS);
  const keys = shown.map(({ key }) => keyMarkdown(key));
  const all = more === 0 ? keys : [...keys, `${more} more`];
  return [`- Unchanged: ${plural(unchanged.length, "segment")} (${listed(all)})`];
}

// src/report/refused-markdown.ts
var MESSAGE_COLUMNS2 = 600;
var PATH_COLUMNS3 = 120;
function refusedMarkdown(plan, context) {
  const refused = refusals(plan);
  const causes = causesOf(refused);
  const { shown, more } = sample(causes, context.extent.rows);
  const boxes2 = shown.map(
    (cause, at) => causeBox2(cause, plan, causeHead(at + 1, causes.length), context)
  );
  const rest = more === 0 ? [] : [[`... and ${plural(more, "more cause")}.`]];
  return [...boxes2, ...rest, ...permitsMarkdown(refused, context)];
}
function causeBox2(cause, plan, which, context) {
  const loss = lossOf(cause);
  const said = loss === null ? guardBlocks(cause, plan, context) : lossBlocks(loss, cause, plan, context);
  const head = which === "" ? [] : [`**${which}**`];
  const all = [head, ...said, repairBlock(cause, context)].filter((block) => block.length > 0);
  const lines = all.flatMap((block, at) => at === 0 ? block : ["", ...block]);
  return ["[!CAUTION]", ...lines].map((line) => `> ${line}`.trimEnd());
}
function guardBlocks(cause, plan, context) {
  const blocks = guardsOf(cause).map(([name, guards]) => guardBlock(guards, name, context));
  return withNobody(blocks, nobodyMarkdown(cause, plan, context));
}
function lossBlocks(loss, cause, plan, context) {
  const { path, lost, letIn: letIn2 } = loss;
  const others = othersOf(loss, cause, plan);
  const names = guardsOf(cause).map(([name]) => `\`${name}\``);
  const tail = [
    ...others.map(([keys, text]) => `${namesMarkdown(keys, context)} ${text}.`),
    `<sub>(${names.reverse().join(", ")})</sub>`
  ];
  const file = markdownCode(cutPath(path, PATH_COLUMNS3));
  const head = `**${file} ${lostText(loss)}** (${figuresText(lost)}).`;
  if (letIn2.length > SEGMENTS_NAMED) {
    const table = figuresTable(letIn2, "max_exclusion_shrink", context);
    return [[head], table, [tail.join(" ")]];
  }
  const people = letIn2.map((one) => {
    const name = boldName(one.segment, context.sections);
    return `${joiningText(one)} ${name} (${figuresText(one.measured, OF_HELD_BACK)}).`;
  });
  return [[[head, ...people, ...tail].join(" ")]];
}
function guardBlock(guards, name, context) {
  const said = saidOf({ guards });
  if (said.length > 1 && guards.every(({ measured }) => measured !== void 0)) {
    return figuresTable(guards, name, context);
  }
  return said.flatMap((same, at) => {
    const line = sentenceOf(same, name, context);
    return at === 0 ? [line] : ["", line];
  });
}
function sentenceOf(guards, name, context) {
  const [first] = guards;
  const where = namesMarkdown(segmentsOf(guards), context);
  const text = messageMarkdown(asSentence(first.message), MESSAGE_COLUMNS2);
  return `${where === "" ? "**All segments**" : where}: ${text} (\`${name}\`)`;
}
var SEGMENTS_NAMED = 5;
function namesMarkdown(keys, { sections, extent }) {
  const { shown, more } = sample(keys, Math.min(SEGMENTS_NAMED, extent.rows));
  const names = shown.map((key) => boldName(key, sections));
  return listed(more === 0 ? names : [...names, plural(more, "other segment")]);
}
function nobodyMarkdown(cause, plan, context) {
  const keys = lettingInNobody(cause, plan);
  if (keys.length === 0) return null;
  return `${namesMarkdown(keys, context)} ${nobodyText(keys.length, cause)}.`;
}
function withNobody(blocks, nobody) {
  const last = blocks.at(-1)?.at(-1);
  if (nobody === null) return blocks;
  if (last === void 0 || last.startsWith("|")) return [...blocks, [nobody]];
  const before = blocks.at(-1)?.slice(0, -1) ?? [];
  return [...blocks.slice(0, -1), [...before, `${last} ${nobody}`]];
}
function figuresTable(guards, name, { sections, extent }) {
  const { shown, more } = sample(guards, Math.min(FIGURES_SHOWN, extent.rows));
  const rows = shown.map((guard) => {
    const where = guard.segment === null ? "**All segments**" : boldName(guard.segment, sections);
    const figures = figuresOf(guard)?.replace(/^[\d,]+/, "**$&**") ?? "";
    return `| ${markdownCell(where)} | ${figures} |`;
  });
  const rest = more === 0 ? [] : [`| ${plural(more, "more segment")} | |`];
  return [`| \`${name}\` | ${capitalised(figuresHead(name))} |`, "| :-- | :-- |", ...rows, ...rest];
}
var FIGURES_SHOWN = 10;
function repairBlock(cause, { about: { restorable } }) {
  const repair = repairOf(cause, restorable);
  if (repair === null) return [];
  const head = `**${repair.when}**, ${repair.text}`;
  return repair.command === null ? [head] : [head, "", ...fenced("sh", showLines(repair.command))];
}
function permitsMarkdown(refused, { extent }) {
  const permits = byPermit(refused).flatMap(({ allow }) => allow === null ? [] : [allow]);
  if (permits.length === 0) return [];
  const { shown, more } = sample(permits, extent.rows);
  const summary = `<details><summary>${capitalised(exceptionsText(permits))}</summary>`;
  const blocks = shown.flatMap((permit) => ["", ...permitLines(permit)]);
  const rest = more === 0 ? [] : ["", `... and ${plural(more, "more file")}.`];
  return [[meantMarkdown(permits)], [summary, ...blocks, ...rest, "", "</details>"]];
}
var FILES_NAMED = 3;
function meantMarkdown(permits) {
  const { shown, more } = sample(permits, FILES_NAMED);
  const files = shown.map(({ file }) => markdownCode(cutPath(file, PATH_COLUMNS3)));
  const where = listed(more === 0 ? files : [...files, plural(more, "more file")]);
  const why = permits.some((permit) => reasonSentence(permit) !== "") ? ", with a reason" : "";
  return `**Only if you know that it is meant**, add the ${exceptionsText(permits)} below to ${where}${why}.`;
}
function exceptionsText({ length }) {
  return length === 1 ? "exception" : `${count(length)} exceptions`;
}
function permitLines(permit) {
  const old = replacedBy(permit).map((name) => `\`${name}:\``);
  const instead = old.length === 0 ? "" : `, in place of its ${listed(old)}`;
  const place = `${markdownCode(cutPath(permit.file, PATH_COLUMNS3))}${instead}`;
  const head = `Write in ${place}${reasonSentence(permit)}:`;
  return [head, "", ...fenced("yaml", showLines(permit.yaml))];
}

// src/report/held-markdown.ts
var MESSAGE_COLUMNS3 = 600;
function heldMarkdown(plan, context) {
  const { heldSegments = [] } = plan;
  if (heldSegments.length === 0) return [];
  const { shown, more } = sample(heldSegments, context.extent.rows);
  const list = shown.flatMap((held) => heldItem2(held, context));
  const rest = more === 0 ? [] : [`- ... and ${more} more`];
  return [
    ["**Held: this plan sends nothing to these segments**", "", ...list, ...rest],
    ...refusedMarkdown({ ...plan, guards: heldGuards(plan) }, context)
  ];
}
function heldItem2({ key, guards, problems, excludes, builtFrom, reads, owner = [] }, context) {
  const names = guards.map(({ guard }) => `\`${guard}\``).join(", ");
  const read = reads === void 0 ? names : `it reads ${markdownCode(showValue(reads.path))}, for which ${segmentMarkdown(reads.key, context.sections)} is held`;
  const other = builtFrom === void 0 ? read : `it is built from ${segmentMarkdown(builtFrom, context.sections)}`;
  const reason = excludes === null ? other : `it excludes ${segmentMarkdown(excludes, context.sections)}`;
  const owned = owner.length === 0 ? [] : [`owner ${listed([...ownersShown(owner, markdownLabel)])}`];
  const why = [...reason === "" ? [] : [reason], ...owned].join("; ");
  const head = `- ${segmentMarkdown(key, context.sections)}`;
  return [
    why === "" ? head : `${head}: ${why}`,
    ...problems.filter(({ severity }) => severity === "error").map(({ message }) => `  - ${messageMarkdown(asSentence(message), MESSAGE_COLUMNS3)}`)
  ];
}

// src/report/who-markdown.ts
var MEMBER_COLUMNS = 160;
var NAME_COLUMNS2 = 60;
function whoMarkdown(plan, context, title = "Who") {
  const { sections, extent } = context;
  const changed2 = sections.noted.filter((segment) => changesOf(segment) > 0);
  if (extent.members === 0 || changed2.length === 0) return [];
  const { peopleAdded, peopleRemoved, add, remove } = plan.totals;
  const people = peopleAdded + peopleRemoved;
  const changes = people === add + remove ? "" : `, ${plural(add + remove, "change")}`;
  return [
    `<details><summary><b>${title}</b>: ${plural(people, "person", "people")}${changes}</summary>`,
    "",
    ...fenced(
      "diff",
      changed2.flatMap((segment) => diffLines(segment, context))
    ),
    "",
    "</details>"
  ];
}
function diffLines(segment, { sections, extent }) {
  const { key, add, remove } = segment;
  const name = showLabel(sections.names.get(key) ?? key);
  const head = `@@ ${cutTo(name, NAME_COLUMNS2)}: ${signed2(segment)} @@`;
  const lines = [
    { sign: "+", members: add, what: "to add" },
    { sign: "-", members: remove, what: "to remove" }
  ].flatMap(({ sign, members, what }) => {
    const { shown, more } = sample(members, extent.members);
    const own = shown.map(
      (member) => `${sign} ${cutTo(showValue(nameOf(member)), MEMBER_COLUMNS)}`
    );
    return more === 0 ? own : [...own, `# ... and ${count(more)} more ${what}`];
  });
  return [head, ...lines];
}
function signed2({ add, remove }) {
  const parts = [
    ...add.length === 0 ? [] : [`+${count(add.length)}`],
    ...remove.length === 0 ? [] : [`-${count(remove.length)}`]
  ];
  return parts.join(" ");
}

// src/report/plan-markdown.ts
var COMMENT_CHARACTERS = 65536;
var ALL = Number.POSITIVE_INFINITY;
var EXTENTS = [
  ...[ALL, 20, 10, 3, 0].map((members) => ({ members, rows: ALL })),
  ...[300, 100, 30, 10, 3, 1].map((rows) => ({ members: 0, rows }))
];
var READ = 1e3;
function extentsFor({ noted }) {
  const changes = noted.reduce((sum, segment) => sum + changesOf(segment), 0);
  return changes > READ ? EXTENTS.slice(1) : EXTENTS;
}
var LEAST_LINE = 4;
function planToMarkdown(plan, options = {}) {
  const { whole = WHOLE } = options;
  const render = (context) => blocksOf(plan, context, whole);
  return fitMarkdown(sectionsOf(plan), render, options) ?? `${verdictOf(plan).headline}
`;
}
function fitMarkdown(sections, render, { limit = COMMENT_CHARACTERS, unit = "characters", about = NOWHERE }) {
  for (const extent of extentsFor(sections)) {
    if (listedChanges(sections, extent) * LEAST_LINE > limit) continue;
    const blocks = render({ sections, extent, about }).filter((lines) => lines.length > 0);
    const text = `${blocks.map((lines) => lines.join("\n")).join("\n\n")}
`;
    if ((unit === "bytes" ? Buffer.byteLength(text) : text.length) <= limit) return text;
  }
  return null;
}
var WHOLE = "`segops plan --full` lists everything.";
function blocksOf(plan, context, whole) {
  return [
    [planHeading(plan, context)],
    nothingSent(plan),
    safetyMarkdown(plan, context, { verb: "apply", changesRules: false }),
    ...refusedMarkdown(plan, context),
    ...heldMarkdown(plan, context),
    laterMarkdown(plan, context),
    createdMarkdown(plan),
    noticesMarkdown(plan, context),
    tableMarkdown(plan, context),
    whenSent(plan),
    stateMarkdown(plan),
    whoMarkdown(plan, context),
    factsFold(plan, context),
    cutMarkdown(context, whole),
    [endLine(plan, context.about)]
  ];
}
function planHeading(plan, { sections, about }) {
  if (refusals(plan).length > 0) {
    return heading("refused", refusedText(plan, sections), about.environment);
  }
  const { sign, message } = planTitle(plan, sections);
  return heading(sign, spansMarkdown(message), about.environment);
}
function safetyMarkdown(plan, { sections, extent }, options) {
  const safety = safetyOf(plan, sections, options);
  if (safety === null) return [];
  const { verdict, exclusions, first, isSafe } = safety;
  const hasNames = extent.members > 0;
  const names = hasNames ? " Their names are under **Who**." : "";
  const right = isSafe && hasNames ? " Whether they are the right people, only you can tell: see **Who**." : "";
  const where = first === null ? right : `${names} ${messageMarkdown(first)}`;
  return [`**${messageMarkdown(verdict)}** ${messageMarkdown(exclusions, SAFETY_COLUMNS)}${where}`];
}
var SAFETY_COLUMNS = 600;
function whenSent(plan) {
  if (isEmpty(plan) || refusals(plan).length > 0) return [];
  return [sentSentence(plan, "An apply sends this to CleverTap:")];
}
function nothingSent(plan, words = "**Nothing is sent**") {
  return refusals(plan).length === 0 ? [] : [`${words} until this is repaired or allowed.`];
}
function createdMarkdown(plan) {
  const sentence2 = createdSentence(plan);
  return sentence2 === null ? [] : [`**Cannot be undone:** ${sentence2}`];
}
function sentSentence(plan, when) {
  const { requests, billedEvents } = plan.totals;
  if (requests === 0) return `**${when}** no membership changes.`;
  return `**${when}** ${plural(requests, "request")}${roughTime(plan)}, at most ${plural(billedEvents, "billed event")}.`;
}
function endLine({ digest, lock }, about) {
  const which = digest === "" ? "plan" : `plan \`${digest.slice(0, 12)}\``;
  const whole = about.page === void 0 ? [] : [`open the whole plan: [artifact of this run](${about.page}), if the workflow keeps it`];
  return footerLine(about, [...whole, `${which} on lockfile serial ${count(lock.serial)}`]);
}
function stateMarkdown({ segments, target }) {
  const unsure = segments.reduce((sum, segment) => sum + unconfirmed(segment), 0);
  const settling = segments.reduce((sum, segment) => sum + segment.settling, 0);
  const sentences = [unconfirmedSentence(unsure), settlingSentence(settling, target)];
  const shown = sentences.filter((sentence2) => sentence2 !== null);
  return shown.length === 0 ? [] : [shown.map((sentence2) => `${sentence2}.`).join(" ")];
}
function listedChanges({ noted }, { members }) {
  return noted.reduce(
    (sum, { add, remove }) => sum + sampleSize(add.length, members) + sampleSize(remove.length, members),
    0
  );
}
function cutMarkdown({ sections, extent }, whole) {
  const { noted } = sections;
  const changes = noted.reduce((sum, segment) => sum + changesOf(segment), 0);
  const left = changes - listedChanges(sections, extent);
  const rows = noted.length - sampleSize(noted.length, extent.rows);
  const parts = [
    ...left > 0 && left < changes ? [`${count(left)} of ${plural(changes, "change")}`] : [],
    ...left > 0 && left === changes ? [`the ${plural(changes, "change")}`] : [],
    ...rows > 0 ? [`${count(rows)} of ${plural(noted.length, "segment")}`] : []
  ];
  if (parts.length === 0) return [];
  return [`Cut to fit: ${parts.join(" and ")} are not listed here. ${whole}`];
}

export {
  noticesMarkdown,
  tableMarkdown,
  rulePartsOf,
  undeclaredPartsOf,
  planPagePieces,
  factsFold,
  refusedMarkdown,
  heldMarkdown,
  whoMarkdown,
  planToMarkdown,
  fitMarkdown,
  WHOLE,
  safetyMarkdown,
  nothingSent,
  createdMarkdown,
  sentSentence,
  endLine,
  stateMarkdown,
  cutMarkdown
};
