import { EVENT_PROPERTIES } from '../clevertap/wire.ts';
import type { Operation } from '../model.ts';
import type { Segments } from './segments.ts';

/** The properties of an event, as `Segment Membership Change` has them. */
export function propertiesOf(
  segments: Segments,
  ctSegmentId: number,
  operation: Operation,
): Readonly<Record<string, string | number>> {
  const segment = segments.byCtId(ctSegmentId);
  return {
    [EVENT_PROPERTIES.action]: operation,
    [EVENT_PROPERTIES.segmentName]: segment?.name ?? '',
    [EVENT_PROPERTIES.ctSegmentId]: ctSegmentId,
    [EVENT_PROPERTIES.customerSegmentId]: segment?.customerSegmentId ?? '',
  };
}
