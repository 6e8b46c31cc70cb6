import 'systemjs/dist/system.js';
import 'systemjs/dist/extras/amd.js';

import { boot, type BootPlugin } from './boot';
import { SHARED_MODULES } from './shared-modules';

interface SystemLoader {
  import(id: string): Promise<Record<string, unknown>>;
  set(id: string, module: object): void;
  addImportMap(map: { imports: Record<string, string> }): void;
}
declare const System: SystemLoader;

const imports: Record<string, string> = {};
for (const [name, module] of Object.entries(SHARED_MODULES)) {
  const id = `shared:${name}`;
  imports[name] = id;
  const namespace = module as Record<string, unknown>;
  System.set(id, { ...namespace, default: namespace['default'] ?? namespace, __useDefault: true });
}
System.addImportMap({ imports });

const loading = new Map<string, Promise<unknown>>();

export function findPlugin(id: string): BootPlugin | undefined {
  return boot.plugins.find((plugin) => plugin.id === id);
}

/** Loads a built plugin's module.js and returns its `plugin` export. */
export function loadPlugin(id: string): Promise<unknown> {
  const known = loading.get(id);
  if (known) return known;
  const meta = findPlugin(id);
  if (!meta)
    return Promise.reject(
      new Error(`The workbench has no plugin "${id}". It loads: ${boot.plugins.map((p) => p.id).join(', ')}.`)
    );
  const promise = System.import(new URL(`${meta.baseUrl}/module.js`, location.href).href).then((module) => {
    const exported = (module['plugin'] ??
      (module['default'] as Record<string, unknown> | undefined)?.['plugin']) as unknown;
    if (!exported) throw new Error(`${meta.baseUrl}/module.js exports no "plugin".`);
    return exported;
  });
  loading.set(id, promise);
  return promise;
}

/** plugin.json in the form that PluginMeta has inside Grafana. */
export function pluginMeta(plugin: BootPlugin) {
  return {
    ...plugin.json,
    id: plugin.id,
    type: plugin.type,
    baseUrl: plugin.baseUrl,
    module: `${plugin.baseUrl}/module.js`,
    enabled: true,
    jsonData: {},
  };
}
