import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseConfig } from '../../src/config/parse-config.ts';
import { plain } from '../../src/message.ts';

const FILE = { path: '/repo/segops.yaml', shown: 'segops.yaml' };

const CONFIG = `segments: [segments/**/*.yaml, "!segments/old/**"]
lock: { file: locks/segops.lock, lineage: 6f1c2a }
account:
  region: in1
  timezone: Asia/Kolkata
  # account ID and passcode: CLEVERTAP_ACCOUNT_ID, CLEVERTAP_PASSCODE
limits: { users: 50, in_flight: 2, counting: distinct }
settle: 1h30m
verify: { lag: 2h, max_resend: 5% }
approve: manifests-only
public: true
guard:
  max_removals: 25%
  min_existing: 5
  max_additions: 500
  max_changes: 10%
  max_billed_events: 50000
  window: 12h
  waiver: { max_changes: 60%, until: 2026-12-01T18:00Z, reason: undo the list of Monday }
environments:
  staging:
    account: { base_url: "http://127.0.0.1:4010/" }
    lock: { branch: segops-lock, lineage: 00123 }
    limits: { users: 10 }
    guard: { max_exclusion_shrink: 3 }
  bare:
    lock: { file: bare.lock }
`;

function codes(text: string, environment: string | null = null): string[] {
  const result = parseConfig(text, FILE, environment, 0);
  return result.ok ? [] : result.problems.map((problem) => problem.code);
}

describe('the config', () => {
  it('reads every setting', () => {
    const result = parseConfig(CONFIG, FILE, null, 0);
    const value = result.ok ? { ...result.value, globs: undefined } : result;
    expect(value).toEqual({
      file: 'segops.yaml',
      folder: '/repo',
      now: 0,
      segments: ['segments/**/*.yaml', '!segments/old/**'],
      everyGlob: ['segments/**/*.yaml', '!segments/old/**'],
      globs: undefined,
      lock: { at: { kind: 'file', file: 'locks/segops.lock' }, lineage: '6f1c2a' },
      account: { kind: 'region', region: 'in1', timezone: 'Asia/Kolkata' },
      limits: { users: 50, segments: 100, entries: 100, inFlight: 2, counting: 'distinct' },
      settleMs: 5_400_000,
      verify: { lagMs: 7_200_000, maxResend: { kind: 'share', share: 0.05 } },
      guard: {
        limits: {
          max_removals: { kind: 'share', share: 0.25 },
          max_additions: { kind: 'count', count: 500 },
          max_exclusion_shrink: { kind: 'share', share: 0.1 },
          max_exclusion_rows_lost: { kind: 'share', share: 0.1 },
          max_changes: { kind: 'share', share: 0.1 },
          max_billed_events: { kind: 'count', count: 50_000 },
          min_existing: { kind: 'count', count: 5 },
          window: { kind: 'duration', ms: 43_200_000 },
          exclusion_window: { kind: 'duration', ms: 604_800_000 },
        },
        waiver: {
          until: Date.UTC(2026, 11, 1, 18),
          reason: 'undo the list of Monday',
          limits: { max_changes: { kind: 'share', share: 0.6 } },
          lists: [],
          distinctFrom: [],
          salts: [],
        },
      },
      writtenGuard: {
        limits: {
          max_removals: { kind: 'share', share: 0.25 },
          max_additions: { kind: 'count', count: 500 },
          max_changes: { kind: 'share', share: 0.1 },
          max_billed_events: { kind: 'count', count: 50_000 },
          min_existing: { kind: 'count', count: 5 },
          window: { kind: 'duration', ms: 43_200_000 },
        },
        waiver: {
          until: Date.UTC(2026, 11, 1, 18),
          reason: 'undo the list of Monday',
          limits: { max_changes: { kind: 'share', share: 0.6 } },
          lists: [],
          distinctFrom: [],
          salts: [],
        },
      },
      environment: null,
      approve: 'manifests-only',
      onRefusal: 'all',
      isPublic: true,
    });
  });

  it('lays an environment over it: lock and account whole, limits and guard by key', () => {
    const result = parseConfig(CONFIG, FILE, 'staging', 0);
    expect(result.ok && result.value).toMatchObject({
      segments: ['segments/**/*.yaml', '!segments/old/**'],
      lock: { at: { kind: 'branch', branch: 'segops-lock' }, lineage: '00123' },
      account: { kind: 'base-url', baseUrl: 'http://127.0.0.1:4010' },
      limits: { users: 10, segments: 100, entries: 100, inFlight: 2, counting: 'distinct' },
      settleMs: 5_400_000,
      guard: {
        limits: {
          max_removals: { kind: 'share', share: 0.25 },
          max_exclusion_shrink: { kind: 'count', count: 3 },
          min_existing: { kind: 'count', count: 5 },
        },
      },
      environment: 'staging',
    });
  });

  it('does not lend its lineage to the lock of an environment', () => {
    expect(codes(CONFIG, 'bare')).toEqual(['missing-lineage']);
  });

  it('checks the environments that were not chosen too', () => {
    expect(codes(`${CONFIG}  broken: { settle: soon }\n`)).toEqual(['bad-duration']);
  });

  it('does not take the name of an object’s own field for an environment', () => {
    expect(codes(CONFIG, 'constructor')).toEqual(['unknown-environment']);
  });

  it.each([
    ['http://localhost:4010', []],
    ['https://localhost', []],
    ['http://[::1]:80', []],
    ['http://127.1', []],
    ['http://127.0.0.1.nip.io', ['base-url-not-loopback']],
    ['http://user@127.0.0.1', ['base-url-not-loopback']],
    ['http://127.0.0.1#x', ['base-url-not-loopback']],
    ['http://0.0.0.0', ['base-url-not-loopback']],
    ['file:///etc', ['base-url-not-loopback']],
    ['127.0.0.1:4010', ['base-url-not-loopback']],
  ])('judges the base URL %s', (url, outcome) => {
    expect(codes(`lock: { lineage: a }\naccount: { base_url: "${url}" }\n`)).toEqual(outcome);
  });

  it.each([
    ['Asia/Kolkata', []],
    ['UTC', []],
    ['Asia/Kolkatta', ['unknown-value']],
    ['IST+5', ['unknown-value']],
  ])('judges the time zone %s', (zone, outcome) => {
    const account = `{ region: in1, timezone: ${zone} }`;
    expect(codes(`lock: { lineage: a }\naccount: ${account}\n`)).toEqual(outcome);
  });

  it('refuses a region beside a base URL', () => {
    const account = '{ region: in1, base_url: "http://localhost" }';
    expect(codes(`lock: { lineage: a }\naccount: ${account}\n`)).toEqual(['missing-account']);
  });

  it.each(['segops-lock', 'team/lock', 'v1.2_lock'])('takes %s for a branch', (branch) => {
    expect(codes(`lock: { branch: ${branch}, lineage: a }\naccount: { region: in1 }\n`)).toEqual(
      [],
    );
  });

  it.each(['-x', 'a..b', 'a//b', 'a.lock', 'a b', 'a/', '/a', 'a~1', 'a:b', '.a', 'a/.b'])(
    'refuses %s as a branch',
    (branch) => {
      const text = `lock: { branch: "${branch}", lineage: a }\naccount: { region: in1 }\n`;
      expect(codes(text)).toEqual(['bad-branch-name']);
    },
  );
});

