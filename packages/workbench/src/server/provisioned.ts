import { existsSync, readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { parse } from 'yaml';

/** A data source as provisioning/datasources/*.yaml declares it. */
export interface ProvisionedDatasource {
  readonly uid: string;
  readonly name: string;
  readonly type: string;
  readonly url: string;
  readonly jsonData: Readonly<Record<string, unknown>>;
  readonly secureJsonData: Readonly<Record<string, string>>;
}

function filesIn(folder: string, ending: RegExp): string[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => ending.test(name))
    .sort()
    .map((name) => path.join(folder, name));
}

/** Grafana replaces `$NAME` and `${NAME}` in provisioning files by environment variables. */
function expand(text: string, environment: Readonly<Record<string, string | undefined>>): string {
  return text.replace(
    /\$\{(\w+)\}|\$(\w+)/g,
    (_, braced: string | undefined, bare: string | undefined) => environment[braced ?? bare ?? ''] ?? ''
  );
}

export function provisionedDatasources(
  root: string,
  environment: Readonly<Record<string, string | undefined>>
): ProvisionedDatasource[] {
  return filesIn(path.join(root, 'provisioning/datasources'), /\.ya?ml$/).flatMap((file) => {
    const document = parse(expand(readFileSync(file, 'utf8'), environment)) as {
      datasources?: Partial<ProvisionedDatasource>[];
    } | null;
    return (document?.datasources ?? []).map((entry) => {
      if (!entry.uid || !entry.name || !entry.type) {
        throw new Error(`${path.relative(root, file)}: every data source needs uid, name and type.`);
      }
      return {
        uid: entry.uid,
        name: entry.name,
        type: entry.type,
        url: entry.url ?? '',
        jsonData: entry.jsonData ?? {},
        secureJsonData: entry.secureJsonData ?? {},
      };
    });
  });
}

export interface ProvisionedDashboard {
  readonly uid: string;
  readonly title: string;
  /** The dashboard's JSON text, as it is in the file. */
  readonly json: string;
}

/** In the order in which the app lists them, so that the page opens with the bill; what the app does not have comes last. */
export function provisionedDashboards(root: string): ProvisionedDashboard[] {
  const order = dashboardsOfApp(root);
  const place = (file: string) => {
    const at = order.indexOf(path.basename(file));
    return at < 0 ? order.length : at;
  };
  const files = filesIn(path.join(root, 'provisioning/dashboards'), /\.json$/);
  return files
    .toSorted((a, b) => place(a) - place(b))
    .map((file) => {
      const json = readFileSync(file, 'utf8');
      const { uid, title } = JSON.parse(json) as { uid?: string; title?: string };
      if (!uid || !title) throw new Error(`${path.relative(root, file)}: a dashboard needs uid and title.`);
      return { uid, title, json };
    });
}

/** Names of files, as in the app's plugin.json. */
function dashboardsOfApp(root: string): readonly string[] {
  const text = readFileSync(path.join(root, 'app-plugin/src/plugin.json'), 'utf8');
  const { includes = [] } = JSON.parse(text) as { includes?: { readonly type: string; readonly path?: string }[] };
  return includes.flatMap(({ type, path: file }) => (type === 'dashboard' && file ? [path.basename(file)] : []));
}
