// The whole test suite: unit and contract tests, then the browser tests against the built plugins.
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { availableParallelism, tmpdir } from 'node:os';
import path from 'node:path';
import { must, run, tool } from './run.mjs';

const filter = process.argv.slice(2);
// Jest leaves a core free; on two cores that would be one test after the other, which mostly wait for processes that they started.
const workers = String(Math.max(2, availableParallelism() - 1));
must(['packages/plugin-config/build.mjs']);

const folder = mkdtempSync(path.join(tmpdir(), 'smartcloudops-test-'));
const totals = { passed: 0, failed: 0, skipped: 0 };
let code = 0;
for (const [name, args] of [
  ['unit and contract', ['--selectProjects', 'node', 'browser', '--maxWorkers', workers]],
  ['end to end', ['--selectProjects', 'e2e', '--runInBand', '--passWithNoTests']],
]) {
  const report = path.join(folder, `${name.replaceAll(' ', '-')}.json`);
  const result = run([
    tool('jest/bin/jest.js'),
    '-c',
    '.config/jest.config.mjs',
    '--json',
    `--outputFile=${report}`,
    ...args,
    ...filter,
  ]);
  if (result !== 0) code = 1;
  try {
    const { numPassedTests, numFailedTests, numPendingTests, numRuntimeErrorTestSuites } = JSON.parse(
      readFileSync(report, 'utf8')
    );
    totals.passed += numPassedTests;
    totals.failed += numFailedTests + numRuntimeErrorTestSuites;
    totals.skipped += numPendingTests;
  } catch (error) {
    console.error(`The ${name} tests left no report: ${error.message}`);
    code = 1;
  }
}
rmSync(folder, { recursive: true, force: true });
if (process.env.CI && totals.skipped > 0) {
  console.error(`${totals.skipped} tests were skipped; in CI every peer is installed and none may be.`);
  code = 1;
}
if (totals.passed === 0) {
  console.error('No test ran.');
  code = 1;
}
console.log(`\n${totals.passed} passed, ${totals.failed} failed, ${totals.skipped} skipped`);
process.exit(code);
