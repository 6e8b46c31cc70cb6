import { spawnSync } from 'node:child_process';

const url = (name: string): string => JSON.stringify(new URL(name, import.meta.url).href);

test('whatever is printed, by whomever, the host gets lines that it can parse, and stdout stays its own', () => {
  const script = `
    import { Worker } from 'node:worker_threads';
    import { once } from 'node:events';
    import { createLogger } from ${url('./logger.ts')};
    import { redirectConsole } from ${url('./console.ts')};
    redirectConsole(createLogger());
    console.log('a %d', 1, { b: 2 });
    console.error(new Error('seen'));
    process.stdout.write('early word');
    process.stderr.write('{"@message":1,"@level":null}\\nsecond\\n');
    process.emitWarning('careful');
    const worker = new Worker("console.log('from a worker'); process.stderr.write('x'.repeat(200000))", { eval: true });
    await once(worker, 'exit');`;
  const { status, stdout, stderr } = spawnSync(process.execPath, ['--input-type=module', '-e', script], {
    encoding: 'utf8',
  });
  const lines = stderr
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as Record<string, unknown>);
  const said = lines.map((line) => `${String(line['@level'])} ${String(line['@message'])}`);
  expect([status, stdout]).toEqual([0, '']);
  expect(lines.every((line) => typeof line['@message'] === 'string' && typeof line['@level'] === 'string')).toBe(true);
  expect(said).toEqual(
    expect.arrayContaining([
      'info a 1 { b: 2 }',
      'debug early word',
      'warn {"@message":1,"@level":null}',
      'warn second',
    ])
  );
  expect(said.join('\n')).toMatch(/error Error: seen/);
  expect(said.join('\n')).toMatch(/Warning: careful/);
  expect(said.join('\n')).toMatch(/from a worker/);
  expect(stderr.split('\n').every((line) => line.length < 64 * 1024)).toBe(true);
});
