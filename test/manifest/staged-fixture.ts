import {
  chmodSync,
  cpSync,
  existsSync,
  mkdirSync,
  symlinkSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import type { ProblemCode } from '../../src/codes.ts';
import { findConfig, readConfig } from '../../src/config/read-config.ts';
import { openListFile, resolveList } from '../../src/lists/list-files.ts';
import { openList } from '../../src/lists/open-list.ts';
import { readManifests } from '../../src/manifest/read-manifests.ts';
import { listRefsOf } from '../../src/manifest/references.ts';
import { SortSpace } from '../../src/members/line-sort.ts';
import type { Problem } from '../../src/model.ts';
import { memorySpill } from '../members/bytes-reader.ts';

/**
 * One fixture per code: `fixtures/<code>/repo` is copied into a repository of its own, read as
 * `segops validate` would, and every problem is compared with `expected.txt`.
 */
export const FIXTURES = join(import.meta.dirname, 'fixtures');
const CONFIG = 'lock: { lineage: 6f1c2a }\naccount: { region: in1 }\n';

export interface Setting {
  readonly environment?: string;
  readonly withoutConfig?: boolean;
  /** What git cannot hold, or not on every machine. */
  readonly prepare?: (repo: string) => void;
}

export const SETTINGS: Partial<Record<ProblemCode, Setting>> = {
  'config-not-found': { withoutConfig: true },
  'unknown-environment': { environment: 'stagin' },
  'file-too-large': {
    prepare: (repo) => truncateSync(join(repo, 'segments/huge.yaml'), 64 * 1024 * 1024 + 1),
  },
  'file-not-utf8': {
    prepare: (repo) => {
      const text = Buffer.from('segment: { customer_segment_id: caf\xe9 }\n', 'latin1');
      writeFileSync(join(repo, 'segments/latin1.yaml'), text);
    },
  },
  'file-unreadable': {
    prepare: (repo) => symlinkSync('gone.yaml', join(repo, 'segments/link.yaml')),
  },
  'file-outside-repository': {
    prepare: (repo) => {
      writeFileSync(join(repo, '../outside.yaml'), 'secret: 1\n');
      symlinkSync('../../outside.yaml', join(repo, 'segments/link.yaml'));
    },
  },
  'list-outside-repository': {
    prepare: (repo) => {
      writeFileSync(join(repo, '../outside.txt'), 'a\n');
      symlinkSync('../outside.txt', join(repo, 'link.txt'));
      symlinkSync('..', join(repo, 'up'));
    },
  },
  'list-in-git': {
    prepare: (repo) => {
      writeFileSync(join(repo, '.git/config'), 'a\n');
      symlinkSync('.git/config', join(repo, 'link.txt'));
    },
  },
  'list-not-a-file': { prepare: (repo) => mkdirSync(join(repo, 'lists')) },
  'too-many-lists': {
    prepare: (repo) => {
      const named = '  - file: l.txt\n'.repeat(801);
      const head = 'segment: { customer_segment_id: vip }\nmembers_from:\n';
      writeFileSync(join(repo, 'segments/vip.yaml'), head + named);
    },
  },
  'too-many-links': {
    prepare: (repo) => {
      mkdirSync(join(repo, 'more'));
      for (let at = 0; at < 101; at += 1) symlinkSync('../more', join(repo, `segments/link${at}`));
    },
  },
  'link-not-followed': {
    prepare: (repo) => {
      mkdirSync(join(repo, '../elsewhere'));
      writeFileSync(join(repo, '../elsewhere/x.yaml'), 'secret: 1\n');
      symlinkSync('../../elsewhere', join(repo, 'segments/elsewhere'));
    },
  },
  'list-unreadable': { prepare: (repo) => chmodSync(join(repo, 'vip.txt'), 0) },
  'more-problems': {
    prepare: (repo) => {
      const lines = Array.from({ length: 150 }, () => '  - null\n').join('');
      const head = 'segment: { customer_segment_id: vip }\nmembers:\n';
      writeFileSync(join(repo, 'segments/vip.yaml'), head + lines);
    },
  },
};
/** Root may read everything, so this one cannot be staged where tests run as root. */
export const NOT_AS_ROOT: readonly ProblemCode[] = ['list-unreadable'];

/** A repository of its own in an empty folder: what git looks for is there, and nothing else of it. */
export function stage(parent: string, code: ProblemCode): string {
  const setting = SETTINGS[code] ?? {};
  const repo = join(parent, 'repo');
  mkdirSync(join(repo, '.git'), { recursive: true });
  cpSync(join(FIXTURES, code, 'repo'), repo, { recursive: true });
  const config = join(repo, 'segops.yaml');
  if (!existsSync(config) && !setting.withoutConfig) writeFileSync(config, CONFIG);
  mkdirSync(join(repo, 'segments'), { recursive: true });
  setting.prepare?.(repo);
  return repo;
}

const SPACE = new SortSpace(memorySpill(), 1);

/** What `segops validate` reads and finds in it. */
export function problemsOf(repo: string, environment: string | null): readonly Problem[] {
  const found = findConfig(join(repo, 'segments'));
  if (!found.ok) return found.problems;
  const config = readConfig(found.value, environment, repo);
  if (!config.ok) return config.problems;
  const manifests = readManifests(config.value, repo);
  if (!manifests.ok) return manifests.problems;
  const told = manifests.value.flatMap(listRefsOf).flatMap((ref) => {
    const path = resolveList(config.value, ref);
    if (!path.ok) return path.problems;
    const list = openList(ref, () => openListFile(path.value), SPACE);
    for (const kind of ['identity', 'guid'] as const) {
      const cursor = list.cursor(kind);
      while (cursor.next());
    }
    return list.problems();
  });
  return [...config.warnings, ...manifests.warnings, ...told];
}
