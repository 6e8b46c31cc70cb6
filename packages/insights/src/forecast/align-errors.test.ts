import { alignErrors } from './align-errors.ts';

test('errors of the same moment stand side by side; what was not judged is unknown', () => {
  const aligned = alignErrors([
    [
      { origin: 10, errors: [1, -2] },
      { origin: 5, errors: [3] },
    ],
    [{ origin: 10, errors: [4] }],
  ]);
  expect(aligned).toEqual([
    [1, -2, 3],
    [4, NaN, NaN],
  ]);
});

test('one wild error counts as a large one, not as the only one', () => {
  const [own] = alignErrors([[{ origin: 0, errors: [1, -1, 1, -1, 1, -1, 1, 900] }]]);
  expect(own?.slice(0, 7)).toEqual([1, -1, 1, -1, 1, -1, 1]);
  expect(own?.[7]).toBeLessThan(200);
});
