import { readFileSync } from 'node:fs';

import type { Query } from '@smartcloudops/contract';
import { parseQuery } from '@smartcloudops/engine';
import { shiftPeriod, periodStart } from '@smartcloudops/focus';

/** A dashboard of the app with what its panels ask when its variables are as they come. */
export interface BundledDashboard {
  readonly name: string;
  readonly queries: readonly Query[];
}

interface Dashboard {
  readonly title: string;
  readonly panels: readonly { readonly timeFrom?: string; readonly targets?: readonly Record<string, unknown>[] }[];
  readonly templating: { readonly list: readonly { readonly name: string; readonly current?: { value: unknown } }[] };
}

const NAMES = ['cost', 'forecast'] as const;
/** What a variable stands for when all is chosen: no restriction. */
const ALL = '$__all';

/** @param now epoch ms; the dashboards show the last month and the running one */
export function bundledDashboards(now: number): readonly BundledDashboard[] {
  const month = periodStart(now, 'month');
  const at = (months: number) => new Date(shiftPeriod(month, 'month', months)).toISOString();
  return NAMES.map((name) => {
    const file = new URL(`../../../app-plugin/src/dashboards/${name}.json`, import.meta.url);
    const { panels, templating } = JSON.parse(readFileSync(file, 'utf8')) as Dashboard;
    const chosen = new Map(templating.list.map((variable) => [`$${variable.name}`, variable.current?.value]));
    const queries = panels.flatMap(({ timeFrom, targets = [] }) =>
      targets.map(({ datasource: _, refId: __, ...target }) => {
        const timeRange = { from: at(timeFrom === 'now/M' ? 0 : -1), to: at(1) };
        return parseQuery({ ...expand(target, chosen), timeRange });
      })
    );
    return { name, queries };
  });
}

/** Variables replaced by what is chosen; amounts become numbers, conditions on all are left out. */
function expand(target: Record<string, unknown>, chosen: ReadonlyMap<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(target).map(([field, value]) => {
      if (Array.isArray(value) && (field === 'filters' || field === 'labels'))
        return [
          field,
          value.filter(({ values }: { values: string[] }) => !values.some((one) => isAll(chosen.get(one)))),
        ];
      if (typeof value !== 'string' || !chosen.has(value)) return [field, value];
      const text = chosen.get(value);
      return [field, field === 'budget' ? Number(text) : text];
    })
  );
}

function isAll(value: unknown): boolean {
  return Array.isArray(value) && value.includes(ALL);
}
