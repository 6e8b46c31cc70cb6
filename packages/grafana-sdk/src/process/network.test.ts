import { spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import http from 'node:http';
import https from 'node:https';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { selfSignedCertificate } from '../handshake/certificate.ts';

const network = new URL('./network.ts', import.meta.url).href;
const logger = new URL('./logger.ts', import.meta.url).href;
const home = mkdtempSync(join(tmpdir(), 'network-'));
afterAll(() => rmSync(home, { recursive: true }));

/** Fetches in a process of its own, as the settings are global to one. */
function fetched(url: string, env: Record<string, string>): Promise<string> {
  const script = `import { followNetworkEnvironment } from ${JSON.stringify(network)};
    import { createLogger } from ${JSON.stringify(logger)};
    followNetworkEnvironment(process.env, createLogger());
    console.log(await fetch(${JSON.stringify(url)}).then((r) => r.text(), (e) => 'failed: ' + e.cause.code));`;
  const child = spawn(process.execPath, ['--input-type=module', '-e', script], {
    env,
    stdio: ['ignore', 'pipe', 'pipe'],
    cwd: fileURLToPath(new URL('.', import.meta.url)),
  });
  return new Promise((resolve) => {
    let said = '';
    child.stdout.on('data', (text) => (said += String(text)));
    child.stderr.on('data', (text) => (said += String(text)));
    child.on('close', () => resolve(said.trim()));
  });
}

test('requests go through the proxy of the environment, save to hosts it excepts', async () => {
  const proxy = http.createServer((request, response) => response.end(`proxied ${request.url}`));
  const target = http.createServer((_, response) => response.end('direct'));
  await Promise.all(
    [proxy, target].map((server) => new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve)))
  );
  proxy.on('connect', (request, socket) => {
    socket.end('HTTP/1.1 502 proxied\r\n\r\n');
    seen.push(request.url);
  });
  const seen: unknown[] = [];
  const at = (server: http.Server) => `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  try {
    const through = await fetched(at(target), { HTTP_PROXY: at(proxy) });
    expect(seen.length > 0 || through.startsWith('proxied')).toBe(true);
    expect(through).not.toBe('direct');
    expect(await fetched(at(target), { HTTP_PROXY: at(proxy), NO_PROXY: '127.0.0.1' })).toBe('direct');
  } finally {
    proxy.close();
    target.close();
  }
});

test('certificates of SSL_CERT_FILE and SSL_CERT_DIR are trusted beside the usual ones; a missing file is a warning', async () => {
  const { pem, privateKeyPem } = selfSignedCertificate();
  const server = https.createServer({ cert: pem, key: privateKeyPem }, (_, response) => response.end('trusted'));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const url = `https://localhost:${(server.address() as AddressInfo).port}`;
  const file = join(home, 'ca.pem');
  writeFileSync(file, `# ours\n${pem}`);
  const dir = join(home, 'certs');
  mkdirSync(dir);
  writeFileSync(join(dir, 'ca.pem'), pem);
  try {
    expect(await fetched(url, {})).toMatch(/^failed: (DEPTH_ZERO_SELF_SIGNED_CERT|SELF_SIGNED)/);
    expect(await fetched(url, { SSL_CERT_FILE: file })).toBe('trusted');
    expect(await fetched(url, { SSL_CERT_DIR: `${join(home, 'none')}:${dir}` })).toMatch(/"@level":"warn"[^]*trusted$/);
  } finally {
    server.close();
  }
});
