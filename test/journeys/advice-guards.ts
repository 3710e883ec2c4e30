import { expect } from 'vitest';
import type { Emulator } from '../../src/emulator/server.ts';
import type { Stage } from './advice.ts';
import { withLockfile } from './advice.ts';

/** What a guard refuses, and the YAML that it prints: pasted as it is, the plan passes. */
export interface GuardStory {
  /** Where one guard has several. */
  readonly when?: string;
  /** Applied first. */
  readonly files: Readonly<Record<string, string>>;
  /** What is refused then. */
  readonly and: Readonly<Record<string, string>>;
  /** In `guard:` of the config. */
  readonly limit?: string;
  /** Besides files: in a shell. */
  readonly does?: string;
}

const HEAD = 'segment: { customer_segment_id: vip, create: true }\n';
const OF_LIST = `${HEAD}members_from: [{ file: lists/in.txt }]\n`;
const people = (from: number, to: number) =>
  Array.from({ length: to - from + 1 }, (_, at) => `user${from + at}`);
const list = (from: number, to: number) => `${people(from, to).join('\n')}\n`;
const members = (from: number, to: number) => `${HEAD}members: [${people(from, to).join(', ')}]\n`;

export const GUARDS = {
  emptying: [
    {
      when: 'by an exclusion',
      files: { 'segments/vip.yaml': OF_LIST, 'lists/in.txt': list(1, 3) },
      and: {
        'segments/vip.yaml': `${OF_LIST}exclude_from: [{ file: lists/out.txt }]\n`,
        'lists/out.txt': list(1, 3),
      },
    },
    {
      when: 'of members that the manifest lists',
      files: { 'segments/vip.yaml': members(1, 3) },
      and: {
        'segments/vip.yaml': `${members(1, 3)}exclude_from: [{ file: lists/out.txt }]\n`,
        'lists/out.txt': list(1, 3),
      },
    },
  ],
  same_segment: [
    {
      files: { 'segments/vip.yaml': members(1, 3) },
      and: {
        'segments/vip.yaml': `${HEAD}members: []\n`,
        'segments/seven.yaml': `segment: { ct_segment_id: 7 }\nmembers: [user1, user2, user3]\n`,
      },
    },
  ],
  split: [
    {
      files: { 'segments/vip.yaml': `${members(1, 40)}split: { salt: may, take: 0%..50% }\n` },
      and: { 'segments/vip.yaml': `${members(1, 40)}split: { salt: june, take: 0%..50% }\n` },
      limit: 'max_removals: 100%',
    },
  ],
  empty_list: [
    {
      files: { 'segments/vip.yaml': `${OF_LIST}members: [ada]\n`, 'lists/in.txt': list(1, 3) },
      and: { 'lists/in.txt': '' },
    },
  ],
  list_cut_off: [
    {
      files: { 'segments/vip.yaml': OF_LIST, 'lists/in.txt': list(1, 9) },
      and: { 'lists/in.txt': list(1, 8).trimEnd() },
    },
  ],
  max_age: [
    {
      files: {
        'segments/vip.yaml': `${HEAD}members_from: [{ file: lists/in.txt, max_age: 1h }]\n`,
        'lists/in.txt': list(1, 3),
      },
      and: {},
      does: "touch -d '2 days ago' lists/in.txt",
    },
  ],
  expect_rows: [
    {
      files: {
        'segments/vip.yaml': `${HEAD}members_from: [{ file: lists/in.txt, expect_rows: 2..3 }]\n`,
        'lists/in.txt': list(1, 3),
      },
      and: { 'lists/in.txt': list(1, 4) },
    },
  ],
  checksum: [
    {
      files: { 'segments/vip.yaml': OF_LIST, 'lists/in.txt': list(1, 3) },
      and: { 'lists/in.txt': list(1, 4), 'lists/in.txt.sha256': `${'0'.repeat(64)}  in.txt\n` },
    },
  ],
  max_removals: [
    {
      files: { 'segments/vip.yaml': members(1, 20) },
      and: { 'segments/vip.yaml': members(11, 20) },
    },
    {
      when: 'with a guard in the manifest already',
      files: { 'segments/vip.yaml': `${members(1, 20)}guard:\n  max_removals: 40%\n` },
      and: { 'segments/vip.yaml': `${members(11, 20)}guard:\n  max_removals: 40%\n` },
    },
  ],
  max_additions: [
    {
      files: { 'segments/vip.yaml': `${members(1, 20)}guard: { max_additions: 1 }\n` },
      and: { 'segments/vip.yaml': `${members(1, 25)}guard: { max_additions: 1 }\n` },
    },
  ],
  max_exclusion_shrink: [
    {
      files: {
        'segments/vip.yaml': `${members(1, 30)}exclude_from: [{ file: lists/out.txt }]\n`,
        'lists/out.txt': list(1, 20),
      },
      and: { 'lists/out.txt': list(16, 20) },
    },
  ],
  max_exclusion_rows_lost: [
    {
      files: {
        'segments/vip.yaml': `${members(1, 3)}exclude_from: [{ file: lists/out.txt }]\n`,
        'lists/out.txt': list(11, 40),
      },
      and: { 'lists/out.txt': list(11, 20) },
    },
  ],
  max_changes: [
    {
      files: { 'segments/vip.yaml': members(1, 3) },
      limit: 'max_changes: 2',
      and: { 'segments/vip.yaml': members(1, 9) },
    },
  ],
  max_billed_events: [
    {
      files: { 'segments/vip.yaml': members(1, 3) },
      limit: 'max_billed_events: 5',
      and: { 'segments/vip.yaml': members(1, 9) },
    },
  ],
} satisfies Readonly<Record<string, readonly GuardStory[]>>;

