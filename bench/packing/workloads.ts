import type { ChangeMatrix } from '../../src/plan/packing/matrix.ts';

/** Seeded workloads: users of different workloads are disjoint, segments are shared. */
export const WORKLOADS = [
  'onboard',
  'move',
  'stores',
  'churn',
  'zipf',
  'deep',
  'deep-random',
  'dense',
  'archetypes',
  'million-pairs',
  'mixed',
] as const;
export type Workload = (typeof WORKLOADS)[number];

const SEGMENTS = 2500;
type Random = () => number;
/** Takes the columns of one user: 2k adds to segment k, 2k + 1 removes from it. */
type Emit = (columns: number[]) => void;

export function workload(name: Workload): ChangeMatrix {
  const rowEnds: number[] = [];
  const cells: number[] = [];
  generate(name, (columns) => {
    columns.sort((a, b) => a - b);
    for (const column of columns) cells.push(column);
    rowEnds.push(cells.length);
  });
  return {
    rows: rowEnds.length,
    columns: 2 * SEGMENTS,
    segmentOfColumn: Uint32Array.from({ length: 2 * SEGMENTS }, (_, column) => column >> 1),
    removes: Uint8Array.from({ length: 2 * SEGMENTS }, (_, column) => column & 1),
    rowStart: Uint32Array.from([0].concat(rowEnds)),
    cells: Uint32Array.from(cells),
  };
}

function generate(name: Workload, emit: Emit): void {
  const random = mulberry32(WORKLOADS.indexOf(name) + 1);
  if (name === 'mixed') {
    for (const part of WORKLOADS.slice(0, 8)) generate(part, emit);
    return;
  }
  GENERATORS[name](emit, random);
}

const GENERATORS: Record<Exclude<Workload, 'mixed'>, (emit: Emit, random: Random) => void> = {
  onboard: (emit) => times(100_000, () => emit([add(0)])),
  move: (emit) => times(50_000, () => emit([remove(0), add(1)])),
  stores: (emit) => times(500, (store) => times(30, () => emit([add(store)]))),
  churn: (emit, random) => times(30_000, () => emit([either(below(50, random), random, 0.5)])),
  zipf: (emit, random) =>
    times(200_000, () => {
      const segments = distinct(1 + below(4, random), () => Math.floor(20 * random() ** 2.5));
      emit(segments.map((segment) => either(segment, random, 0.7)));
    }),
  deep: (emit) => times(300, () => emit(Array.from({ length: 250 }, (_, k) => add(k)))),
  'deep-random': (emit, random) =>
    times(300, () => emit(distinct(250, () => below(SEGMENTS, random)).map(add))),
  dense: (emit, random) =>
    times(20_000, () => {
      const segments = distinct(5 + below(25, random), () => below(100, random));
      emit(segments.map((segment) => either(segment, random, 0.5)));
    }),
  archetypes,
  'million-pairs': (emit) => {
    for (let first = 0, made = 0; made < 1_000_000; first += 1) {
      for (let second = first + 1; second < 1500 && made < 1_000_000; second += 1, made += 1) {
        emit([add(first), add(second)]);
      }
    }
  },
};

/** 40 profiles of 12 of 200 segments; a user leaves out a tenth of a profile and has up to 2 changes more. */
function archetypes(emit: Emit, random: Random): void {
  const profiles = Array.from({ length: 40 }, () =>
    distinct(12, () => below(200, random)).map((segment) => either(segment, random, 0.7)),
  );
  times(20_000, () => {
    const profile = profiles[below(40, random)] ?? [];
    const kept = new Map(profile.filter(() => random() >= 0.1).map((c) => [c >> 1, c]));
    times(below(3, random), () => {
      const column = either(below(200, random), random, 0.7);
      if (!kept.has(column >> 1)) kept.set(column >> 1, column);
    });
    emit([...kept.values()]);
  });
}

function add(segment: number): number {
  return 2 * segment;
}

function remove(segment: number): number {
  return 2 * segment + 1;
}

function either(segment: number, random: Random, adds: number): number {
  return random() < adds ? add(segment) : remove(segment);
}

function times(count: number, act: (index: number) => void): void {
  for (let i = 0; i < count; i += 1) act(i);
}

function below(count: number, random: Random): number {
  return Math.floor(random() * count);
}

function distinct(count: number, draw: () => number): number[] {
  const drawn = new Set<number>();
  while (drawn.size < count) drawn.add(draw());
  return [...drawn];
}

function mulberry32(seed: number): Random {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}
