import '@smartcloudops/plugin-config/testing';
import { failureOf, resourcesOf } from './resources.ts';

test('accounts are read by their names, and absent values by what they are', async () => {
  const answer = { values: ['1', '2', null], names: { '1': 'shop-prod' } };
  const resources = resourcesOf((async () => answer) as Parameters<typeof resourcesOf>[0]);
  await expect(resources.namedValues('SubAccountId', undefined)).resolves.toEqual([
    { value: '1', text: 'shop-prod (1)' },
    { value: '2', text: '2' },
    { value: null, text: '(none)' },
  ]);
});

test('dimension names are escaped in paths, and the range and search become parameters', async () => {
  const calls: unknown[] = [];
  const resources = resourcesOf((async (path: string, params?: object) => {
    calls.push([path, params]);
    return { values: ['a', null] };
  }) as Parameters<typeof resourcesOf>[0]);
  await expect(resources.dimensionValues('Tags.a/b c', { from: 0, to: 86_400_000 }, 'x')).resolves.toEqual(['a', null]);
  expect(calls).toEqual([
    [
      'api/v1/dimensions/Tags.a%2Fb%20c/values',
      { from: '1970-01-01T00:00:00.000Z', to: '1970-01-02T00:00:00.000Z', search: 'x' },
    ],
  ]);
});

test("a failure speaks with the backend's words, and a refusal is told apart", () => {
  const problem = {
    status: 403,
    statusText: 'Forbidden',
    config: { url: '' },
    data: { code: 'X', detail: 'You may not. Ask for it.' },
  };
  expect(failureOf(problem)).toEqual({ forbidden: true, message: 'You may not. Ask for it.' });
  expect(failureOf({ status: 502, statusText: 'Bad Gateway', config: { url: '' }, data: {} })).toEqual({
    forbidden: false,
    message: 'Bad Gateway',
  });
  expect(failureOf(new Error('offline'))).toEqual({ forbidden: false, message: 'offline' });
});
