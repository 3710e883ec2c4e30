import { resolve } from 'node:path';
import { expect } from 'vitest';
import { CREATE_SEGMENT_PATH } from '../../src/clevertap/wire.ts';
import type { Code } from '../../src/codes.ts';
import { scheduleFaults } from '../cli/segops.ts';
import type { Stage, Walk } from './advice.ts';
import { folder, repository, withLockfile } from './advice.ts';
import { applied } from './advice-file-lock.ts';

/** Everything that is not about the lock. */
const APPLY = 'segops apply --yes';
const ACTION = resolve(import.meta.dirname, '../../dist/action.js');

/** The program is not ours: this one fetches what it was told. */
const LFS = '#!/bin/sh\n[ "$1" = pull ] && echo ada > lists/vip.txt\n';
const POINTER =
  'version https://git-lfs.github.com/spec/v1\noid sha256:4d7a214614ab2935c943f9e0ff69d22eadbb8f32b1258daaa5e2ca24d17e2393\nsize 4\n';

const SEVEN = 'segment: { ct_segment_id: 7 }\nmembers: [ada]\n';

/** As somebody does who makes the segment in CleverTap. */
async function create({ emulator }: Stage): Promise<void> {
  const { status } = await fetch(`${emulator.url}${CREATE_SEGMENT_PATH}`, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      'x-clevertap-account-id': emulator.accountId,
      'x-clevertap-passcode': emulator.passcode,
    },
    body: JSON.stringify([{ segment_name: 'VIP', customer_segment_id: 'vip' }]),
  });
  expect(status).toBe(200);
}