const fragment = fc.constantFrom(
  ...['account:', '\n', '\n  ', ' region: in1', 'lock: { lineage: a }', '{', '}', '[', ']', '"'],
  ...[': ', ', ', '- ', '*a', '&a ', '!t ', '@', '|', 'environments:', ' staging:', 'settle: '],
);

describe('a passcode in the config', () => {
  const text = fc
    .tuple(fc.array(fragment, { maxLength: 12 }), fc.array(fragment, { maxLength: 12 }))
    .map(([before, after]) => `${before.join('')}passcode: S3CR3T${after.join('')}`);

  it('is never shown, however broken the file', () => {
    fc.assert(
      fc.property(text, (written) => {
        const result = parseConfig(written, FILE, null, 0);
        expect(JSON.stringify(result.ok ? [] : result.problems)).not.toContain('S3CR3T');
      }),
      { numRuns: 400 },
    );
  });

  it('masks what the file says, and keeps our own words', () => {
    const config = `lock: { lineage: a }
account: { region: in1, passcode: b }
settle: soon
environments: { staging: { guard: { no: 1 } } }
`;
    const result = parseConfig(config, FILE, null, 0);
    const problems = result.ok ? [] : result.problems;
    expect(problems.map(({ message, next }) => [plain(message), plain(next)])).toEqual([
      [
        'a passcode must not be in a file',
        'Remove it, and set `CLEVERTAP_PASSCODE` in the environment. If the file was ever pushed, change the passcode in CleverTap.',
      ],
      [
        '"..." is not a valid duration',
        'Write days, hours, minutes and seconds, such as 2d, 24h, 15m, 90s or 1h30m. The longest is a week.',
      ],
      [
        'unknown field "..." in `...` of the environment ...',
        'Use one of these fields: `max_removals`, `max_additions`, `max_exclusion_shrink`, `max_exclusion_rows_lost`, `max_changes`, `max_billed_events`, `min_existing`, `window`, `exclusion_window` or `waiver`.',
      ],
    ]);
  });

  it('is refused in every place', () => {
    for (const config of [
      'passcode: x\n',
      'account: { region: in1, "pass\\x63ode": x }\n',
      'environments: { a: { account: { region: in1, CLEVERTAP_PASSCODE: x } } }\n',
    ]) {
      expect(codes(config)).toContain('passcode-in-config');
    }
  });
});
