/** Days and times as CleverTap writes them, in the time zone of the account. */
export interface Zone {
  /** `20261123` */
  day(ms: number): number;
  /** `20261123140416` */
  stamp(ms: number): number;
}

/** Throws RangeError for a zone that does not exist. */
export function zoneOf(name: string): Zone {
  const stamp = name === 'UTC' ? utcStamp : stampIn(name);
  return { stamp, day: (ms) => Math.floor(stamp(ms) / 1_000_000) };
}

function utcStamp(ms: number): number {
  return Number(new Date(ms).toISOString().replace(/\D/g, '').slice(0, 14));
}

function stampIn(name: string): (ms: number) => number {
  const two = '2-digit';
  const format = new Intl.DateTimeFormat('en-US-u-nu-latn-ca-gregory', {
    timeZone: name,
    hourCycle: 'h23',
    year: 'numeric',
    month: two,
    day: two,
    hour: two,
    minute: two,
    second: two,
  });
  const order = ['year', 'month', 'day', 'hour', 'minute', 'second'];
  return (ms) => {
    const parts = new Map(format.formatToParts(ms).map(({ type, value }) => [String(type), value]));
    return Number(order.map((type) => parts.get(type)).join(''));
  };
}

export function isZone(name: string): boolean {
  try {
    zoneOf(name);
    return name !== '';
  } catch {
    return false;
  }
}
