import { readFileSync } from 'node:fs';
import { Ajv } from 'ajv';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { asLabel } from '../../src/message.ts';
import type { Plan } from '../../src/plan/plan.ts';
import { planToJsonPieces } from '../../src/report/plan-json.ts';
import type { Shown } from '../../src/report/privacy.ts';
import { anyText } from './any-text.ts';
import * as plans from './plans.ts';

const validate = new Ajv({ allErrors: true }).compile(
  JSON.parse(readFileSync('schema/plan.schema.json', 'utf8')),
);

function textOf(plan: Shown<Plan>): string {
  return [...planToJsonPieces(plan)].join('');
}

function errorsOf(document: unknown): unknown {
  validate(document);
  return validate.errors ?? [];
}

describe('a plan as JSON', () => {
  it('renders the small plan as its golden file', async () => {
    await expect(textOf(plans.SMALL)).toMatchFileSnapshot('golden/plan-small.json.txt');
  });

  it.each([
    ['small', plans.SMALL],
    ['nothing', plans.NOTHING],
    ['large', plans.LARGE],
    ['many', plans.MANY],
    ['refused', plans.REFUSED],
    ['creates', plans.CREATES],
    ['unconfirmed', plans.UNCONFIRMED],
    ['notices', plans.NOTICES],
    ['hostile', plans.HOSTILE],
    ['hostile-guards', plans.HOSTILE_GUARDS],
  ])('keeps to the schema: the %s plan', (_, plan) => {
    expect(errorsOf(JSON.parse(textOf(plan)))).toEqual([]);
  });

  it('is refused by the schema when a body is not one', () => {
    const document = JSON.parse(textOf(plans.SMALL));
    document.batches[0].bulk_profiles[0].segments[0].action = 'DROP';
    document.segments[0].add.push({ identity: 'a', guid: 'b' });
    expect(errorsOf(document)).toHaveLength(2);
  });

  it('holds the exact body of each request, both IDs where both are declared', () => {
    const plan = plans.planOf({
      segments: [
        plans.segmentOf('vip', {
          ids: { customerSegmentId: 'vip', ctSegmentId: 1234 },
          add: [
            { kind: 'identity', value: '00123' },
            { kind: 'guid', value: 'abc' },
          ],
        }),
      ],
    });
    expect(JSON.parse(textOf(plan)).batches).toEqual([
      {
        bulk_profiles: [
          {
            user_profiles: [{ identity: '00123' }, { guid: 'abc' }],
            segments: [{ ct_segment_id: 1234, customer_segment_id: 'vip', action: 'ADD' }],
          },
        ],
      },
    ]);
  });

  it('comes in pieces, none of which holds all members of a large segment', () => {
    const pieces = [...planToJsonPieces(plans.LARGE)];
    expect(Math.max(...pieces.map((piece) => piece.length))).toBeLessThan(50_000);
    expect(pieces.join('').length).toBeGreaterThan(500_000);
    expect(pieces.at(-1)).toBe('"waivers":[]}\n');
  });

  it('gives every value back as it was', () => {
    fc.assert(
      fc.property(fc.array(anyText), anyText, (values, name) => {
        const plan = plans.planOf({
          segments: [plans.segmentOf('key', { name, add: plans.membersOf(values) })],
          notices: [
            { code: 'orphan', segment: name, message: [asLabel(name)], next: [asLabel(name)] },
          ],
        });
        const [segment] = JSON.parse(textOf(plan)).segments;
        expect(segment.name).toBe(name);
        expect(segment.add).toEqual(values.map((identity) => ({ identity })));
      }),
      { numRuns: 200 },
    );
  });
});
