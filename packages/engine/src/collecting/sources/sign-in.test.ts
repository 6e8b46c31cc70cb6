import type { ConnectionSettings } from '../../engine.ts';
import { collectedBy } from '../demo-settings.ts';
import { byRegion, regionsOf, securityRegionsOf } from './sign-in.ts';

const settings = (known: Partial<ConnectionSettings> = {}): ConnectionSettings => ({
  ...{ id: 'c', name: 'c', kind: 'aws' },
  ...known,
});

test.each([
  [{}, ['us-east-1'], ['us-east-1']],
  [{ aws: { authType: 'default', defaultRegion: 'eu-west-1' } }, ['eu-west-1'], ['eu-west-1']],
  [{ metrics: { regions: ['eu-west-1', 'eu-west-3'] } }, ['eu-west-1', 'eu-west-3'], ['eu-west-1', 'eu-west-3']],
  [{ security: { regions: ['sa-east-1'] } }, ['us-east-1'], ['sa-east-1']],
] as const)('with %j metrics are looked at in %j and security in %j', (known, metrics, security) => {
  expect(regionsOf(settings(known))).toEqual(metrics);
  expect(securityRegionsOf(settings(known))).toEqual(security);
});

test('the demo looks where only an intruder goes, unless somebody says where', () => {
  expect(securityRegionsOf(collectedBy(settings({ kind: 'demo' })))).toContain('ap-southeast-1');
  const chosen = settings({ kind: 'demo', security: { regions: ['eu-west-1'] } });
  expect(securityRegionsOf(collectedBy(chosen))).toEqual(['eu-west-1']);
});

test('each region has a client that signs in as the connection does', () => {
  const policy = { allowedAuthProviders: ['keys'], assumeRoleEnabled: false, sessionSeconds: 900 };
  const one = settings({ aws: { authType: 'keys', accessKey: 'A', policy } });
  const clients = byRegion(one, (auth, region, allowed) => ({ auth, region, allowed }), ['eu-west-1']);
  expect([...clients]).toEqual([
    ['eu-west-1', { auth: { authType: 'keys', accessKey: 'A' }, region: 'eu-west-1', allowed: policy }],
  ]);
});