export const REST = {
  'config-not-found': [
    {
      bring: async (emulator) => ({ stage: repository(emulator), command: 'segops plan' }),
    },
    {
      when: 'to the lockfile that was lost with the config',
      bring: async (emulator) => {
        const stage = await applied(withLockfile(emulator));
        stage.remove('segops.lock', 'segops.lock.d', 'segops.yaml');
        return { stage, command: APPLY };
      },
    },
  ],
  'config-exists': [
    {
      bring: async (emulator) => {
        const stage = repository(emulator, {
          'segops.yaml': 'account: { region: in1 }\nlock: { file: segops.lock }\n',
        });
        return { stage, command: 'segops init --region in1 --yes', again: 'segops plan' };
      },
    },
  ],
  'missing-lineage': [
    {
      when: 'with no lockfile',
      bring: async (emulator) => {
        const config = 'account: { region: in1 }\nlock: { file: segops.lock }\n';
        return { stage: repository(emulator, { 'segops.yaml': config }), command: 'segops plan' };
      },
    },
    {
      when: 'with a config and an environment of other names',
      bring: async (emulator) => {
        const stage = repository(emulator, {
          'other file.yaml':
            'account: { region: in1 }\nlock: { file: a.lock, lineage: f00d00d00d00 }\nenvironments: { b: { lock: { file: b.lock } } }\n',
        });
        return { stage, command: "segops plan --config 'other file.yaml' -e b" };
      },
    },
    {
      when: 'beside its lockfile',
      bring: async (emulator) => {
        const stage = await applied(withLockfile(emulator));
        stage.edit('segops.yaml', /, lineage: \w+/, '');
        return { stage, command: APPLY };
      },
    },
  ],
  'list-is-lfs-pointer': [
    {
      bring: async (emulator) => {
        const stage = await withLockfile(emulator);
        stage.write('lists/vip.txt', POINTER);
        stage.write(
          'segments/list.yaml',
          'segment: { customer_segment_id: list }\nmembers_from: [{ file: lists/vip.txt }]\n',
        );
        stage.write('bin/git-lfs', LFS);
        await stage.does('chmod +x bin/git-lfs');
        stage.env.BIN = `${stage.cwd}/bin`;
        return { stage, command: 'segops validate' };
      },
    },
  ],
  'plan-stale': [
    {
      bring: async (emulator) => {
        const stage = await withLockfile(emulator);
        await stage.does("segops plan --out 'the plan.json'");
        stage.edit('segments/vip.yaml', 'bob', 'bob, cy');
        return { stage, command: "segops apply 'the plan.json'" };
      },
    },
  ],
  'consent-needed': [
    {
      when: 'with a plan file',
      bring: async (emulator) => {
        const stage = await withLockfile(emulator);
        await stage.does('segops plan --out plan.json');
        return { stage, command: 'segops apply' };
      },
    },
  ],
  'no-such-apply': [
    {
      bring: async (emulator) => ({
        stage: await applied(withLockfile(emulator)),
        command: 'segops revert 9',
      }),
      shows: /#1\b/,
    },
  ],
  'not-blocked': [
    {
      bring: async (emulator) => ({
        stage: await applied(withLockfile(emulator)),
        command: 'segops unblock vip',
      }),
      shows: /In step/,
    },
  ],
  'unknown-segment': [
    {
      when: 'of the lockfile',
      bring: async (emulator) => ({
        stage: await applied(withLockfile(emulator)),
        command: 'segops lock split news',
      }),
      shows: /vip/,
    },
  ],
  'bad-option': [
    {
      bring: async (emulator) => ({
        stage: folder(emulator),
        command: 'segops emulate --fault nonsense',
      }),
      shows: /--fault/,
    },
  ],
  'no-runner': [
    {
      bring: async (emulator) => ({
        stage: await withLockfile(emulator),
        command: `'${process.execPath}' '${ACTION}'`,
        again: 'segops plan',
      }),
    },
  ],
  'apply-partial': [
    {
      bring: async (emulator) => {
        const stage = await withLockfile(emulator);
        stage.edit('segments/vip.yaml', ', create: true', '');
        await scheduleFaults(emulator, ...Array.from({ length: 5 }, () => 'status=500'));
        return { stage, command: `echo apply-partial; ${APPLY}` };
      },
    },
  ],
  'segment-declared-twice': [
    {
      bring: async (emulator) => {
        const stage = await withLockfile(emulator);
        stage.write(
          'segments/vip.yaml',
          'segment: { customer_segment_id: vip, ct_segment_id: 7 }\nmembers: [ada]\n',
        );
        await stage.does(APPLY);
        stage.write('segments/vip.yaml', 'segment: { customer_segment_id: vip }\nmembers: [ada]\n');
        stage.write('segments/seven.yaml', SEVEN);
        return { stage, command: 'segops plan' };
      },
    },
  ],
  'ids-joined': [
    {
      isNotice: true,
      bring: async (emulator) => {
        const stage = await withLockfile(emulator);
        stage.write('segments/vip.yaml', 'segment: { customer_segment_id: vip }\nmembers: [ada]\n');
        stage.write('segments/seven.yaml', SEVEN);
        await stage.does(APPLY);
        stage.remove('segments/seven.yaml');
        stage.edit('segments/vip.yaml', 'vip }', 'vip, ct_segment_id: 7 }');
        return { stage, command: APPLY };
      },
      prose: {
        notice: (stage) => {
          stage.edit('segments/vip.yaml', ', ct_segment_id: 7', '');
          stage.write('segments/seven.yaml', SEVEN);
        },
      },
    },
  ],
  blocked: [
    {
      bring: async (emulator) => {
        const stage = await withLockfile(emulator);
        stage.edit('segments/vip.yaml', ', create: true', '');
        await stage.does(
          APPLY,
          `curl -s '${emulator.url}/_emulator/error-stream.csv' > errors.csv`,
          'segops import-errors errors.csv',
        );
        return { stage, command: APPLY };
      },
      prose: { next: (stage) => create(stage) },
    },
  ],
  'verify-one-segment': [
    {
      bring: async (emulator) => {
        const stage = await applied(withLockfile(emulator));
        stage.write('the users.csv', 'Identity\nada\nbob\n');
        return { stage, command: "segops verify --from 'the users.csv'" };
      },
      fills: ['KEY', () => 'vip'],
      shows: /vip/,
    },
  ],
  'output-failed': [
    {
      bring: async (emulator) => ({
        stage: await applied(withLockfile(emulator)),
        command: 'segops log > /dev/full',
        again: 'segops log',
      }),
      shows: /Nothing waits|vip|serial/i,
    },
  ],
  'ambiguous-apply': [
    {
      bring: async (emulator) => {
        const stage = await applied(withLockfile(emulator));
        const lock = 'segops.lock segops.lock.d .git/segops';
        const second = async (member: string) => {
          stage.edit('segments/vip.yaml', /bob.*\]/, `bob, ${member}]`);
          await stage.does(APPLY);
        };
        await stage.does(`mkdir .git/one && cp -a ${lock} .git/one`);
        await second('cy');
        await stage.does(
          `mkdir .git/two && mv ${lock} .git/two`,
          'cp -a .git/one/segops .git && cp -a .git/one/segops.lock* .',
        );
        await second('dan');
        await stage.does('cp -a .git/two/segops.lock* .', 'segops lock restore --yes', APPLY);
        return { stage, command: 'segops revert 2' };
      },
      shows: /"serial": ?2\b/,
    },
  ],
  'git-failed': [
    {
      bring: async (emulator) => {
        const stage = await withLockfile(emulator);
        stage.write('.git/config', '[core\n');
        return { stage, command: 'segops plan' };
      },
      // It says more, and fails too.
      ends: 128,
    },
  ],
} satisfies Partial<Record<Code, readonly Walk[]>>;
