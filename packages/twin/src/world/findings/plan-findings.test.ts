import { NOW, company } from '../../../test/fixture.ts';
import { DAY_MS } from '../calendar.ts';
import { createWorld } from '../create-world.ts';
import type { PlantedFinding } from '../truth.ts';
import { findingsAt } from './finding-at.ts';

const findings = company().truth.findings;

test('every product finds something of every severity, and each finding has an id of its own', () => {
  expect(new Set(findings.map(({ id }) => id)).size).toBe(findings.length);
  expect(new Set(findings.map(({ product }) => product)).size).toBe(4);
  expect(new Set(findings.map(({ severity }) => severity))).toEqual(new Set(['LOW', 'MEDIUM', 'HIGH', 'CRITICAL']));
});

test('findings open, get worse, are lived with and are closed, in that order', () => {
  const some = { raised: 0, suppressed: 0, closed: 0 };
  for (const { openedAt, raisedAt, suppressedAt, closedAt, score, scoreAtFirst } of findings) {
    for (const later of [raisedAt, suppressedAt, closedAt]) if (later !== null) expect(later > openedAt).toBe(true);
    expect(score > scoreAtFirst).toBe(raisedAt !== null);
    some.raised += Number(raisedAt !== null);
    some.suppressed += Number(suppressedAt !== null);
    some.closed += Number(closedAt !== null);
  }
  expect(Math.min(...Object.values(some))).toBeGreaterThan(0);
});

test('what is critical is closed sooner than what is high, and that sooner than the rest', () => {
  const daysToClose = (severity: string) => {
    const days = findings.flatMap(({ closedAt, openedAt, severityAtFirst }) =>
      closedAt !== null && severityAtFirst === severity ? [(Date.parse(closedAt) - Date.parse(openedAt)) / DAY_MS] : []
    );
    return days.reduce((sum, one) => sum + one, 0) / days.length;
  };
  const means = ['CRITICAL', 'HIGH', 'MEDIUM'].map(daysToClose);
  expect(means.toSorted((a, b) => a - b)).toEqual(means);
  expect(means[0]).toBeLessThan(10);
});

test('the machines of an intruder are found within the hour, and closed when they are gone', () => {
  const intruded = company().truth.anomalies.filter(({ cause }) => cause.startsWith('stolen access keys'));
  expect(intruded.length).toBeGreaterThan(0);
  for (const { resourceId, from, to } of intruded) {
    const [found] = findings.filter((one) => one.resourceId === resourceId);
    expect(found).toMatchObject({ product: 'GuardDuty', severity: 'HIGH', closedAt: `${to}T00:00:00.000Z` });
    expect(Date.parse(found?.openedAt ?? '') - Date.parse(from)).toBeLessThan(60 * 60_000);
  }
});

test('the past is the same whatever days and now are', () => {
  const known = new Map(findings.map((one) => [one.id, one]));
  const earlier = createWorld({ now: NOW - 40 * DAY_MS, days: 60 }).truth.findings;
  expect(earlier.length).toBeGreaterThan(50);
  for (const one of earlier) {
    // What is closed beyond the end of its world is not known there.
    const { closedAt, ...rest } = one;
    expect(known.get(one.id)).toMatchObject(closedAt === null ? rest : one);
  }
});

test('a finding stands as it was planted at every moment', () => {
  const raised = findings.find(({ raisedAt, suppressedAt, closedAt }) => raisedAt && suppressedAt === null && closedAt);
  const one = raised as PlantedFinding;
  const at = (text: string | null, plus: number) => findingsAt([one], Date.parse(text ?? '') + plus);
  expect(at(one.openedAt, -1)).toEqual([]);
  expect(at(one.openedAt, 0)).toMatchObject([{ state: 'open', score: one.scoreAtFirst }]);
  expect(at(one.raisedAt, 0)).toMatchObject([
    { state: 'open', score: one.score, changed: Date.parse(one.raisedAt ?? '') },
  ]);
  expect(at(one.closedAt, -1)).toMatchObject([{ state: 'open' }]);
  expect(at(one.closedAt, 0)).toMatchObject([{ state: 'closed', changed: Date.parse(one.closedAt ?? '') }]);
});
