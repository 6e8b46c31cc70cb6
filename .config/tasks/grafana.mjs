// A local Grafana (GRAFANA_HOME) on loopback with the suite provisioned; its state in GRAFANA_DATA, or .data/grafana.
import { spawn } from 'node:child_process';
import { existsSync, lstatSync, mkdirSync, rmSync, symlinkSync } from 'node:fs';
import path from 'node:path';
import { must, root } from './run.mjs';

const home = process.env.GRAFANA_HOME && path.resolve(root, process.env.GRAFANA_HOME);
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
if (!process.argv.includes('--no-build')) must(['packages/plugin-config/build.mjs']);

const data = path.resolve(root, process.env.GRAFANA_DATA ?? path.join('.data', 'grafana'));
for (const folder of ['plugins', 'logs']) mkdirSync(path.join(data, folder), { recursive: true });
// Grafana looks for plugins in folders; the suite appears there under its id, as an installed one would.
const installed = path.join(data, 'plugins', 'smartcloudops-analytics-app');
if (lstatSync(installed, { throwIfNoEntry: false })) rmSync(installed, { recursive: true });
symlinkSync(path.join(root, 'app-plugin', 'dist'), installed, 'junction');

// By the environment, not by `cfg:` arguments: those change only keys that an ini file already has, and the provisioning
// files read these variables as they do in Grafana's image.
const settings = {
  GF_PATHS_DATA: data,
  GF_PATHS_LOGS: path.join(data, 'logs'),
  GF_PATHS_PLUGINS: path.join(data, 'plugins'),
  GF_PATHS_PROVISIONING: path.join(root, 'provisioning'),
  GF_SERVER_HTTP_ADDR: '127.0.0.1',
  GF_SERVER_HTTP_PORT: port,
  GF_ANALYTICS_REPORTING_ENABLED: 'false',
  GF_ANALYTICS_CHECK_FOR_UPDATES: 'false',
  GF_ANALYTICS_CHECK_FOR_PLUGIN_UPDATES: 'false',
  GF_ANALYTICS_FEEDBACK_LINKS_ENABLED: 'false',
  GF_NEWS_NEWS_FEED_ENABLED: 'false',
  GF_SECURITY_DISABLE_GRAVATAR: 'true',
  GF_PLUGINS_PREINSTALL_DISABLED: 'true',
  GF_PLUGINS_PUBLIC_KEY_RETRIEVAL_DISABLED: 'true',
};
const args = ['server', `--homepath=${home}`, `--config=${path.join(root, 'provisioning', 'grafana.ini')}`];
console.log(`Grafana on http://127.0.0.1:${port} (user admin, password admin), state in ${path.relative(root, data)}.`);
const child = spawn(binary, args, { stdio: 'inherit', cwd: data, env: { ...process.env, ...settings } });
// Grafana ends its plugins' backends when it is asked to end; it is asked whichever way this task is.
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill('SIGTERM'));
child.on('exit', (code) => process.exit(code ?? 1));
