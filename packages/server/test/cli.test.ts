import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createInterface } from 'node:readline';

jest.setTimeout(60_000);

const bin = path.join(__dirname, '..', 'bin', 'smartcloudops.mjs');
const folder = mkdtempSync(path.join(tmpdir(), 'cli-'));
const env = { ...process.env, SMARTCLOUDOPS_DATA_DIR: path.join(folder, 'data') };
afterAll(() => rmSync(folder, { recursive: true }));

function run(args: readonly string[], input = ''): { status: number | null; out: string; err: string } {
  const { status, stdout, stderr } = spawnSync(process.execPath, [bin, ...args], { encoding: 'utf8', env, input });
  return { status, out: stdout, err: stderr };
}

test('help and version go to standard output; a wrong command tells what to do and ends with 2', () => {
  expect(run(['--help'])).toMatchObject({ status: 0, out: expect.stringContaining('forecast'), err: '' });
  expect(run(['--version'])).toMatchObject({ status: 0, out: expect.stringMatching(/^\d+\.\d+\.\d+\n$/) });
  expect(run(['forecast', '--help'])).toMatchObject({ status: 0, out: expect.stringContaining('--season-length') });
  expect(run([])).toMatchObject({ status: 2, out: '' });
  expect(run(['fly'])).toMatchObject({ status: 2, err: expect.stringContaining('no command "fly"') });
  expect(run(['query'])).toMatchObject({ status: 2, err: expect.stringContaining('SERVER_BAD_USAGE') });
  expect(run(['serve', '--port', 'x'])).toMatchObject({ status: 2, err: expect.stringContaining('--port') });
  expect(run(['serve', '--prot', '1'])).toMatchObject({ status: 2, err: expect.stringContaining('--prot') });
});

test('a query that is wrong names the field; a bill that is wrong names file and line', () => {
  expect(run(['query', '{"queryType":"cost","groupBy":["Service"]}'])).toMatchObject({
    status: 2,
    out: '',
    err: expect.stringContaining('"groupBy[0]"'),
  });
  expect(run(['query', '{'])).toMatchObject({ status: 2, err: expect.stringContaining('no JSON') });
  const broken = path.join(folder, 'broken.csv');
  writeFileSync(broken, 'a,b\n1,2\n');
  expect(run(['import', broken])).toMatchObject({ status: 2, out: '', err: expect.stringContaining('broken.csv') });
  expect(run(['import', path.join(folder, 'none.csv')])).toMatchObject({
    status: 2,
    err: expect.stringContaining('none.csv'),
  });
});

test('forecasts are given in the order of the lines, whatever thread made them; wrong lines are told by number', () => {
  const lines = Array.from({ length: 40 }, (_, id) =>
    JSON.stringify({ id, y: Array.from({ length: 30 }, (_, t) => id + (t % 7)) })
  );
  lines[17] = 'nonsense';
  const { status, out, err } = run(
    ['forecast', '--horizon', '3', '--season-length', '7', '--level', '80,0.95'],
    `${lines.join('\n')}\n`
  );
  const answers = out
    .trim()
    .split('\n')
    .map(
      (line) =>
        JSON.parse(line) as {
          id: number;
          point: number[];
          intervals: { level: number; lower: number[]; upper: number[] }[];
        }
    );
  expect(status).toBe(2);
  expect(err).toContain('line 18');
  expect(answers.map(({ id }) => id)).toEqual(lines.flatMap((_, id) => (id === 17 ? [] : [id])));
  for (const { point, intervals } of answers) {
    expect(point).toHaveLength(3);
    expect(intervals.map(({ level }) => level)).toEqual([0.8, 0.95]);
    expect(
      intervals.every(({ lower, upper }) =>
        point.every((value, t) => (lower[t] as number) <= value && value <= (upper[t] as number))
      )
    ).toBe(true);
  }
});

test('a few lines are forecast as many are', () => {
  const line = '{"id":"a","y":[1,2,3,4,5,6,7,8]}';
  const few = run(['forecast', '--horizon', '2'], line);
  const many = run(['forecast', '--horizon', '2'], `${line}\n`.repeat(20));
  expect(few).toMatchObject({ status: 0, err: '' });
  expect(many.out).toBe(few.out.repeat(20));
});

test('times in a line do not change its forecast', () => {
  const y = [1, 2, 3, 4, 5, 6, 7, 8];
  const options = ['forecast', '--horizon', '2'];
  const timed = run(options, JSON.stringify({ id: 'a', t: y.map((_, i) => `2026-01-0${i + 1}`), y }));
  expect(timed).toEqual(run(options, JSON.stringify({ id: 'a', y })));
  expect(run(options, '{"y":[null]}')).toMatchObject({ status: 2, err: expect.stringContaining('only missing') });
});

