import { X509Certificate } from 'node:crypto';
import { existsSync, mkdirSync, mkdtempSync, rmSync, statSync, utimesSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { selfSignedCertificate } from './certificate.ts';
import { handshakeLine, readHandshake } from './environment.ts';
import { makeSocketPath, sweepStaleSockets } from './socket-dir.ts';

const cookie = { grafana_plugin_type: 'datasource' };

test('without the cookie nobody is told anything but where the plugin belongs', () => {
  expect(() => readHandshake({})).toThrow(expect.objectContaining({ code: 'SDK_COOKIE_MISSING' }));
  expect(() => readHandshake({ grafana_plugin_type: 'panel' })).toThrow("Install it in Grafana's plugin folder.");
});

test('a host that speaks no common protocol is refused', () => {
  expect(() => readHandshake({ ...cookie, PLUGIN_PROTOCOL_VERSIONS: '1,3' })).toThrow(
    expect.objectContaining({ code: 'SDK_PROTOCOL_UNSUPPORTED' })
  );
  expect(readHandshake({ ...cookie, PLUGIN_PROTOCOL_VERSIONS: '1,2' })).toMatchObject({ ports: [10_000, 25_000] });
});

test('the line has six fields, and a seventh for a host that asks', () => {
  const address = { network: 'unix', address: '/sockets/gfp-a/s' } as const;
  expect(handshakeLine(address, '', readHandshake(cookie))).toBe('1|2|unix|/sockets/gfp-a/s|grpc|\n');
  expect(handshakeLine(address, 'AAAA', readHandshake({ ...cookie, PLUGIN_MULTIPLEX_GRPC: 'true' }))).toBe(
    '1|2|unix|/sockets/gfp-a/s|grpc|AAAA|false\n'
  );
});

test('the socket lies in a folder that only its user can enter', () => {
  const path = makeSocketPath(undefined);
  try {
    expect(statSync(dirname(path)).mode & 0o777).toBe(0o700);
    expect(Buffer.byteLength(path)).toBeLessThan(104);
  } finally {
    rmSync(dirname(path), { recursive: true });
  }
});

test('folders of dead plugins are swept; answering, fresh and foreign ones stay', async () => {
  const home = mkdtempSync(join(tmpdir(), 'sweep-'));
  const old = new Date(Date.now() - 3_600_000);
  const make = (name: string, time?: Date): string => {
    const dir = join(home, name);
    mkdirSync(dir);
    if (time) utimesSync(dir, time, time);
    return dir;
  };
  const dead = make('gfp-dead', old);
  const live = make('gfp-live');
  const fresh = make('gfp-new');
  const foreign = make('other', old);
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(join(live, 's'), resolve));
  utimesSync(live, old, old);
  try {
    expect(await sweepStaleSockets(home)).toEqual([dead]);
    expect([dead, live, fresh, foreign].map(existsSync)).toEqual([false, true, true, true]);
  } finally {
    server.close();
    rmSync(home, { recursive: true });
  }
});

test('the certificate is its own authority for localhost, and the key is its key', () => {
  const { pem, der, privateKeyPem } = selfSignedCertificate();
  const certificate = new X509Certificate(pem);
  expect(certificate.raw.equals(der)).toBe(true);
  expect(certificate.verify(certificate.publicKey)).toBe(true);
  expect(certificate.checkHost('localhost')).toBe('localhost');
  expect(certificate.ca).toBe(true);
  expect(certificate.validFromDate.getTime()).toBeLessThan(Date.now());
  expect(certificate.validToDate.getTime()).toBeGreaterThan(Date.now() + 365 * 86_400_000);
  expect(privateKeyPem).toContain('BEGIN PRIVATE KEY');
  expect(new X509Certificate(selfSignedCertificate().pem).serialNumber).not.toBe(certificate.serialNumber);
});
