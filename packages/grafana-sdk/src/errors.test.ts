import { GRAFANA_SDK_ERRORS, GrafanaSdkError } from './errors.ts';

test.each(Object.entries(GRAFANA_SDK_ERRORS))(
  '%s has a status, a source, a title and a fix',
  (code, { status, source, title, fix }) => {
    expect(code).toMatch(/^SDK_[A-Z_]+$/);
    expect(status).toBeGreaterThanOrEqual(400);
    expect(['plugin', 'downstream']).toContain(source);
    expect(`${title} ${fix}`).toMatch(/^[A-Z].*\. .*\.$/s);
  }
);

test('an error carries the facts of its code, and a blame of its own where it knows better', () => {
  expect(new GrafanaSdkError('SDK_QUERY_INVALID', 'm')).toMatchObject({
    code: 'SDK_QUERY_INVALID',
    status: 400,
    source: 'plugin',
    message: 'm',
  });
  expect(new GrafanaSdkError('SDK_HOST_CALL', 'm', { source: 'plugin', cause: 1 })).toMatchObject({
    source: 'plugin',
    cause: 1,
  });
});
