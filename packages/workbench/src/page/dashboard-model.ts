import type { DataSourceRef, FieldConfigSource } from '@grafana/data';
import type { DataQuery } from '@grafana/schema';

/** The parts of Grafana's dashboard JSON (classic schema) that the workbench renders. */
export interface DashboardModel {
  readonly uid: string;
  readonly title: string;
  readonly description?: string;
  readonly time?: { readonly from: string; readonly to: string };
  readonly refresh?: string;
  readonly timezone?: string;
  readonly panels?: readonly PanelModel[];
  readonly links?: readonly DashboardLinkModel[];
  readonly templating?: { readonly list?: readonly VariableModel[] };
}

export interface DashboardLinkModel {
  readonly type: string;
  readonly title: string;
  readonly tooltip?: string;
  readonly url?: string | null;
  readonly keepTime?: boolean;
  readonly includeVars?: boolean;
}

export interface PanelModel {
  readonly id?: number;
  readonly type: string;
  readonly title?: string;
  readonly description?: string;
  readonly gridPos?: { readonly x: number; readonly y: number; readonly w: number; readonly h: number };
  readonly datasource?: DataSourceRef | null;
  readonly targets?: readonly (DataQuery & { readonly datasource?: DataSourceRef | null })[];
  readonly options?: Readonly<Record<string, unknown>>;
  readonly fieldConfig?: FieldConfigSource;
  readonly transformations?: readonly { readonly id: string; readonly options: Record<string, unknown> }[];
  readonly timeFrom?: string;
  readonly timeShift?: string;
  readonly maxDataPoints?: number;
  readonly pluginVersion?: string;
  readonly panels?: readonly PanelModel[];
}

export interface VariableModel {
  readonly type: string;
  readonly name: string;
  readonly label?: string | null;
  readonly description?: string | null;
  readonly hide?: number;
  readonly query?: unknown;
  readonly datasource?: DataSourceRef | null;
  readonly multi?: boolean;
  readonly includeAll?: boolean;
  readonly allValue?: string | null;
  readonly regex?: string;
  readonly refresh?: number;
  readonly sort?: number;
  readonly current?: { readonly value?: unknown; readonly text?: unknown };
  readonly options?: readonly { readonly text: string; readonly value: string }[];
}
