import { readdirSync, readFileSync, statSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';
import { describe, expect, it } from 'vitest';

/**
 * The layers of src/, from the lowest up: a module imports only what stands above it in this list,
 * and the files of src/ itself. The entry points in cmd/ import anything; nothing imports them.
 */
const LAYERS = [
  'files',
  'git',
  'members',
  'yaml',
  'config',
  'lists',
  'manifest',
  'clevertap',
  'lock',
  'diff',
  'plan',
  'apply',
  'review',
  'inspect',
  'verify',
  'github',
  'report',
  'html',
  'emulator',
  'app',
];
/** CleverTap's JSON: plain types, and all that the emulator shares with the rest. */
const WIRE = 'src/clevertap/wire.ts';
const PURE = [
  'members',
  'yaml',
  'config',
  'lists',
  'manifest',
  'diff',
  'plan',
  'review',
  'verify',
  'report',
  'html',
];
/** The few files of a pure layer that touch the disk, each for a reason that its head gives. */
const EFFECTFUL_FILES = [
  'src/yaml/read-text.ts',
  'src/config/read-config.ts',
  'src/manifest/read-manifests.ts',
  'src/manifest/match-files.ts',
  'src/manifest/read-owners.ts',
  'src/manifest/overlooked.ts',
  'src/lists/list-files.ts',
  'src/members/spill.ts',
];
const FORBIDDEN_IN_PURE = [
  /\bconsole\./,
  /\bprocess\./,
  /\bDate\.now\b/,
  /\bnew Date\(\)/,
  /\bMath\.random\b/,
  /\bperformance\./,
  /\bsetTimeout\b/,
  /\bfetch\(/,
  /from '(node:)?(fs|fs\/promises|http|https|net|child_process|os|undici|timers)'/,
];

/** Functions of node:fs that write; `openSync` does if it is not told to read. */
const WRITING =
  /\b(append|chmod|chown|copyFile|cp|createWrite|fchmod|fchown|ftruncate|futimes|lchown|link|lutimes|mkdir|mkdtemp|rename|rm|rmdir|symlink|truncate|unlink|utimes|write)\w*\b|\bpromises\b|\*/;
const OPENING = /\bopenSync\((?![^;]*('r'|O_RDONLY))/;
/** Besides src/files/, those that write what is theirs alone, each for a reason. */
const WRITERS: Readonly<Record<string, string>> = {
  'src/members/spill.ts': 'runs of a sort, in files that have no name',
  'src/emulator/state-file.ts': 'the emulator shares nothing with the rest',
  'src/app/demo.ts': 'a repository of its own, in a folder of its own',
};

function sourceFiles(folder: string): string[] {
  return readdirSync(folder).flatMap((name) => {
    const path = join(folder, name);
    if (statSync(path).isDirectory()) return sourceFiles(path);
    return path.endsWith('.ts') ? [path] : [];
  });
}

function importsOf(file: string): string[] {
  const text = readFileSync(file, 'utf8');
  const found = [...text.matchAll(/(?:from|import\()\s*'(\.[^']+)'/g)].map(
    (match) => match[1] ?? '',
  );
  return found.map((specifier) => normalize(join(dirname(file), specifier)));
}

/** What is read at start-up with these files: types are erased, and `import()` waits until it is called. */
function loadedWith(files: readonly string[]): Set<string> {
  const loaded = new Set<string>();
  const visit = (file: string) => {
    if (loaded.has(file)) return;
    loaded.add(file);
    if (!file.endsWith('.ts')) return;
    const text = readFileSync(file, 'utf8');
    for (const [, specifier = ''] of text.matchAll(
      /^(?:import|export) (?!type )[^;]*?'([^']+)'/gm,
    )) {
      visit(specifier.startsWith('.') ? normalize(join(dirname(file), specifier)) : specifier);
    }
  };
  for (const file of files) visit(file);
  return loaded;
}

/** `members` of `src/members/bytes.ts`, `src` of `src/model.ts`, `cmd` of everything there. */
function layerOf(path: string): string {
  const [top = '', layer = '', rest] = path.split('/');
  if (top !== 'src') return top;
  return rest === undefined ? 'src' : layer;
}

function isAllowed(file: string, target: string): boolean {
  const [layer, other] = [layerOf(file), layerOf(target)];
  if (other === layer || other === 'src') return true;
  if (target === WIRE || target.startsWith('schema/')) return layer !== 'src';
  if (layer === 'src' || layer === 'emulator') return false;
  return LAYERS.includes(other) && LAYERS.indexOf(other) < LAYERS.indexOf(layer);
}

/** Every import that closes a cycle, as the way around: `a -> b -> a`. */
function cyclesAmong(files: readonly string[]): string[] {
  const done = new Set<string>();
  const cycles: string[] = [];
  const visit = (file: string, way: readonly string[]) => {
    const at = way.indexOf(file);
    if (at >= 0) cycles.push([...way.slice(at), file].join(' -> '));
    if (at >= 0 || done.has(file) || !file.endsWith('.ts')) return;
    for (const target of importsOf(file)) visit(target, [...way, file]);
    done.add(file);
  };
  for (const file of files) visit(file, []);
  return cycles;
}

describe('the structure', () => {
  const files = sourceFiles('src');

  it('has only the layers of the list', () => {
    const unknown = files.map(layerOf).filter((name) => name !== 'src' && !LAYERS.includes(name));
    expect(unknown).toEqual([]);
  });

  it('has its layers in the table of CONTRIBUTING, in the same order', () => {
    const [, table = ''] = readFileSync('CONTRIBUTING.md', 'utf8').split('| layer | ');
    const [rows = ''] = table.split('\n\n');
    const named = [...rows.matchAll(/^\| `(\w+)\/` \|/gm)].map(([, name]) => name);
    expect(named).toEqual(LAYERS);
  });

  it('imports only what stands above', () => {
    const stray = files.flatMap((file) =>
      importsOf(file)
        .filter((target) => !isAllowed(file, target))
        .map((target) => `${file} -> ${target}`),
    );
    expect(stray).toEqual([]);
  });

  it('has no import cycle', () => {
    expect(cyclesAmong([...files, ...sourceFiles('cmd')])).toEqual([]);
  });

  it('loads the HTTP client, which is half of the program, only in commands that send', () => {
    const sending = ['apply', 'doctor'];
    const commands = readdirSync('cmd/cli').filter((name) => name.endsWith('.ts'));
    const loading = commands.filter((name) => loadedWith([`cmd/cli/${name}`]).has('undici'));
    expect(loading).toEqual(sending.map((name) => `${name}.ts`));
  });

  it('keeps the pure layers from clock, environment, network and console', () => {
    const touches = files
      .filter((file) => PURE.includes(layerOf(file)) && !EFFECTFUL_FILES.includes(file))
      .flatMap((file) => {
        const text = readFileSync(file, 'utf8');
        return FORBIDDEN_IN_PURE.filter((pattern) => pattern.test(text)).map(
          (pattern) => `${file}: ${pattern.source}`,
        );
      });
    expect(touches).toEqual([]);
  });

  it('writes files in one place', () => {
    const writing = [...files, ...sourceFiles('cmd')].filter((file) => {
      const text = readFileSync(file, 'utf8');
      const imported = [...text.matchAll(/import ([^;]+?) from '(?:node:)?fs(?:\/\w+)?'/g)];
      return OPENING.test(text) || imported.some(([line]) => WRITING.test(line));
    });
    const strangers = writing.filter((file) => !file.startsWith('src/files/'));
    expect(strangers.sort()).toEqual(Object.keys(WRITERS).sort());
  });

  it('starts git in one place, and nothing else but its own demo', () => {
    const starting = [...files, ...sourceFiles('cmd')].filter((file) =>
      /from '(node:)?child_process'/.test(readFileSync(file, 'utf8')),
    );
    expect(starting.sort()).toEqual(['cmd/cli/demo.ts', 'src/git/git.ts']);
  });

  it('leaves the console to the entry points', () => {
    const printing = files.filter((file) =>
      /\bconsole\.|process\.std(out|err)/.test(readFileSync(file, 'utf8')),
    );
    expect(printing).toEqual([]);
  });
});