/** Brings a refusal about, pastes what it prints, gives a reason, and plans again. */
export async function permit(guard: string, story: GuardStory, emulator: Emulator): Promise<void> {
  const stage = await withLockfile(emulator);
  for (const [path, text] of Object.entries(story.files)) stage.write(path, text);
  if (story.limit !== undefined) {
    const [name = ''] = story.limit.split(':');
    const others = stage.read('segops.yaml').replace(new RegExp(`\\b${name}: [^,}]*, `), '');
    stage.write('segops.yaml', others.replace('guard: { ', `guard: { ${story.limit}, `));
  }
  await stage.does('segops apply --yes');
  for (const [path, text] of Object.entries(story.and)) stage.write(path, text);
  if (story.does !== undefined) await stage.does(story.does);
  const refused = await stage.run('segops plan');
  expect(refused, refused.text).toMatchObject({
    code: 3,
    text: expect.stringMatching(new RegExp(`\\b${guard}\\b`)),
  });
  expect(pastePermits(stage, refused.text), refused.text).toBeGreaterThan(0);
  const passed = await stage.run('segops plan');
  expect(passed, passed.text).toMatchObject({
    code: 0,
    text: expect.not.stringContaining('Refused'),
  });
}

/** Where a refusal says that YAML belongs, and the YAML, from the first column to an empty line. */
const PERMIT =
  /If it is meant, write in (\S+?)(?:, in place of its ([a-z ]+?))?(?:, and give a reason)?:\n\n((?:.+\n)+)/g;
const ANY_SPACE = new RegExp(PERMIT.source.replaceAll(' ', '\\s+'), PERMIT.flags);

function pastePermits(stage: Stage, text: string): number {
  const permits = [...text.matchAll(ANY_SPACE)];
  for (const [, file = '', replaces, yaml = ''] of permits) {
    const fields = (replaces ?? '').split(/\s+and\s+/).filter(Boolean);
    const kept = fields.reduce(withoutField, stage.read(file));
    stage.write(file, kept + yaml.replace('reason: ""', 'reason: "It is meant"'));
  }
  return permits.length;
}

function withoutField(text: string, name: string): string {
  expect(text).toContain(`${name}:`);
  return text.replace(new RegExp(`^${name}:.*\\n(?: +.*\\n)*`, 'm'), '');
}
