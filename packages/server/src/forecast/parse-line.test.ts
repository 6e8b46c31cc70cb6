import { parseLine } from './parse-line.ts';

test('reads a series; null is missing', () => {
  expect(parseLine('{"id":"a","y":[1,null,2.5]}')).toEqual({
    kind: 'series',
    series: { id: 'a', y: [1, Number.NaN, 2.5] },
  });
  expect(parseLine('{"y":[1],"horizon":3,"seasonLength":7}')).toEqual({
    kind: 'series',
    series: { id: null, y: [1], horizon: 3, seasonLength: 7 },
  });
});

test.each([
  ['{', 'no JSON'],
  ['[1]', 'no object'],
  ['{"id":"a"}', '"y" is no array'],
  ['{"y":[]}', '"y" is empty'],
  ['{"y":[1,"2"]}', '"2" at position 1'],
  ['{"y":[1,true]}', 'position 1'],
  ['{"y":[null]}', 'only missing'],
  ['{"id":{},"y":[1]}', '"id"'],
  ['{"y":[1],"horizon":0}', '"horizon"'],
])('%s: %s', (line, reason) => {
  expect(parseLine(line)).toEqual({ kind: 'refused', reason: expect.stringContaining(reason) });
});
