import { stateOfRun } from './source-report.ts';

const trouble = (code: string) => ({ kind: 'finding', scope: 'eu-west-1', code, message: 'm', missing: null });
const OFF = trouble('AWS_SERVICE_NOT_ENABLED');
const DENIED = trouble('AWS_ACCESS_DENIED');

test.each([
  ['failed', OFF.code, [OFF, OFF], 'not-enabled'],
  ['failed', OFF.code, [], 'not-enabled'],
  ['failed', OFF.code, [OFF, trouble('AWS_THROTTLED')], 'failed'],
  ['failed', DENIED.code, [DENIED], 'denied'],
  ['failed', DENIED.code, [DENIED, OFF], 'denied'],
  ['failed', OFF.code, [OFF, DENIED], 'denied'],
  ['partial', OFF.code, [OFF], 'done'],
  ['partial', DENIED.code, [DENIED, OFF], 'partial'],
  ['done', null, [], 'done'],
  ['cap-reached', null, [], 'cap-reached'],
] as const)('%s by %s with %j is %s', (state, code, problems, meant) => {
  expect(stateOfRun(state, code, problems)).toBe(meant);
});
