/** What the server tells the page: the place of Grafana's boot data, with only what the plugins read. */
export interface Boot {
  readonly theme: 'dark' | 'light';
  readonly datasources: readonly BootDatasource[];
  readonly plugins: readonly BootPlugin[];
  readonly dashboards: readonly { readonly uid: string; readonly title: string }[];
}

export interface BootDatasource {
  readonly uid: string;
  readonly name: string;
  readonly type: string;
  readonly jsonData: Readonly<Record<string, unknown>>;
}

export interface BootPlugin {
  readonly id: string;
  readonly type: 'datasource' | 'panel' | 'app';
  readonly baseUrl: string;
  /** plugin.json, as built. */
  readonly json: {
    readonly name: string;
    readonly info: Record<string, unknown>;
    readonly includes?: readonly unknown[];
  };
}

declare global {
  interface Window {
    workbenchBoot: Boot;
  }
}

export const boot: Boot = window.workbenchBoot;
