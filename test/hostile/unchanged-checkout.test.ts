import { rmSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import { checkUnchanged } from '../../src/app/unchanged-checkout.ts';
import { openWorkspace } from '../../src/app/workspace.ts';
import { write } from '../cli/segops.ts';
import { git } from '../git/plain-git.ts';
import { TestRemote } from '../git/remotes.ts';

/** HEAD is where it should be, and a step has moved files since. */
const CONFIG = 'lock: { branch: segops-lock, lineage: a6f1c2 }\naccount: { region: in1 }\n';
const vip = (more: string) => `segment: { customer_segment_id: vip }\nmembers: [ada]\n${more}`;
const FROM = 'members_from: [file: lists/vip.txt, file: fetched/night.txt]\n';

let cwd = '';
beforeEach(() => {
  cwd = new TestRemote().clone();
  write(cwd, '.gitignore', 'fetched/\n');
  write(cwd, 'segops.yaml', CONFIG);
  write(cwd, 'segments/vip.yaml', vip(FROM));
  write(cwd, 'lists/vip.txt', 'bob\n');
  write(cwd, 'other.txt', 'mallory\n');
  git(['add', '.'], { cwd });
  git(['commit', '--quiet', '-m', 'Declare'], { cwd });
  write(cwd, 'fetched/night.txt', 'cleo\n');
});

function check(): void {
  checkUnchanged(openWorkspace(cwd, { config: null, env: null }));
}

const CHANGED = expect.objectContaining({
  exitCode: 3,
  problems: [expect.objectContaining({ code: 'checkout-changed' })],
});

function thrown(): unknown {
  try {
    check();
    return null;
  } catch (error) {
    return error;
  }
}

describe('a checkout that is not its commit', () => {
  it('is told from one that is', () => {
    expect(thrown()).toBeNull();
    write(cwd, 'fetched/night.txt', 'cleo\ndan\n');
    write(cwd, 'lists/vip.txt', 'bob\r\n');
    expect(thrown()).toBeNull();
  });

  it.each([
    ['a manifest of another commit', 'segments/vip.yaml', vip(FROM).replace('ada', 'mallory')],
    ['a manifest that it does not have', 'segments/more.yaml', vip('').replace('vip', 'more')],
    ['another config', 'segops.yaml', `${CONFIG}guard: { max_removals: 100% }\n`],
    ['another list', 'lists/vip.txt', 'bob\nmallory\n'],
  ])('has %s', (_, path, text) => {
    write(cwd, path, text);
    expect(thrown()).toEqual(CHANGED);
    // Neither the index nor its flags have a say.
    git(['add', path], { cwd });
    git(['update-index', '--assume-unchanged', path], { cwd });
    expect(thrown()).toEqual(CHANGED);
  });

  it('has a link in place of a list', () => {
    rmSync(join(cwd, 'lists/vip.txt'));
    symlinkSync('../other.txt', join(cwd, 'lists/vip.txt'));
    expect(thrown()).toEqual(CHANGED);
  });
});