test('strange values are scored in the order of the lines, whatever thread did; wrong lines are told by number', () => {
  const lines = Array.from({ length: 30 }, (_, id) =>
    JSON.stringify({
      id,
      t: Array.from({ length: 90 }, (_, i) => 60 * i),
      y: Array.from({ length: 90 }, (_, i) => (i === 80 ? 1000 : Math.sin(i * i) + id)),
    })
  );
  lines[3] = '{"id":3,"t":[1],"y":[1,2]}';
  const { status, out, err } = run(
    ['anomalies', '--preset', 'metrics', '--season-length', '1'],
    `${lines.join('\n')}\n`
  );
  expect([status, err]).toEqual([2, expect.stringContaining('line 4')]);
  const answers = out
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as { id: number; score: number[]; alert: boolean[] });
  expect(answers.map(({ id }) => id)).toEqual(lines.flatMap((_, id) => (id === 3 ? [] : [id])));
  for (const { score, alert } of answers) {
    expect(score).toHaveLength(90);
    expect([alert[80], alert.filter(Boolean).length < 5]).toEqual([true, true]);
  }
  const few = run(['anomalies', '--season-length', '1'], lines[0]);
  expect(few.out.trim()).toBe(out.split('\n')[0]);
});

test.each([
  ['--preset', 'weather'],
  ['--season-length', '0'],
  ['--false-alarm-rate', '2'],
])('anomalies %s %s is refused by the name of the option', (option, value) => {
  expect(run(['anomalies', option, value], '{"y":[1]}')).toMatchObject({
    status: 2,
    err: expect.stringContaining(option),
  });
});

test('tokens are made, listed without their secret, and revoked', () => {
  const made = run(['token', 'create', '--name', 'ann', '--role', 'editor', '--connections', 'a,b', '--json']);
  const { token, id } = JSON.parse(made.out) as { token: string; id: string };
  const listed = run(['token', 'list', '--json']);
  expect(JSON.parse(listed.out)).toMatchObject([{ id, name: 'ann', role: 'editor', connections: ['a', 'b'] }]);
  expect(listed.out).not.toContain(token.split('_')[2]);
  expect(run(['token', 'revoke', id]).status).toBe(0);
  expect(run(['token', 'revoke', id]).status).toBe(2);
  expect(run(['token', 'create', '--name', 'x', '--role', 'king'])).toMatchObject({
    status: 2,
    err: expect.stringContaining('--role'),
  });
});

async function started(
  args: readonly string[],
  stream: 'stdout' | 'stderr'
): Promise<{ line: string; stop(): Promise<number | null> }> {
  const child = spawn(process.execPath, [bin, ...args], { env, stdio: ['ignore', 'pipe', 'pipe'] });
  const [line] = (await once(createInterface({ input: child[stream] }), 'line')) as [string];
  child.stdout.resume();
  child.stderr.resume();
  return {
    line,
    async stop() {
      child.kill('SIGTERM');
      const [code] = (await once(child, 'exit')) as [number | null];
      return code;
    },
  };
}

test('a twin, a connection to it with secrets from the environment, a collection, a query, and the server', async () => {
  const truth = path.join(folder, 'truth.json');
  const twin = await started(
    ['twin', '--seed', '3', '--days', '40', '--accounts', '2', '--truth', truth, '--json'],
    'stdout'
  );
  const { url } = JSON.parse(twin.line) as { url: string };
  expect(Object.keys(JSON.parse(readFileSync(truth, 'utf8')) as object)).toContain('anomalies');

  Object.assign(env, { AWS_ACCESS_KEY_ID: 'TWINDEMO', AWS_SECRET_ACCESS_KEY: 'hush-hush' });
  expect(
    run([
      'connect',
      'prod',
      '--kind',
      'aws',
      '--auth',
      'keys',
      '--endpoint',
      url,
      '--budget',
      '1.00',
      '--history-days',
      '30',
    ]).status
  ).toBe(0);
  const collected = run(['collect', '--json']);
  const report = JSON.parse(collected.out) as { state: string; rows: number; spent: string };
  expect(report).toMatchObject({ connection: 'prod', state: 'done' });
  expect(report.rows).toBeGreaterThan(0);
  expect(Number(report.spent)).toBeGreaterThan(0);
  expect(await twin.stop()).toBe(0);

  const to = new Date().toISOString();
  const from = new Date(Date.now() - 20 * 86_400_000).toISOString();
  const answer = run(['query', JSON.stringify({ queryType: 'cost', grain: 'total', timeRange: { from, to } })]);
  const [frame] = JSON.parse(answer.out) as { data: { values: number[][] } }[];
  expect(frame?.data.values[0]?.[0]).toBeGreaterThan(0);

  const server = await started(['serve', '--port', '0'], 'stderr');
  const { url: rest } = JSON.parse(server.line) as { url: string };
  const { token } = JSON.parse(run(['token', 'create', '--name', 't', '--json']).out) as { token: string };
  const history = await fetch(`${rest}/api/v1/analytics/cost/history?grain=total&from=${from}&to=${to}`, {
    headers: { authorization: `Bearer ${token}` },
  });
  expect(await history.json()).toMatchObject({ total: { value: frame?.data.values[0]?.[0] } });
  expect((await fetch(`${rest}/api/v1/connections`)).status).toBe(401);
  expect(await server.stop()).toBe(0);
});
