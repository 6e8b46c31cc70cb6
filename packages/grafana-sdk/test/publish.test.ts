import { execFileSync } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { launchPlugin } from '../src/host/index.ts';
import { context, launcher } from './wave.ts';

const require = createRequire(import.meta.url);
const home = fileURLToPath(new URL('..', import.meta.url));
const root = join(home, '../..');
// Below the checkout, so that the package's dependencies are found as they would be after an installation.
const work = join(root, 'node_modules/.cache/publish-test');

test('the published folder works from JavaScript and is typed for strict TypeScript', async () => {
  rmSync(work, { recursive: true, force: true });
  const scope = join(work, 'node_modules/@smartcloudops');
  mkdirSync(scope, { recursive: true });
  execFileSync(process.execPath, [join(home, 'scripts/build.mjs'), '--out', join(work, 'dist')], { stdio: 'pipe' });
  symlinkSync(join(work, 'dist'), join(scope, 'grafana-sdk'));
  expect(JSON.parse(readFileSync(join(work, 'dist/package.json'), 'utf8'))).not.toHaveProperty('private');

  const plugin = `import { defineDatasource, serveDatasource } from '@smartcloudops/grafana-sdk';
import { timeSeriesWide } from '@smartcloudops/grafana-sdk/frame';
import { z } from 'zod';
const plugin = defineDatasource({
  create: ({ uid }) => ({ uid }),
  queries: { a: { schema: z.object({ n: z.number() }), handle: ({ query }) => timeSeriesWide({ times: [query.n], series: [] }) } },
  checkHealth: ({ instance }) => ({ status: 'ok', message: instance.uid }),
});
await serveDatasource(plugin);
`;
  writeFileSync(join(work, 'plugin.mjs'), plugin);
  writeFileSync(
    join(work, 'plugin.mts'),
    `${plugin}// @ts-expect-error a number is no answer\ndefineDatasource({ create: () => 1, queries: { a: { schema: z.object({ n: z.number() }), handle: ({ query }) => query.n } } });\n`
  );
  execFileSync(
    process.execPath,
    [
      require.resolve('typescript/bin/tsc'),
      '--noEmit',
      '--strict',
      '--module',
      'nodenext',
      '--target',
      'es2024',
      '--types',
      'node',
      '--typeRoots',
      join(root, 'node_modules/@types'),
      '--exactOptionalPropertyTypes',
      '--skipLibCheck',
      'plugin.mts',
    ],
    { cwd: work, stdio: 'pipe', encoding: 'utf8' }
  );

  const start = launcher(`"${process.execPath}" "${join(work, 'plugin.mjs')}"`);
  const launched = await launchPlugin({ command: start.command, restart: false });
  expect(await launched.checkHealth({ context })).toMatchObject({ status: 'ok', message: 'wave-1' });
  expect(await launched.stop()).toBe(0);
  start.remove();
  rmSync(work, { recursive: true });
}, 60_000);
