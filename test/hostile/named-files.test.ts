import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { readMembers } from '../../src/app/import-members.ts';
import { createAccount } from '../../src/emulator/account.ts';
import { loadState, saveState } from '../../src/emulator/state-file.ts';
import { failureCode } from '../../src/failure.ts';
import { checkNamed, readNamed, writeNamed } from '../../src/files/named.ts';
import { newFolder } from './ways-in.ts';

const COLUMNS = { column: null, guidColumn: null, delimiter: null, encoding: null };

/** A person names a file of a checkout, and somebody else decided what is there. */
describe('files that a person names', () => {
  const before = process.cwd();
  let outside = '';

  beforeEach(() => {
    const folder = newFolder('named');
    outside = join(folder, 'outside');
    mkdirSync(join(folder, 'repository/.git'), { recursive: true });
    mkdirSync(outside);
    writeFileSync(join(outside, 'victim'), 'mine\n');
    makePipe(join(outside, 'pipe'));
    process.chdir(join(folder, 'repository'));
  });
  afterEach(() => process.chdir(before));

  const put = (path: string) => writeNamed(path, (write) => write(Buffer.from('plan\n')));
  const victim = () => readFileSync(join(outside, 'victim'), 'utf8');
  const caught = (run: () => unknown): string | null => {
    try {
      run();
      return null;
    } catch (error) {
      const code = failureCode(error);
      if (code === null) throw error;
      return code;
    }
  };

  it.each(['victim', 'pipe'])('are replaced where they are a link out to a %s', (to) => {
    symlinkSync(join(outside, to), 'plan.json');
    put('plan.json');
    expect([readFileSync('plan.json', 'utf8'), victim()]).toEqual(['plan\n', 'mine\n']);
  });

  it('are not written in a folder that is a link out', () => {
    symlinkSync(outside, 'out');
    expect(caught(() => put('out/victim'))).toBe('outside-repository');
    expect(caught(() => checkNamed('out/state.json'))).toBe('outside-repository');
    expect([victim(), readdirSync(outside)]).toEqual(['mine\n', ['pipe', 'victim']]);
  });

  it('are not waited for where they are a pipe of the checkout', () => {
    makePipe('plan.json');
    expect(caught(() => put('plan.json'))).toBe('not-a-regular-file');
    expect(caught(() => readNamed('plan.json'))).toBe('not-a-regular-file');
    expect(caught(() => readMembers({ from: 'plan.json', ...COLUMNS }))).toBe('import-missing');
  });

  it.each(['/dev/zero', 'pipe', 'victim'])('are not read through a link to %s', (to) => {
    symlinkSync(to.startsWith('/') ? to : join(outside, to), 'plan.json');
    expect(caught(() => readNamed('plan.json'))).toBe('outside-repository');
    expect(caught(() => readMembers({ from: 'plan.json', ...COLUMNS }))).toBe('outside-repository');
  });

  it('are not read from another working folder either', () => {
    symlinkSync('/dev/zero', 'plan.json');
    const path = join(process.cwd(), 'plan.json');
    process.chdir(outside);
    expect(caught(() => readNamed(path))).toBe('outside-repository');
  });

  it('are read up to a limit, whatever they are', () => {
    expect(caught(() => readNamed('/dev/zero', 1 << 22))).toBe('file-too-large');
  });

  it('may be a link in the checkout, and a link, a pipe or a device elsewhere', async () => {
    writeFileSync('real.json', 'plan\n');
    symlinkSync('real.json', 'link.json');
    expect(readNamed('link.json').toString()).toBe('plan\n');
    symlinkSync(join(outside, 'victim'), join(outside, 'link'));
    expect(readNamed(join(outside, 'link')).toString()).toBe('mine\n');
    put('/dev/null');
    const writer = spawn('sh', ['-c', 'echo plan > "$0"', join(outside, 'pipe')]);
    expect(readNamed(join(outside, 'pipe')).toString()).toBe('plan\n');
    await once(writer, 'close');
    const reader = spawn('cat', [join(outside, 'pipe')]);
    const read = once(reader.stdout, 'data');
    put(join(outside, 'pipe'));
    expect(String(await read)).toBe('plan\n');
  });

  it('hold the state of an emulator, which follows no link and waits for no pipe', () => {
    symlinkSync(join(outside, 'victim'), `state.json.${process.pid}.tmp`);
    saveState('state.json', createAccount());
    expect([victim(), readdirSync('.').length]).toEqual(['mine\n', 3]);
    symlinkSync(join(outside, 'victim'), 'link.json');
    expect(() => loadState('link.json')).toThrow('ELOOP');
    saveState('link.json', createAccount());
    expect([victim(), loadState('link.json') === null]).toEqual(['mine\n', false]);
    makePipe('pipe.json');
    expect(() => loadState('pipe.json')).toThrow('not a regular file');
    symlinkSync('/dev/zero', 'zero.json');
    expect(() => loadState('zero.json')).toThrow('ELOOP');
  });
});

function makePipe(path: string): void {
  execFileSync('sh', ['-c', 'mkfifo "$0"', path]);
}
