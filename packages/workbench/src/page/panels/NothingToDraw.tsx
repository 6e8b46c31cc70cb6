import type { FieldConfigSource } from '@grafana/data';

/** What Grafana's panels say to an answer without fields: the dashboard's words for it, or its own. */
export function NothingToDraw({ fieldConfig }: { readonly fieldConfig: FieldConfigSource }) {
  return <div role="status">{fieldConfig.defaults.noValue ?? 'No data'}</div>;
}
