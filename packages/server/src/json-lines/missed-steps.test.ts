import { missedSteps } from './missed-steps.ts';

test('tells the steps that are missing, whatever the jitter', () => {
  expect(missedSteps([0, 300, 601, 899, 1200, 3000, 3300])).toEqual([0, 0, 0, 0, 0, 5, 0]);
  expect(missedSteps([0, 60, 60, 120, 300])).toEqual([0, 0, 0, 0, 2]);
  // Summer time ends: an hour is told twice.
  expect(missedSteps([0, 60, 120, 60, 120, 240])).toEqual([0, 0, 0, 0, 0, 1]);
  expect(missedSteps([])).toEqual([]);
});

test('does not look ahead: what comes later changes nothing', () => {
  const t = [0, 10, 20, 50, 60, 61, 62, 63, 64, 65, 66, 67];
  t.forEach((_, end) => expect(missedSteps(t.slice(0, end))).toEqual(missedSteps(t).slice(0, end)));
});
