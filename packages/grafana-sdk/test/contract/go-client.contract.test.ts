import { canonical, parseCells } from '../canonical.ts';
import { everyType } from '../../examples/wave/every-type.ts';
import { checkFrame, decodeArrow, encodeArrow } from '../../src/frame/index.ts';
import { wave as waveLauncher } from '../wave.ts';
import { ask, buildPeer, describeWith } from './peer.ts';

interface Answer {
  readonly status: number;
  readonly error: string;
  readonly errorSource: string;
  readonly frames: readonly unknown[];
}
interface Piece {
  readonly code: number;
  readonly headers: Readonly<Record<string, readonly string[]>>;
  readonly body: string;
  readonly atMs: number;
}
interface Chunk extends Omit<Answer, 'frames'> {
  readonly refId: string;
  readonly frameId: string;
  readonly frame?: { readonly fields: readonly { readonly values: readonly unknown[] }[] };
  readonly json?: Readonly<Record<string, unknown>>;
}
interface Report {
  readonly ping: string;
  readonly health: object;
  readonly badHealth: { readonly status: string; readonly message: string };
  readonly queries: Readonly<Record<string, Answer>>;
  readonly jsonQueries: Readonly<Record<string, Answer>>;
  readonly noInstance: Readonly<Record<string, Answer>>;
  readonly deadlineErr: string;
  readonly arrowChunks: readonly Chunk[];
  readonly jsonChunks: readonly Chunk[];
  readonly resources: Readonly<Record<string, readonly Piece[]>>;
  readonly largeBytes: number;
  readonly metrics: string;
  readonly subscribe: object;
  readonly publish: object;
  readonly packets: readonly object[];
  readonly streamError: object;
  readonly stopMs: number;
  readonly exited: boolean;
  readonly log: readonly Readonly<Record<string, unknown>>[];
}

const peer = buildPeer();

