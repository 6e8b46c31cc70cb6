import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { parse } from 'yaml';

interface Compose {
  services: Record<
    string,
    { image: string; command: string[]; ports: string[]; environment: Record<string, string>; volumes: string[] }
  >;
  volumes: Record<string, unknown>;
}

const root = path.resolve(__dirname, '../..');
const compose = parse(readFileSync(path.join(root, 'docker-compose.yml'), 'utf8')) as Compose;
const grafana = compose.services['grafana'];
const built = (folder: string) =>
  JSON.parse(readFileSync(path.join(root, 'app-plugin/dist', folder, 'plugin.json'), 'utf8')) as { id: string };

test('the image is a pinned Grafana that the plugins support', () => {
  expect(grafana?.image).toMatch(/^grafana\/grafana:(12\.[3-9]|1[3-9])\.\d+$/);
});

test('every mount exists in the checkout or is a declared volume', () => {
  for (const mount of grafana?.volumes ?? []) {
    const [source = ''] = mount.split(':');
    if (source.startsWith('.')) expect([source, existsSync(path.join(root, source))]).toEqual([source, true]);
    else expect(compose.volumes).toHaveProperty(source);
  }
});

test('every plugin of the suite may load although it is not signed', () => {
  const allowed = (grafana?.environment['GF_PLUGINS_ALLOW_LOADING_UNSIGNED_PLUGINS'] ?? '').split(',');
  expect(allowed.sort()).toEqual(['', 'datasource', 'panel'].map((folder) => built(folder).id).sort());
});

test('ports are published on loopback only', () => {
  for (const port of grafana?.ports ?? []) expect(port).toMatch(/^127\.0\.0\.1:/);
});

test('the warehouse is on the persistent volume', () => {
  expect(grafana?.command).toContain(`cfg:plugin.${built('datasource').id}.data_dir=/var/lib/grafana/smartcloudops`);
  expect(grafana?.volumes).toContain('grafana-data:/var/lib/grafana');
});
