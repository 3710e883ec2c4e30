import { createRequire as __segopsRequire } from 'node:module';
const require = __segopsRequire(import.meta.url);
import {
  journalMissing
} from "./chunk-2VZNV34P.js";
import {
  describeOwner,
  fateOf,
  nodeSystem
} from "./chunk-F2IHCJ47.js";
import {
  assertExhaustive
} from "./chunk-D4UHDB6F.js";
import {
  NOTHING,
  moment,
  say
} from "./chunk-I3YRI3NT.js";

// src/lock/under-way.ts
async function underWayIn(store, unrecorded, now) {
  const owner = await store.leaseOwner();
  const found = owner === null ? null : standing(owner, now);
  if (found !== null) return found;
  if (unrecorded === null) return { kind: "none" };
  if (await store.readJournal(unrecorded) === null) throw journalMissing(unrecorded);
  return { kind: "cut-off", by: owner === null ? null : describeOwner(owner) };
}
function standing(owner, now) {
  const { leaseUntil = null } = owner;
  const until = leaseUntil !== null && Number.isFinite(leaseUntil) ? leaseUntil : null;
  if (until !== null && until < now) return null;
  const fate = fateOf(owner, nodeSystem);
  if (fate.kind === "gone") return null;
  const by = describeOwner(owner);
  return fate.kind === "alive" ? { kind: "running", by } : { kind: "unclear", by, why: fate.why, until };
}
function mayEndWell(underWay) {
  return underWay.kind === "running" || underWay.kind === "unclear" && underWay.until !== null;
}
function underWayText(underWay) {
  switch (underWay.kind) {
    case "none":
      return null;
    case "running":
      return say`An apply is running: ${underWay.by}. Until it ends, what it may have sent counts as unconfirmed.`;
    case "unclear": {
      const { by, why, until } = underWay;
      const end = until === null ? say`Find out whether it still runs` : say`Its lease ends at ${moment(until)} unless it goes on`;
      return say`An apply may be running: ${by}. This cannot be seen from here, because ${why}. ${end}.`;
    }
    case "cut-off":
      return say`An apply was cut off${underWay.by === null ? NOTHING : say`: ${underWay.by}, which has ended`}. The next one records what it may have sent, and sends it again.`;
    default:
      return assertExhaustive(underWay);
  }
}

export {
  underWayIn,
  mayEndWell,
  underWayText
};
