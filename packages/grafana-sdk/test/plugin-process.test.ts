import { spawn, spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { LaunchedPlugin, LogRecord } from '../src/host/index.ts';
import { launchPlugin } from '../src/host/index.ts';
import { context, launcher, timeRange, wave } from './wave.ts';

const start = wave();
const log: LogRecord[] = [];
const sockets = mkdtempSync(join(tmpdir(), 'w-'));
let plugin: LaunchedPlugin;

beforeAll(async () => {
  plugin = await launchPlugin({
    command: start.command,
    env: { TMPDIR: sockets },
    onLog: (record) => log.push(record),
  });
});
afterAll(async () => {
  await plugin.stop();
  start.remove();
  rmSync(sockets, { recursive: true, force: true });
});

const query = (refId: string, queryType: string, model: Record<string, unknown> = {}) => ({
  refId,
  queryType,
  timeRange,
  model,
});
const text = async (response: Promise<Response>): Promise<string> => (await response).text();

test('health: the settings in use, or what is wrong with them', async () => {
  expect(await plugin.checkHealth({ context })).toEqual({
    status: 'ok',
    message: 'Amplitude is 5.',
    details: { uid: 'wave-1' },
  });
  const wrong = { ...context, datasource: { uid: 'wave-2', jsonData: { amplitude: -1 } } };
  expect(await plugin.checkHealth({ context: wrong })).toMatchObject({
    status: 'error',
    details: { code: 'SDK_SETTINGS_INVALID' },
  });
  expect((await plugin.checkHealth({ context: { ...wrong, datasource: { uid: 'wave-3' } } })).message).toContain(
    'secureJsonData.token: enter the token'
  );
});

test('queries of one call fail alone, each with status and blame', async () => {
  const queries = [
    query('A', 'wave', { rows: 3 }),
    query('B', 'wave', { rows: 1.5 }),
    query('C', 'none'),
    query('D', 'failure', { kind: 'downstream' }),
    query('E', 'failure', { kind: 'bug' }),
    query('F', 'pieces'),
  ];
  const results = await plugin.queryData({ context, queries });
  expect(
    Object.fromEntries(
      Object.entries(results).map(([refId, { status, errorSource }]) => [refId, [status, errorSource]])
    )
  ).toEqual({
    A: [200, undefined],
    B: [400, 'plugin'],
    C: [400, 'plugin'],
    D: [429, 'downstream'],
    E: [500, 'plugin'],
    F: [200, undefined],
  });
  expect(results.B?.error).toContain('rows');
  expect(results.C?.error).toContain('"none"');
  expect(results.A?.frames[0]).toMatchObject({
    refId: 'A',
    length: 3,
    meta: { type: 'timeseries-wide', typeVersion: [0, 1] },
  });
  expect(results.F?.frames[0]?.length).toBe(30);
  expect(await plugin.queryData({ context, queries, format: 'json' })).toEqual(results);
});

test('an unforeseen failure is in the log with its stack, a foreseen one is not', () => {
  const errors = log.filter(({ level }) => level === 'error').map(({ message }) => message);
  expect(new Set(errors)).toEqual(new Set(['Query E failed: this was not foreseen']));
  expect(log.find(({ level }) => level === 'error')?.fields.errorStack).toContain('main.ts');
});

test('a broken or late connection of the caller stops the work', async () => {
  const slow = { context, queries: [query('A', 'failure', { kind: 'slow' })] };
  await expect(plugin.queryData({ ...slow, deadline: new Date(Date.now() + 150) })).rejects.toMatchObject({
    code: 'SDK_CALL_DEADLINE',
  });
  const leaving = new AbortController();
  setTimeout(() => leaving.abort(), 50);
  await expect(plugin.queryData({ ...slow, signal: leaving.signal })).rejects.toMatchObject({
    code: 'SDK_CALL_CANCELLED',
  });
});

test('chunks: a schema first, then rows; an error is a chunk, too', async () => {
  const chunks = await Array.fromAsync(
    plugin.queryChunkedData({
      context,
      format: 'json',
      queries: [query('A', 'pieces', { pieces: 2 }), query('B', 'failure', { kind: 'plugin' })],
    })
  );
  const pieces = chunks
    .filter(({ refId }) => refId === 'A')
    .map(({ bytes }) => JSON.parse(Buffer.from(bytes).toString()) as object);
  expect(pieces.map((piece) => Object.keys(piece))).toEqual([['schema', 'data'], ['data']]);
  expect(chunks.find(({ refId }) => refId === 'B')).toMatchObject({
    status: 429,
    errorSource: 'plugin',
    error: 'Too many requests. Wait a minute.',
  });
});

test('resources: method, query, headers and body arrive; status, cookies and body come back', async () => {
  const response = await plugin.callResource({
    context,
    path: 'echo?x=a%20b',
    method: 'POST',
    body: Buffer.from('né'),
    requestHeaders: { 'X-Echo': ['1', '2'] },
  });
  expect([response.status, response.headers.getSetCookie()]).toEqual([201, ['a=1', 'b=2']]);
  expect(await response.json()).toEqual({ method: 'POST', query: { x: 'a b' }, body: 'né', header: '1, 2' });
  expect(await (await plugin.callResource({ context, path: 'whoami' })).json()).toMatchObject({
    user: 'ada',
    orgId: 7,
    uid: 'wave-1',
  });
  expect((await plugin.callResource({ context, path: 'none' })).status).toBe(404);
});

test('a path that looks like another host stays a path', async () => {
  expect(await text(plugin.callResource({ context, path: '//elsewhere/echo' }))).toContain('/elsewhere/echo');
});

test('a failing resource hides what nobody foresaw, and the log has it', async () => {
  const response = await plugin.callResource({ context, path: 'bug' });
  expect([response.status, response.headers.get('content-type')]).toEqual([500, 'application/problem+json']);
  expect(await response.text()).not.toContain('secret detail');
  // The log travels by another way than the answer.
  await until(() => log.some(({ message }) => message.includes('a secret detail')));
});

test('a body streams as it is made, and stops when nobody reads', async () => {
  const since = performance.now();
  const response = await plugin.callResource({ context, path: 'count?to=5' });
  const times: number[] = [];
  for await (const _ of response.body ?? []) times.push(performance.now() - since);
  expect(times).toHaveLength(5);
  expect((times.at(-1) ?? 0) - (times[0] ?? 0)).toBeGreaterThan(150);
  const endless = await plugin.callResource({ context, path: 'count?to=1000000' });
  await endless.body?.cancel();
  expect(await plugin.collectMetrics({ context })).toContain('endpoint="callResource",outcome="ok"');
  expect((await (await plugin.callResource({ context, path: 'large?bytes=20000000' })).arrayBuffer()).byteLength).toBe(
    20_000_000
  );
});

test('streams: who may read and write, and packets until the reader leaves', async () => {
  const status = async (path: string) => [
    (await plugin.subscribeStream({ context, path })).status,
    (await plugin.publishStream({ context, path, data: { a: 1 } })).status,
  ];
  expect(await status('wave')).toEqual(['ok', 'ok']);
  expect(await status('secret')).toEqual(['permission-denied', 'permission-denied']);
  expect(await status('other')).toEqual(['not-found', 'permission-denied']);
  await expect(plugin.publishStream({ context, path: 'failure', data: {} })).rejects.toMatchObject({
    source: 'downstream',
    message: expect.stringContaining('The broker is closed.') as string,
  });
  const packets: unknown[] = [];
  for await (const packet of plugin.runStream({ context, path: 'wave' })) if (packets.push(packet) === 3) break;
  expect(packets.map((packet) => Object.keys(packet as object))).toEqual([['schema', 'data'], ['data'], ['data']]);
});

test('metrics: the process, the calls, and the plugin’s own', async () => {
  const metrics = await plugin.collectMetrics({ context });
  expect(metrics).toMatch(/^wave_points_total [1-9]/m);
  expect(metrics).toMatch(/^grafana_plugin_backend_requests_total\{endpoint="queryData",outcome="ok"\} [1-9]/m);
  expect(metrics).toContain('process_resident_memory_bytes');
});

test('changed settings reach the next query; the old instance is put away', async () => {
  const changed = { ...context, datasource: { ...context.datasource, jsonData: { amplitude: 9 } } };
  expect((await plugin.checkHealth({ context: changed })).message).toBe('Amplitude is 9.');
});

test('the socket is in a folder of its own that nobody else can enter', () => {
  const [dir] = readdirSync(sockets);
  expect(dir).toMatch(/^gfp-/);
  expect(statSync(join(sockets, dir ?? '')).mode & 0o777).toBe(0o700);
});

test('a crash is one error line, and the host brings the plugin back', async () => {
  const before = plugin.pid;
  await plugin.callResource({ context, path: 'crash' }).catch(() => undefined);
  await until(() => plugin.restarts === 1 && plugin.running);
  expect(plugin.pid).not.toBe(before);
  const crashes = log.filter(({ message }) => message.startsWith('The plugin crashed'));
  expect(crashes).toMatchObject([
    {
      level: 'error',
      message: 'The plugin crashed: Error: a crash on request. Grafana starts it again.',
      fields: { stack: expect.stringContaining('resources.ts') as string },
    },
  ]);
  expect(await plugin.checkHealth({ context })).toMatchObject({ status: 'ok' });
});

test('while it is down, calls say so; killed, it comes back as well', async () => {
  process.kill(plugin.pid, 'SIGKILL');
  await until(() => !plugin.running);
  await expect(plugin.checkHealth({ context })).rejects.toMatchObject({ code: 'SDK_HOST_STOPPED', status: 503 });
  await until(() => plugin.restarts === 2 && plugin.running);
  expect(await plugin.checkHealth({ context })).toMatchObject({ status: 'ok' });
});

test('asked to stop, it puts its instances away, removes its socket and ends with 0', async () => {
  const own = mkdtempSync(join(tmpdir(), 'w-'));
  const lines: LogRecord[] = [];
  const other = await launchPlugin({
    command: start.command,
    env: { TMPDIR: own },
    onLog: (record) => lines.push(record),
  });
  await other.checkHealth({ context });
  expect(await other.stop()).toBe(0);
  expect(readdirSync(own)).toEqual([]);
  expect(lines.map(({ message }) => message)).toContain('Wave disconnected wave-1'); // console.log, on its way to the log
  rmSync(own, { recursive: true });
});

test('SIGINT is for the host; SIGTERM ends it in order', async () => {
  const other = await launchPlugin({ command: start.command, restart: false });
  process.kill(other.pid, 'SIGINT');
  await sleep(50);
  expect(await other.checkHealth({ context })).toMatchObject({ status: 'ok' });
  process.kill(other.pid, 'SIGTERM');
  await until(() => !other.running);
});

test('with AutoMTLS both sides prove who they are', async () => {
  const safe = await launchPlugin({ command: start.command, autoMtls: true, restart: false });
  expect(await safe.checkHealth({ context })).toMatchObject({ status: 'ok' });
  await safe.stop();
});

test('its parent gone, it leaves by itself', async () => {
  const script = `
    const child = require('node:child_process').spawn(${JSON.stringify(start.command)}, { stdio: ['ignore', 'pipe', 'inherit'] });
    child.stdout.once('data', (line) => { console.log(child.pid, String(line).split('|')[3]); setInterval(() => {}, 1000); });`;
  const parent = spawn(process.execPath, ['-e', script], {
    env: { grafana_plugin_type: 'datasource', PATH: process.env.PATH },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const [pid = '', socket = ''] = await new Promise<string[]>((resolve) =>
    parent.stdout.once('data', (line) => resolve(String(line).trim().split(' ')))
  );
  parent.kill('SIGKILL');
  await until(() => !alive(Number(pid)));
  expect(existsSync(socket)).toBe(false);
});

test('started by hand it says what it is, and ends with 1', () => {
  const { status, stderr, stdout } = spawnSync(start.command, { env: {}, encoding: 'utf8' });
  expect({ status, stdout }).toEqual({ status: 1, stdout: '' });
  expect(stderr).toContain('This program is a Grafana plugin');
});

test.each([
  ['ends at once', 'false', 'it ended with code 1'],
  ['says something else', 'echo hello', 'its first line is not the handshake: hello'],
  ['stays silent', 'sleep 30', 'no handshake within 300 ms'],
])('an executable that %s is not started, and the reason is told', async (_, line, reason) => {
  const broken = launcher(line);
  try {
    await expect(
      launchPlugin({ command: broken.command, startTimeoutMs: 300, env: { PATH: process.env.PATH ?? '' } })
    ).rejects.toMatchObject({
      code: 'SDK_HOST_START',
      message: expect.stringContaining(reason) as string,
    });
  } finally {
    broken.remove();
  }
});

function alive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}

async function until(condition: () => boolean): Promise<void> {
  for (let waited = 0; waited < 20_000; waited += 25) {
    if (condition()) return;
    await sleep(25);
  }
  throw new Error('waited in vain');
}
