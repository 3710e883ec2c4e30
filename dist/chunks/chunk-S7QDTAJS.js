import { createRequire as __segopsRequire } from 'node:module';
const require = __segopsRequire(import.meta.url);

// src/clevertap/wire.ts
var UPDATE_SEGMENT_PATH = "/api/updateSegment";
var CREATE_SEGMENT_PATH = "/api/createSegment";
var EVENTS_PATH = "/1/events.json";
var COUNTS_PATH = "/1/counts/profiles.json";
var MEMBERSHIP_EVENT = "Segment Membership Change";
var EVENT_PROPERTIES = {
  action: "Action",
  segmentName: "Segment Name",
  ctSegmentId: "Segment ID",
  customerSegmentId: "Customer_Segment_ID"
};
var ACCOUNT_ID_HEADER = "X-CleverTap-Account-Id";
var PASSCODE_HEADER = "X-CleverTap-Passcode";
var ENTRY_ERRORS = [
  "API_SEGMENT_NOT_FOUND_OR_DELETED",
  "API_SEGMENT_ID_MISMATCH",
  "API_SEGMENT_INVALID_ACTION",
  "API_SEGMENT_EMPTY_IDENTITY",
  "API_SEGMENT_NO_SEGMENT_ID"
];
function toWire(batch, idsOf) {
  return {
    bulk_profiles: batch.entries.map((entry) => ({
      user_profiles: entry.members.map(
        ({ kind, value }) => kind === "identity" ? { identity: value } : { guid: value }
      ),
      segments: entry.actions.map(({ key, operation }) => {
        const { ctSegmentId, customerSegmentId } = idsOf(key);
        return {
          ...ctSegmentId === void 0 ? {} : { ct_segment_id: ctSegmentId },
          ...customerSegmentId === void 0 ? {} : { customer_segment_id: customerSegmentId },
          action: operation
        };
      })
    }))
  };
}
var REQUEST_TIMEOUT_MS = 3e4;

export {
  UPDATE_SEGMENT_PATH,
  CREATE_SEGMENT_PATH,
  EVENTS_PATH,
  COUNTS_PATH,
  MEMBERSHIP_EVENT,
  EVENT_PROPERTIES,
  ACCOUNT_ID_HEADER,
  PASSCODE_HEADER,
  ENTRY_ERRORS,
  toWire,
  REQUEST_TIMEOUT_MS
};