// grafana-plugin-sdk-go and go-plugin launch our executable and make every call that Grafana makes.
describeWith(peer, 'the official Go SDK as the client', () => {
  let report: Report;
  let encrypted: Report;

  beforeAll(() => {
    const start = waveLauncher();
    try {
      report = ask<Report>(peer, ['client', start.command]);
      encrypted = ask<Report>(peer, ['client', '-mtls', start.command]);
    } finally {
      start.remove();
    }
  }, 60_000);

  test('the process answers go-plugin’s ping and leaves when told, long before it would be killed', () => {
    expect(report.ping).toBe('');
    expect(report.exited).toBe(true);
    expect(report.stopMs).toBeLessThan(1500);
  });

  test('health: OK with details, and an error that names the setting', () => {
    expect(report.health).toEqual({ status: 'OK', message: 'Amplitude is 5.', details: { uid: 'wave-1' } });
    expect(report.badHealth.status).toBe('ERROR');
    expect(report.badHealth.message).toContain('jsonData.amplitude');
  });

  test('each refId has its own frames or its own error, status and source', () => {
    const short = Object.fromEntries(
      Object.entries(report.queries).map(([refId, a]) => [refId, [a.status, a.errorSource, a.frames.length]])
    );
    expect(short).toEqual({
      A: [200, '', 1],
      B: [400, 'plugin', 0],
      C: [400, 'plugin', 0],
      D: [429, 'downstream', 0],
      E: [500, 'plugin', 0],
      F: [502, 'downstream', 0],
      G: [200, '', 1],
      H: [200, '', 0],
      I: [200, '', 1],
      J: [400, 'plugin', 0],
      K: [200, '', 1],
    });
    expect(report.queries.B?.error).toContain('rows');
    expect(report.queries.D?.error).toBe('Too many requests. Wait a minute.');
  });

  test('every field type, with and without missing values, reads in Go as we meant it', () => {
    const meant = decodeArrow(encodeArrow(checkFrame(everyType(), 'G')));
    expect(meant.fields).toHaveLength(32);
    expect(parseCells(report.queries.G?.frames[0])).toEqual(parseCells(canonical(meant)));
  });

  test('asked for JSON frames, it sends the same frames as JSON', () => {
    const frames = (answers: Readonly<Record<string, Answer>>) =>
      Object.entries(answers).map(([refId, { frames }]) => [refId, frames.map(parseCells)]);
    expect(frames(report.jsonQueries)).toEqual(frames(report.queries));
  });

  test('without settings every query says so; past its deadline a call ends', () => {
    expect(report.noInstance.A).toMatchObject({
      status: 400,
      errorSource: 'plugin',
      error: expect.stringContaining('no datasource settings') as string,
    });
    expect(report.deadlineErr).toBe('DeadlineExceeded');
  });

  test('chunked data: pieces in order under one frame id, errors among them', () => {
    const rows = report.arrowChunks
      .filter(({ refId }) => refId === 'I')
      .map(({ frameId, frame }) => [frameId, frame?.fields[0]?.values.length]);
    expect(rows).toEqual([
      ['wave', 10],
      ['wave', 10],
    ]);
    expect(report.arrowChunks.find(({ refId }) => refId === 'D')).toMatchObject({
      status: 429,
      errorSource: 'downstream',
      frameId: '',
    });
    expect(report.jsonChunks.filter(({ refId }) => refId === 'I').map(({ json }) => Object.keys(json ?? {}))).toEqual([
      ['schema', 'data'],
      ['data'],
    ]);
  });

  test('resources: the request arrives whole, the answer with status, headers and body', () => {
    const [echo] = report.resources.echo ?? [];
    expect(echo).toMatchObject({
      code: 201,
      headers: { 'content-type': ['application/json'], 'set-cookie': ['a=1', 'b=2'] },
    });
    expect(JSON.parse(echo?.body ?? '')).toEqual({
      method: 'POST',
      query: { x: '1', y: 'a b' },
      body: 'héllo',
      header: 'one',
    });
    expect(JSON.parse(report.resources.whoami?.[0]?.body ?? '')).toEqual({
      user: 'ada',
      orgId: 7,
      uid: 'wave-1',
      id: 'jwt',
    });
    expect(report.resources.missing?.[0]?.code).toBe(404);
    expect(report.resources.bug?.[0]).toMatchObject({
      code: 500,
      headers: { 'Content-Type': ['application/problem+json'] },
    });
    expect(report.largeBytes).toBe(20_000_000);
  });

  test('a streamed resource comes in pieces, as they are made', () => {
    const pieces = report.resources.count ?? [];
    expect(pieces.map(({ body }) => body).join('')).toBe('1\n2\n3\n4\n');
    expect(pieces.map(({ code }) => code)).toEqual([200, 0, 0, 0]);
    expect((pieces.at(-1)?.atMs ?? 0) - (pieces[0]?.atMs ?? 0)).toBeGreaterThan(100);
  });

  test('metrics are Prometheus text: ours and the plugin’s', () => {
    expect(report.metrics).toMatch(/^wave_points_total [1-9]/m);
    expect(report.metrics).toMatch(
      /^grafana_plugin_backend_request_duration_seconds_count\{endpoint="queryData"\} [1-9]/m
    );
  });

  test('streams: statuses, packets with the schema first, and the blame of a failed call', () => {
    expect(report.subscribe).toEqual({ wave: 'OK', secret: 'PERMISSION_DENIED', other: 'NOT_FOUND' });
    expect(report.publish).toEqual({ wave: 'OK{"a":1}', secret: 'PERMISSION_DENIED', other: 'PERMISSION_DENIED' });
    expect(report.packets.map((packet) => Object.keys(packet))).toEqual([['schema', 'data'], ['data'], ['data']]);
    expect(report.streamError).toEqual({ code: 'Unknown', message: 'The broker is closed.', source: 'downstream' });
  });

  test('hclog parses our log: the level and the fields of each line are its own', () => {
    const line = report.log.find((record) => record['@message'] === 'Wave connected');
    expect(line).toMatchObject({ '@level': 'info', uid: 'wave-1', amplitude: 5 });
    expect(report.log.find((record) => record['@message'] === 'Query E failed: this was not foreseen')).toMatchObject({
      '@level': 'error',
      refId: 'E',
    });
  });

  test('all of it over AutoMTLS as well', () => {
    const { queries, resources, subscribe, publish, packets } = encrypted;
    expect({ queries, subscribe, publish, packets }).toEqual({
      queries: report.queries,
      subscribe: report.subscribe,
      publish: report.publish,
      packets: report.packets,
    });
    expect(Object.keys(resources)).toHaveLength(5);
  });
});
