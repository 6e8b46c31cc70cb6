import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';

/** A built plugin: its plugin.json and the folder that Grafana would serve under /public/plugins/<id>. */
export interface BuiltPlugin {
  readonly id: string;
  readonly type: 'datasource' | 'panel' | 'app';
  readonly folder: string;
  readonly json: { readonly name: string; readonly info: Record<string, unknown>; readonly executable?: string };
}

/** The suite as shipped: the app's dist with the data source and the panel nested in it. */
export function builtPlugins(root: string): BuiltPlugin[] {
  const suite = path.join(root, 'app-plugin/dist');
  return [suite, path.join(suite, 'datasource'), path.join(suite, 'panel')].map((folder) => {
    const file = path.join(folder, 'plugin.json');
    if (!existsSync(file)) throw new Error(`${path.relative(root, file)} is missing. Run "npm run build" first.`);
    const json = JSON.parse(readFileSync(file, 'utf8')) as BuiltPlugin['json'] & {
      id: string;
      type: BuiltPlugin['type'];
    };
    return { id: json.id, type: json.type, folder, json };
  });
}

/** Path of a backend's executable, by Grafana's naming rule. */
export function executableOf(plugin: BuiltPlugin): string {
  const system = process.platform === 'win32' ? 'windows' : process.platform;
  const machine = process.arch === 'x64' ? 'amd64' : process.arch;
  return path.join(
    plugin.folder,
    `${plugin.json.executable ?? ''}_${system}_${machine}${process.platform === 'win32' ? '.exe' : ''}`
  );
}
