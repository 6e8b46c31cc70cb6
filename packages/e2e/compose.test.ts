import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { parse } from 'yaml';

interface Compose {
  services: Record<string, { image: string; ports: string[]; volumes: string[] }>;
  volumes: Record<string, unknown>;
}

const root = path.resolve(__dirname, '../..');
const compose = parse(readFileSync(path.join(root, 'docker-compose.yml'), 'utf8')) as Compose;
const grafana = compose.services['grafana'];
const ini = readIni(readFileSync(path.join(root, 'provisioning/grafana.ini'), 'utf8'));
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
  const allowed = (ini['plugins']?.['allow_loading_unsigned_plugins'] ?? '').split(',');
  expect(allowed.sort()).toEqual(['', 'datasource', 'panel'].map((folder) => built(folder).id).sort());
});

test('the configuration is mounted where the image reads it', () => {
  expect(grafana?.volumes).toContain('./provisioning/grafana.ini:/etc/grafana/grafana.ini:ro');
  expect(grafana?.volumes).toContain('./provisioning:/etc/grafana/provisioning:ro');
});

test('ports are published on loopback only', () => {
  for (const port of grafana?.ports ?? []) expect(port).toMatch(/^127\.0\.0\.1:/);
});

test('the warehouse is in the data folder of Grafana, which is on the persistent volume', () => {
  expect(ini[`plugin.${built('datasource').id}`]).toEqual({ data_dir: '$__env{GF_PATHS_DATA}/smartcloudops' });
  expect(grafana?.volumes).toContain('grafana-data:/var/lib/grafana');
});

/** Sections and keys; every line is a section, a key, a comment or empty. */
function readIni(text: string): Record<string, Record<string, string>> {
  const sections: Record<string, Record<string, string>> = {};
  let section: Record<string, string> = {};
  for (const line of text.split('\n').filter((each) => each !== '' && !each.startsWith(';'))) {
    const [, name] = /^\[(.+)\]$/.exec(line) ?? [];
    const [, key, value] = /^(\w+) = (.+)$/.exec(line) ?? [];
    if (name !== undefined) sections[name] = section = {};
    else if (key !== undefined && value !== undefined) section[key] = value;
    else throw new Error(`Not a line of an ini file: ${line}`);
  }
  return sections;
}
