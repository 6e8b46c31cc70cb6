import { seasonsOfStep } from './seasons-of-step.ts';

test.each([
  [60, [1440, 10080]],
  [300, [288, 2016]],
  [3600, [24, 168]],
  [86_400, [7]],
  [604_800, []],
])('values every %i seconds have the seasons %j', (seconds, seasons) => {
  expect(seasonsOfStep(seconds)).toEqual(seasons);
});
