import { parseLine } from './series-line.ts';

test('reads a series; null is missing', () => {
  expect(parseLine('{"id":"a","y":[1,null,2.5]}')).toEqual({
    kind: 'series',
    series: { id: 'a', t: null, y: [1, Number.NaN, 2.5] },
  });
  expect(parseLine('{"y":[1],"horizon":3,"seasonLength":7}')).toEqual({
    kind: 'series',
    series: { id: null, t: null, y: [1], horizon: 3, seasonLength: 7 },
  });
});

test('times are seconds, milliseconds or ISO 8601, UTC unless they say', () => {
  const first = Date.UTC(2026, 0, 2, 3);
  for (const t of [
    [first / 1000, first / 1000 + 60],
    [first, first + 60_000],
    ['2026-01-02T03:00:00Z', '2026-01-02T04:01:00+01:00'],
    ['2026-01-02T03:00:00', '2026-01-02 03:01'],
  ]) {
    expect(parseLine(JSON.stringify({ t, y: [1, 2] }))).toMatchObject({ series: { t: [first, first + 60_000] } });
  }
  expect(parseLine('{"t":["2026-01-02","2026-01-03"],"y":[1,2]}')).toMatchObject({
    series: { t: [Date.UTC(2026, 0, 2), Date.UTC(2026, 0, 3)] },
  });
});

test.each([
  ['{', 'no JSON'],
  ['[1]', 'no object'],
  ['{"id":"a"}', '"y" is no array'],
  ['{"y":[]}', '"y" is empty'],
  ['{"y":[1,"2"]}', '"2" at position 1'],
  ['{"y":[1,true]}', 'position 1'],
  ['{"id":{},"y":[1]}', '"id"'],
  ['{"y":[1],"horizon":0}', '"horizon"'],
  ['{"t":5,"y":[1]}', '"t" is no array'],
  ['{"t":[1],"y":[1,2]}', '1 times for 2 values'],
  ['{"t":[1,"soon"],"y":[1,2]}', '"soon" at position 1'],
])('%s: %s', (line, reason) => {
  expect(parseLine(line)).toEqual({ kind: 'refused', reason: expect.stringContaining(reason) });
});
