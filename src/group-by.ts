/**
 * Items that have the same name, in the order of the first of each: `Map.groupBy`, which Node has from
 * version 21 on.
 */
export function groupBy<T, K>(items: Iterable<T>, nameOf: (item: T) => K): Map<K, [T, ...T[]]> {
  const groups = new Map<K, [T, ...T[]]>();
  for (const item of items) {
    const name = nameOf(item);
    const group = groups.get(name);
    if (group === undefined) groups.set(name, [item]);
    else group.push(item);
  }
  return groups;
}
