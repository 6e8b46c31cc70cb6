import { countEvents, eventF1 } from './event-score.ts';

const at = (length: number, ...on: number[]) => Array.from({ length }, (_, t) => on.includes(t));

test('an alarm within two values of an event finds it', () => {
  const labels = at(100, 50, 51, 52);
  expect(countEvents(at(100, 48), labels)).toEqual({ events: 1, found: 1, trueAlarms: 1, alarms: 1 });
  expect(countEvents(at(100, 55), labels)).toEqual({ events: 1, found: 0, trueAlarms: 0, alarms: 1 });
});

test('an alarm that goes on counts again every twelve values, so always alarming is worth little', () => {
  const always = Array.from({ length: 1200 }, () => true);
  const counts = countEvents(always, at(1200, 605));
  expect(counts).toEqual({ events: 1, found: 1, trueAlarms: 1, alarms: 100 });
  expect(eventF1([counts]).f1).toBeCloseTo(0.0198, 4);
});

test('F1 of what was found and what was true', () => {
  const counts = countEvents(at(300, 50, 200), at(300, 50, 120));
  expect(eventF1([counts])).toEqual({ f1: 0.5, precision: 0.5, recall: 0.5 });
});
