import { dataDirectory } from './data-dir.ts';

test.each([
  [{ SMARTCLOUDOPS_DATA_DIR: '/srv/costs' }, 'linux', '/srv/costs'],
  [{}, 'linux', '/home/ann/.local/share/smartcloudops'],
  [{ XDG_DATA_HOME: '/data' }, 'linux', '/data/smartcloudops'],
  [{}, 'darwin', '/home/ann/Library/Application Support/smartcloudops'],
] as const)('%j on %s', (environment, platform, expected) => {
  expect(dataDirectory(environment, platform, '/home/ann')).toBe(expected);
});
