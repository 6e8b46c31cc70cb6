// The gate: everything that can be said of the code without running it.
import { run, tool } from './run.mjs';

const steps = [
  [
    'format',
    [
      tool('prettier/bin/prettier.cjs'),
      '--config',
      '.config/prettier.json',
      '--ignore-path',
      '.config/prettierignore',
      '--check',
      '--log-level',
      'warn',
      '--cache',
      '--cache-location',
      'node_modules/.cache/prettier-check',
      '.',
    ],
  ],
  ['types of the packages and the backend', [tool('typescript/bin/tsc'), '-p', '.config/tsconfig.node.json']],
  ['types of the plugins', [tool('typescript/bin/tsc'), '-p', '.config/tsconfig.browser.json']],
  [
    'import rules',
    [
      tool('dependency-cruiser/bin/dependency-cruiser.mjs'),
      '--config',
      '.config/dependency-cruiser.cjs',
      'packages',
      'datasource-plugin',
      'panel-plugin',
      'app-plugin',
    ],
  ],
  ['dead code', [tool('knip/bin/knip.js'), '--config', '.config/knip.json', '--no-progress', '--no-config-hints']],
  ['generated documentation', ['.config/tasks/docs.mjs', '--check']],
  [
    'lint',
    [
      tool('eslint/bin/eslint.js'),
      '--config',
      '.config/eslint.config.mjs',
      '--max-warnings',
      '0',
      '--cache',
      '--cache-location',
      'node_modules/.cache/eslint/',
      '.',
    ],
  ],
];

const failed = [];
for (const [name, args] of steps) {
  const start = Date.now();
  const code = run(args);
  console.log(`${code === 0 ? 'ok  ' : 'FAIL'} ${name} (${((Date.now() - start) / 1000).toFixed(1)} s)`);
  if (code !== 0) failed.push(name);
}
if (failed.length > 0) {
  console.error(`Failed: ${failed.join(', ')}.`);
  process.exit(1);
}
