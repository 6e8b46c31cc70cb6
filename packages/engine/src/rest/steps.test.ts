import { parseSteps } from './steps.ts';

test('a step is a date, what changes a day, and perhaps a name', () => {
  expect(parseSteps(['2026-12-01:+120.5', '2026-12-03:-30:Credits: part two'])).toEqual([
    { date: '2026-12-01', change: 120.5 },
    { date: '2026-12-03', change: -30, label: 'Credits: part two' },
  ]);
  expect(parseSteps(undefined)).toEqual([]);
});

test('anything else is refused', () => {
  expect(() => parseSteps('tomorrow:5')).toThrow(expect.objectContaining({ code: 'ENGINE_BAD_REQUEST' }));
});
