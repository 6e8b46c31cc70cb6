import { EventEmitter } from 'node:events';
import { z } from 'zod';
import { GrafanaSdkError } from '../errors.ts';
import { callSignal } from './call-signal.ts';
import { toFault } from './fault.ts';
import { CallHeaders } from './headers.ts';
import { toPluginContext } from './plugin-context.ts';
import * as pb from '../proto/generated/pluginv2.ts';

const withCode = (code: string) => Object.assign(new Error(code), { code });
const zodError = z.object({ a: z.object({ b: z.array(z.number()) }) }).safeParse({ a: { b: [1, 'x'] } }).error;

test.each<[string, unknown, object]>([
  [
    "an error of the plugin's own",
    Object.assign(new Error('m'), { code: 'X_Y', status: 429, source: 'downstream' }),
    { code: 'X_Y', status: 429, source: 'downstream', message: 'm', expected: true },
  ],
  ['a status alone', Object.assign(new Error('m'), { status: 404 }), { status: 404, source: 'plugin', expected: true }],
  [
    'a source alone',
    Object.assign(new Error('m'), { source: 'downstream' }),
    { status: 500, source: 'downstream', expected: true },
  ],
  [
    'a status that is none',
    Object.assign(new Error('m'), { status: 7 }),
    { status: 500, source: 'plugin', expected: false },
  ],
  [
    'a broken schema',
    zodError,
    { status: 400, source: 'plugin', message: expect.stringMatching(/^a\.b\[1\]: .*number/) as string },
  ],
  [
    'a refused connection under a cause',
    new TypeError('fetch failed', { cause: withCode('ECONNREFUSED') }),
    { status: 502, source: 'downstream', message: 'fetch failed' },
  ],
  ['an unknown host', withCode('ENOTFOUND'), { status: 502, source: 'downstream' }],
  ['a certificate that is not trusted', withCode('DEPTH_ZERO_SELF_SIGNED_CERT'), { status: 502, source: 'downstream' }],
  ['a timeout', withCode('ETIMEDOUT'), { status: 504, source: 'downstream' }],
  ['AbortSignal.timeout', new DOMException('t', 'TimeoutError'), { status: 504, source: 'downstream' }],
  ['an abort', new DOMException('a', 'AbortError'), { status: 499, source: 'downstream' }],
  [
    'a bug',
    new TypeError('x is not a function'),
    { status: 500, source: 'plugin', message: 'x is not a function', expected: false },
  ],
  ['a thrown text', 'oops', { status: 500, message: 'oops', expected: false }],
  ['nothing', undefined, { status: 500, message: 'undefined', expected: false }],
])('%s', (_, thrown, fault) => expect(toFault(thrown)).toMatchObject(fault));

test('headers lose the prefix and the case', () => {
  const headers = CallHeaders.fromMap({ 'http_X-Grafana-Id': 'jwt', FromAlert: 'true', Authorization: 'Bearer x' });
  expect([headers.get('x-grafana-id'), headers.get('authorization'), headers.get('other')]).toEqual([
    'jwt',
    'Bearer x',
    undefined,
  ]);
  expect(headers.fromAlert).toBe(true);
  expect([...headers].map(([name]) => name)).toEqual(['x-grafana-id', 'fromalert', 'authorization']);
  expect(CallHeaders.fromMap({}).fromAlert).toBe(false);
});

function fakeCall(deadline: Date | number) {
  return Object.assign(new EventEmitter(), { getDeadline: () => deadline });
}

test('a cancelled call fires the signal', () => {
  const call = fakeCall(Infinity);
  const { signal, deadline } = callSignal(call);
  expect(deadline).toBeUndefined();
  call.emit('cancelled');
  expect(signal.reason).toMatchObject({ code: 'SDK_CALL_CANCELLED', status: 499, source: 'downstream' });
});

test('a passed deadline is named as such', () => {
  const call = fakeCall(new Date(1000));
  const { signal, deadline } = callSignal(call, () => 1000);
  expect(deadline).toEqual(new Date(1000));
  call.emit('cancelled');
  expect(signal.reason).toBeInstanceOf(GrafanaSdkError);
  expect(signal.reason).toMatchObject({ code: 'SDK_CALL_DEADLINE', status: 504 });
});

test('the "cancelled" that follows a normal end does not fire', () => {
  const call = fakeCall(Infinity);
  const { signal, done } = callSignal(call);
  done();
  call.emit('cancelled');
  expect(signal.aborted).toBe(false);
});

test('the plugin context has every field, and settings that parse when looked at', () => {
  const wire = pb.PluginContext.create({
    orgId: 7,
    pluginId: 'p',
    pluginVersion: '1.0.0',
    userAgent: 'Grafana/12.3.0',
    apiVersion: 'v1',
    namespace: 'org-7',
    user: { login: 'ada', name: 'Ada', email: 'a@x', role: 'Viewer' },
    grafanaConfig: { GF_APP_URL: 'http://x' },
    dataSourceInstanceSettings: {
      uid: 'u',
      name: 'n',
      jsonData: Buffer.from('{"a":1}'),
      decryptedSecureJsonData: { s: 'x' },
      lastUpdatedMS: 5,
      basicAuthEnabled: true,
    },
    appInstanceSettings: {},
  });
  expect(toPluginContext(wire)).toMatchObject({
    orgId: 7,
    namespace: 'org-7',
    user: { login: 'ada', role: 'Viewer' },
    datasource: {
      uid: 'u',
      jsonData: { a: 1 },
      secureJsonData: { s: 'x' },
      updated: new Date(5),
      basicAuthEnabled: true,
    },
    app: { jsonData: {} },
    grafanaConfig: { GF_APP_URL: 'http://x' },
  });
  expect(toPluginContext(undefined)).toMatchObject({ pluginId: '', grafanaConfig: {} });
});
