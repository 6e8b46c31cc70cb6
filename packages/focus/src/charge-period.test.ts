import fc from 'fast-check';

import {
  PERIOD_GRAINS,
  intersectPeriods,
  isPeriodStart,
  periodEnd,
  periodStart,
  periodsBetween,
  shiftPeriod,
  subtractPeriods,
  tilePeriods,
} from './charge-period.ts';
import type { ChargePeriod } from './charge-period.ts';

const day = (text: string) => Date.parse(`${text}Z`);
const moment = fc.integer({ min: Date.UTC(1969, 0, 1), max: Date.UTC(2100, 0, 1) });
const grain = fc.constantFrom(...PERIOD_GRAINS);
const span = fc
  .tuple(moment, fc.integer({ min: 0, max: 400 * 86_400_000 }))
  .map(([start, length]) => ({ start, end: start + length }));
const size = (pieces: readonly ChargePeriod[]) => pieces.reduce((sum, piece) => sum + piece.end - piece.start, 0);

test.each([
  ['hour', '2024-02-29T23:59:59.999', '2024-02-29T23:00', '2024-03-01T00:00'],
  ['day', '2024-02-29T23:59', '2024-02-29T00:00', '2024-03-01T00:00'],
  ['week', '2024-09-01T12:00', '2024-08-26T00:00', '2024-09-02T00:00'],
  ['week', '2024-09-02T00:00', '2024-09-02T00:00', '2024-09-09T00:00'],
  ['month', '2024-02-29T00:00', '2024-02-01T00:00', '2024-03-01T00:00'],
  ['month', '2023-12-31T23:00', '2023-12-01T00:00', '2024-01-01T00:00'],
  ['month', '1969-12-31T23:00', '1969-12-01T00:00', '1970-01-01T00:00'],
] as const)('the %s of %s is %s to %s', (of, at, start, end) => {
  expect(periodStart(day(at), of)).toBe(day(start));
  expect(periodEnd(day(at), of)).toBe(day(end));
});

test('a period holds its moment, and its neighbours begin where it ends', () => {
  fc.assert(
    fc.property(moment, grain, fc.integer({ min: -40, max: 40 }), (at, of, steps) => {
      const [start, end] = [periodStart(at, of), periodEnd(at, of)];
      expect(start).toBeLessThanOrEqual(at);
      expect(end).toBeGreaterThan(at);
      expect(isPeriodStart(start, of)).toBe(true);
      expect(periodStart(end - 1, of)).toBe(start);
      expect(shiftPeriod(shiftPeriod(at, of, steps), of, -steps)).toBe(start);
    })
  );
});

test('weeks start on Monday', () => {
  fc.assert(fc.property(moment, (at) => new Date(periodStart(at, 'week')).getUTCDay() === 1));
});

test('tiles fill a span without gap or overlap, each within one period', () => {
  fc.assert(
    fc.property(span, fc.constantFrom('day' as const, 'week' as const, 'month' as const), ({ start, end }, of) => {
      const tiles = [...tilePeriods(start, end, of)];
      expect(size(tiles)).toBe(end - start);
      let at = start;
      for (const tile of tiles) {
        expect(tile.start).toBe(at);
        expect(tile.end).toBeGreaterThan(tile.start);
        expect(periodStart(tile.end - 1, of)).toBe(periodStart(tile.start, of));
        at = tile.end;
      }
    })
  );
});

test('whole periods between two moments', () => {
  expect([...periodsBetween(day('2024-01-31T12:00'), day('2024-02-01T00:01'), 'month')]).toEqual([
    { start: day('2024-01-01T00:00'), end: day('2024-02-01T00:00') },
    { start: day('2024-02-01T00:00'), end: day('2024-03-01T00:00') },
  ]);
  expect([...tilePeriods(5, 5, 'day')]).toEqual([]);
});

test('what is shared and what is left make up the whole', () => {
  fc.assert(
    fc.property(span, fc.array(span, { maxLength: 5 }), (whole, holes) => {
      const left = subtractPeriods(whole, holes);
      const taken = holes.reduce<ChargePeriod[]>((pieces, hole) => {
        const shared = intersectPeriods(whole, hole);
        return shared ? [...pieces, ...subtractPeriods(shared, pieces)] : pieces;
      }, []);
      expect(size(left) + size(taken)).toBe(whole.end - whole.start);
      for (const piece of left) for (const hole of holes) expect(intersectPeriods(piece, hole)).toBeNull();
    })
  );
});
