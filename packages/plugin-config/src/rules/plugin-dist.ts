import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';

interface Include {
  readonly type: string;
  readonly path?: string;
  readonly name?: string;
  readonly role?: string;
}

/** The parts of plugin.json that the rules look at. */
export interface PluginJson {
  readonly id: string;
  readonly type: string;
  readonly name: string;
  readonly backend?: boolean;
  readonly alerting?: boolean;
  readonly executable?: string;
  readonly includes?: readonly Include[];
  readonly languages?: readonly string[];
  readonly info: {
    readonly version: string;
    readonly updated: string;
    readonly description?: string;
    readonly author?: { readonly name?: string };
    readonly keywords?: readonly string[];
    readonly logos: { readonly small: string; readonly large: string };
    readonly screenshots?: ReadonlyArray<{ readonly path: string }>;
  };
  readonly dependencies: { readonly grafanaDependency?: string };
}

/** A built plugin as it lies on disk. */
export interface PluginDist {
  readonly folder: string;
  readonly json: PluginJson;
  /** Version in the package.json of its sources. */
  readonly sourceVersion: string;
  has(file: string): boolean;
  text(file: string): string;
  /** Paths below the folder, without those of nested plugins. */
  readonly files: readonly string[];
}

export function openDist(folder: string, sourceVersion: string): PluginDist {
  const at = (file: string) => path.join(folder, file);
  const names = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) =>
    statSync(at(name)).isFile()
  );
  const nested = names
    .filter((name) => path.basename(name) === 'plugin.json' && name !== 'plugin.json')
    .map((name) => path.dirname(name) + path.sep);
  return {
    folder,
    json: JSON.parse(readFileSync(at('plugin.json'), 'utf8')) as PluginJson,
    sourceVersion,
    has: (file) => existsSync(at(file)),
    text: (file) => readFileSync(at(file), 'utf8'),
    files: names.filter((name) => !nested.some((prefix) => name.startsWith(prefix))),
  };
}
