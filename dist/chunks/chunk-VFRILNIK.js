import { createRequire as __segopsRequire } from 'node:module';
const require = __segopsRequire(import.meta.url);
import {
  HIDDEN,
  looksPersonal,
  placeCode,
  placeName,
  placePath,
  placeSetting
} from "./chunk-UAPV7755.js";
import {
  compareMembers,
  nameOf
} from "./chunk-F2IHCJ47.js";
import {
  assertExhaustive
} from "./chunk-D4UHDB6F.js";

// src/report/redact.ts
import { createHmac } from "node:crypto";
function maskOf(key) {
  return (member) => ({
    kind: member.kind,
    value: key === null ? starred(member.value) : pseudonym(member, key)
  });
}
function pseudonym(member, key) {
  const digest = keyed(key, nameOf(member));
  return `${member.kind === "guid" ? "guid" : "user"}-${digest.slice(0, 12)}`;
}
function keyed(key, text) {
  return createHmac("sha256", key).update(text).digest("hex");
}
var ENDING = /\.(?:[a-z]{2}|com|net|org|info|biz|edu|gov|example|test)$/;
function starred(value) {
  const [local, domain, ...more] = value.split("@");
  if (domain === void 0 || more.length > 0 || local === void 0) return `${first(value)}***`;
  const [suffix = ""] = ENDING.exec(domain) ?? [];
  return `${first(local)}***@${first(domain)}***${suffix}`;
}
function first(text) {
  const [one = "", ...more] = [...text];
  return more.length === 0 ? "" : one;
}
function redactMessage(message) {
  return message.flatMap((span) => typeof span === "string" ? [span] : redactSpan(span));
}
function redactSpan(span) {
  switch (span.kind) {
    case "foreign":
      return [];
    case "member":
    case "value":
    case "label":
    case "line":
    case "digest":
      return [{ ...span, text: HIDDEN }];
    case "code":
    case "command":
      return [{ ...span, text: placeCode(span.text) }];
    case "key":
      return [{ ...span, text: placeName(span.text) }];
    case "path":
      return [{ ...span, text: placePath(span.text) }];
  }
}
function redactSummary(summary, mask) {
  const { stoppedBecause, next, blocked, held, sizes, done, staying } = summary;
  return {
    ...summary,
    rejected: summary.rejected.map(({ change, message }) => ({
      change: { ...change, segment: placeName(change.segment), member: mask(change.member) },
      message: redactMessage(message)
    })),
    stoppedBecause: stoppedBecause && redactMessage(stoppedBecause),
    next: next && redactMessage(next),
    ...blocked === void 0 ? {} : { blocked: blocked.map(placeName) },
    ...held === void 0 ? {} : { held: held.map(placeName) },
    ...sizes === void 0 ? {} : { sizes: namedPlaces(sizes) },
    ...done === void 0 ? {} : { done: namedPlaces(done) },
    ...staying === void 0 ? {} : { staying: { ...staying, segments: staying.segments.map(placeName) } }
  };
}
function namedPlaces(known) {
  return new Map([...known].filter(([key]) => placeName(key) === key));
}
function redactProblems(problems) {
  return problems.map(({ frame, place, ...problem }) => ({
    ...problem,
    message: redactMessage(problem.message),
    next: redactMessage(problem.next),
    ...place === void 0 ? {} : { place: { ...place, file: placePath(place.file) } }
  }));
}
function redactFacts(facts, key) {
  const { sha256, path, through, bytes } = facts;
  const digest = keyedDigest(key, "list", sha256);
  const scope = through === void 0 ? {} : { through: placeName(through) };
  return { ...facts, ...scope, path: placePath(path), bytes: roughly(bytes), sha256: digest };
}
function roughly(bytes) {
  return Math.round(bytes / 1024) * 1024;
}
function keyedDigest(key, of, digest) {
  return key === null || digest === "" ? "" : keyed(key, `${of}:${digest}`);
}

