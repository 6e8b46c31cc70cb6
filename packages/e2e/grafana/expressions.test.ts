import { ask, EXPRESSION } from './client.ts';
import type { Frame } from './client.ts';

/** The only value of each frame, by what its labels say. */
function figures(frames: readonly Frame[] | undefined): Record<string, number | string | null | undefined> {
  return Object.fromEntries(
    (frames ?? []).map(({ schema, data }) => [
      Object.values(schema.fields[0]?.labels ?? {}).join(),
      data.values[0]?.[0],
    ])
  );
}

test('a daily cost reduces to the total of the same days', async () => {
  const { body } = await ask([
    { refId: 'daily', queryType: 'cost', grain: 'day', groupBy: ['ServiceName'], topN: 3 },
    { refId: 'sum', ...EXPRESSION, type: 'reduce', expression: 'daily', reducer: 'sum' },
    { refId: 'total', queryType: 'cost', grain: 'total', groupBy: ['ServiceName'], topN: 3 },
    { refId: 'over', ...EXPRESSION, type: 'threshold', expression: 'total', conditions: [above(0)] },
  ]);
  const total = figures(body.results['total']?.frames);
  const sum = figures(body.results['sum']?.frames);
  expect(Object.keys(total)).toHaveLength(4);
  expect(Object.keys(sum).sort()).toEqual(Object.keys(total).sort());
  for (const [service, value] of Object.entries(sum)) expect(value).toBeCloseTo(Number(total[service]), 4);
  expect(new Set(Object.values(figures(body.results['over']?.frames)))).toEqual(new Set([1]));
});

test('one cost without groups reduces too', async () => {
  const { body } = await ask([
    { refId: 'daily', queryType: 'cost', grain: 'day' },
    { refId: 'last', ...EXPRESSION, type: 'reduce', expression: 'daily', reducer: 'last' },
  ]);
  expect(Object.values(figures(body.results['last']?.frames))).toEqual([expect.any(Number)]);
});

test('the month-end forecast is a number that a threshold compares', async () => {
  const { body } = await ask([
    { refId: 'forecast', queryType: 'cost-forecast', output: 'month-end', statistic: 'point' },
    { refId: 'low', ...EXPRESSION, type: 'threshold', expression: 'forecast', conditions: [above(1)] },
    { refId: 'high', ...EXPRESSION, type: 'threshold', expression: 'forecast', conditions: [above(1e12)] },
  ]);
  const [forecast] = Object.values(figures(body.results['forecast']?.frames));
  expect(forecast).toBeGreaterThan(1000);
  expect(Object.values(figures(body.results['low']?.frames))).toEqual([1]);
  expect(Object.values(figures(body.results['high']?.frames))).toEqual([0]);
});

test('the interval of the forecast holds its point, and more of it at a higher level', async () => {
  const { body } = await ask([{ refId: 'A', queryType: 'cost-forecast', output: 'month-end', level: [0.8, 0.95] }]);
  const frame = body.results['A']?.frames?.[0];
  const names = (frame?.schema.fields ?? []).map(({ name }) => name);
  const value = (name: string) => Number(frame?.data.values[names.indexOf(name)]?.[0]);
  const inOrder = ['lower 95', 'lower 80', 'monthEnd', 'upper 80', 'upper 95'].map(value);
  expect(inOrder.every(Number.isFinite)).toBe(true);
  expect(inOrder).toEqual([...inOrder].sort((a, b) => a - b));
});

function above(limit: number) {
  return { evaluator: { type: 'gt', params: [limit] } };
}
