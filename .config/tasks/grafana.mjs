// A local Grafana (GRAFANA_HOME) on loopback with the suite provisioned, its state in .data/grafana.
import { spawn } from 'node:child_process';
import { existsSync, mkdirSync } from 'node:fs';
import path from 'node:path';
import { must, root } from './run.mjs';

const home = process.env.GRAFANA_HOME;
const port = process.env.GRAFANA_PORT ?? '3000';
const binary =
  home && [path.join(home, 'bin', 'grafana'), path.join(home, 'bin', 'grafana.exe')].find((file) => existsSync(file));
if (!binary) {
  console.error(
    home
      ? `GRAFANA_HOME is ${home}, but there is no bin/grafana in it. Point it at the folder of an unpacked Grafana 12.3 or newer.`
      : 'GRAFANA_HOME is not set. Set it to the folder of an unpacked Grafana 12.3 or newer, or use docker compose up.'
  );
  process.exit(2);
}
must(['packages/plugin-config/build.mjs']);

const data = path.resolve(root, process.env.GRAFANA_DATA ?? '.data/grafana');
for (const folder of ['plugins', 'logs']) mkdirSync(path.join(data, folder), { recursive: true });
const APP = 'smartcloudops-analytics-app';
const DATASOURCE = 'smartcloudops-analytics-datasource';
const settings = {
  'paths.data': data,
  'paths.logs': path.join(data, 'logs'),
  'paths.plugins': path.join(data, 'plugins'),
  'paths.provisioning': path.join(root, 'provisioning'),
  'server.http_addr': '127.0.0.1',
  'server.http_port': port,
  [`plugin.${APP}.path`]: path.join(root, 'app-plugin', 'dist'),
  'plugins.allow_loading_unsigned_plugins': `${APP},${DATASOURCE},smartcloudops-recommendations-panel`,
  [`plugin.${DATASOURCE}.data_dir`]: path.join(data, 'smartcloudops'),
  // AWS settings of the host reach only the plugins that this list names.
  'aws.forward_settings_to_plugins': `cloudwatch,grafana-athena-datasource,${DATASOURCE}`,
  'analytics.reporting_enabled': 'false',
  'analytics.check_for_updates': 'false',
  'analytics.check_for_plugin_updates': 'false',
  'news.news_feed_enabled': 'false',
  'plugins.preinstall_disabled': 'true',
  'unified_alerting.min_interval': '10s',
};
const args = ['server', `--homepath=${home}`, ...Object.entries(settings).map(([key, value]) => `cfg:${key}=${value}`)];
console.log(`Grafana on http://127.0.0.1:${port} (user admin, password admin), state in ${path.relative(root, data)}.`);
const child = spawn(binary, args, { stdio: 'inherit', cwd: data });
for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => child.kill('SIGTERM'));
child.on('exit', (code) => process.exit(code ?? 1));