// src/report/privacy.ts
function mark(value) {
  return value;
}
var OPEN = {
  redacts: false,
  plan: mark,
  pullRequest: mark,
  unapproved: mark,
  summary: mark,
  status: mark,
  verification: mark,
  problems: (problems) => problems,
  message: (message) => message,
  place: (text) => text
};
function redacting(key) {
  const mask = maskOf(key);
  const plan = (whole) => redactPlan(whole, mask, key);
  return {
    redacts: true,
    plan: (whole) => mark(plan(whole)),
    pullRequest: ({ plan: all, own, pending, undeclared, rules }) => mark({
      plan: plan(all),
      own: plan(own),
      pending: plan(pending),
      undeclared: undeclared.map((one) => ({ ...one, key: placeName(one.key), name: null })),
      rules: rules.map(redactRule)
    }),
    unapproved: (found) => mark({
      plan: plan(found.plan),
      left: plan(found.left),
      reasons: found.reasons.map(redactReason)
    }),
    summary: (summary) => mark(redactSummary(summary, mask)),
    status: (status) => mark(redactStatus(status, key)),
    verification: (found) => mark(redactVerification(found, mask)),
    problems: redactProblems,
    message: redactMessage,
    place: placePath
  };
}
function redactPlan(plan, mask, key) {
  return {
    ...plan,
    redacted: { key: key === null ? null : keyCheck(key) },
    digest: keyedDigest(key, "plan", plan.digest),
    desired: { digest: keyedDigest(key, "desired", plan.desired.digest) },
    creates: plan.creates.map(({ key: segment, customerSegmentId }) => ({
      key: placeName(segment),
      customerSegmentId: placeName(customerSegmentId),
      name: placeName(customerSegmentId)
    })),
    segments: plan.segments.map((segment) => redactSegment(segment, mask, key)),
    batches: plan.batches.map(({ entries }) => ({
      entries: entries.map(({ members, actions }) => ({
        members: maskAll(members, mask),
        actions: actions.map((action) => ({ ...action, key: placeName(action.key) }))
      }))
    })),
    guards: plan.guards.map(redactGuard),
    ...plan.within && { within: plan.within.map(redactGuard) },
    ...plan.heldSegments === void 0 ? {} : { heldSegments: plan.heldSegments.map(redactHeld) },
    notices: plan.notices.map(redactNotice),
    waivers: plan.waivers.map((waiver) => ({
      ...waiver,
      segment: waiver.segment && placeName(waiver.segment),
      reason: ""
    }))
  };
}
function maskAll(members, mask) {
  return members.map(mask).sort(compareMembers);
}
function keyCheck(key) {
  return keyed(key, "the key of a redacted plan").slice(0, 16);
}
function redactLater({ members, ...counts }, masked) {
  if (members === null) return { ...counts, members };
  return { ...counts, members: { add: masked(members.add), remove: masked(members.remove) } };
}
function redactSegment(segment, mask, key) {
  const masked = (members) => maskAll(members, mask);
  const { owner, description, ...rest } = segment;
  const { customerSegmentId, ...ids } = segment.ids;
  const { knownSplits: _, ...facts } = rest;
  return {
    ...facts,
    key: placeName(segment.key),
    ids: {
      ...ids,
      ...customerSegmentId === void 0 ? {} : { customerSegmentId: placeName(customerSegmentId) }
    },
    name: null,
    lists: segment.lists.map(({ facts: facts2, before, since, ignoringCase }) => ({
      facts: redactFacts(facts2, key),
      before: before && redactFacts(before, key),
      since,
      ignoringCase
    })),
    ...segment.split && { split: redactSplit(segment.split) },
    ...segment.later && { later: segment.later.map((one) => redactLater(one, masked)) },
    adopt: masked(segment.adopt),
    add: masked(segment.add),
    remove: masked(segment.remove)
  };
}
function redactSplit({ parts, leftOut }) {
  return { parts: parts.map((part) => ({ ...part, salt: placeName(part.salt) })), leftOut };
}
function redactHeld({
  key,
  guards,
  problems,
  excludes,
  builtFrom,
  reads
}) {
  return {
    key: placeName(key),
    guards: guards.map(redactGuard),
    problems: redactProblems(problems),
    excludes: excludes && placeName(excludes),
    ...builtFrom && { builtFrom: placeName(builtFrom) },
    ...reads && { reads: { path: placePath(reads.path), key: placeName(reads.key) } }
  };
}
function redactGuard(verdict) {
  return {
    ...verdict,
    segment: verdict.segment && placeName(verdict.segment),
    message: redactMessage(verdict.message),
    allow: verdict.allow && redactPermit(verdict.allow),
    ...verdict.lists && { lists: verdict.lists.map(placePath) },
    ...verdict.place && { place: { ...verdict.place, file: placePath(verdict.place.file) } }
  };
}
function redactPermit(permit) {
  const names = permit.yaml.split("\n").filter((line) => line.includes('["'));
  return names.some(looksPersonal) ? null : { ...permit, file: placePath(permit.file) };
}
function redactNotice(notice) {
  return {
    ...notice,
    segment: notice.segment && placeName(notice.segment),
    message: redactMessage(notice.message),
    next: notice.next && redactMessage(notice.next)
  };
}
function redactRule(rule) {
  const segment = rule.segment && placeName(rule.segment);
  if (rule.kind === "excludes-no-more" || rule.kind === "intersects")
    return { ...rule, segment, path: placePath(rule.path) };
  if (rule.kind === "assert") return { ...rule, segment, name: HIDDEN };
  if (rule.kind === "setting") return { ...rule, segment, name: placeSetting(rule.name) };
  return { ...rule, segment };
}
function redactReason(reason) {
  switch (reason.kind) {
    case "pull-request":
      return { ...reason, why: redactMessage(reason.why) };
    case "list":
      return { ...reason, path: placePath(reason.path) };
    case "setting":
      return {
        ...reason,
        segment: reason.segment && placeName(reason.segment),
        name: placeSetting(reason.name)
      };
    case "waiting":
      return { ...reason, segment: placeName(reason.segment) };
    case "commit":
      return reason;
  }
}
function redactUnderWay(underWay) {
  switch (underWay.kind) {
    case "none":
      return underWay;
    case "running":
      return { ...underWay, by: redactMessage(underWay.by) };
    case "unclear":
      return { ...underWay, by: redactMessage(underWay.by), why: redactMessage(underWay.why) };
    case "cut-off":
      return { ...underWay, by: underWay.by && redactMessage(underWay.by) };
    default:
      return assertExhaustive(underWay);
  }
}
function redactStatus(status, key) {
  return {
    ...status,
    underWay: redactUnderWay(status.underWay),
    lastApply: status.lastApply && { ...status.lastApply, actor: null },
    segments: status.segments.map(({ owner, ...segment }) => ({
      ...segment,
      key: placeName(segment.key),
      name: null,
      lastApply: segment.lastApply && { ...segment.lastApply, actor: null }
    })),
    lists: status.lists.map((list) => ({ ...list, facts: redactFacts(list.facts, key) }))
  };
}
function redactVerification(found, mask) {
  const { source, incomplete, segments } = found;
  return {
    ...found,
    source: source.kind === "download" ? { ...source, name: placePath(source.name) } : source,
    incomplete: incomplete && redactMessage(incomplete),
    segments: segments.map((segment) => ({
      ...segment,
      key: placeName(segment.key),
      unexplained: segment.unexplained.map(redactMessage),
      findings: segment.findings.map((finding) => ({ ...finding, member: mask(finding.member) })).sort((a, b) => compareMembers(a.member, b.member))
    }))
  };
}

export {
  OPEN,
  redacting,
  keyCheck
};
