import { APP_ID } from '../ids.ts';
import { DATASOURCE_UID } from './datasource-uid.ts';

/** Grafana's own template function; its address ends in a slash. */
const GRAFANA = '{{ externalURL }}';

/** Address of a provisioned dashboard over a range, with variables; a value may be a template of Grafana that reads labels. */
export function dashboardLink(
  dashboard: 'cost' | 'drivers' | 'forecast' | 'security' | 'trust',
  from: string,
  variables: Readonly<Record<string, string>> = {}
): string {
  const chosen = Object.entries({ datasource: DATASOURCE_UID, ...variables }).map(
    ([name, value]) => `&var-${name}=${value}`
  );
  return `${GRAFANA}d/smartcloudops-${dashboard}?from=${encodeURIComponent(from)}&to=now${chosen.join('')}`;
}

/** The app's first page. */
export const HOME_LINK = `${GRAFANA}a/${APP_ID}`;
/** The value of a label, safe in an address. */
export const labelInLink = (label: string) => `{{ urlquery $labels.${label} }}`;
