/** The Grafana that the suite's set-up started. */
export const GRAFANA_URL = process.env['GRAFANA_TEST_URL'] ?? '';
export const DEMO = 'smartcloudops-demo';
export const DATASOURCE = 'smartcloudops-analytics-datasource';
export const APP = 'smartcloudops-analytics-app';
export const PANEL = 'smartcloudops-recommendations-panel';

export interface Answer<Body> {
  readonly status: number;
  readonly body: Body;
}

/** One request to Grafana's HTTP API, as the administrator or as `login:password`. */
export async function api<Body>(
  method: 'GET' | 'POST' | 'PUT' | 'DELETE',
  path: string,
  body?: unknown,
  who: string | null = 'admin:admin',
  url = GRAFANA_URL
): Promise<Answer<Body>> {
  const response = await fetch(url + path, {
    method,
    headers: {
      ...(who === null ? {} : { authorization: `Basic ${Buffer.from(who).toString('base64')}` }),
      ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      // Provisioned through the API, but a person may still change it.
      'x-disable-provenance': 'true',
    },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  const text = await response.text();
  const json = response.headers.get('content-type')?.includes('json');
  return { status: response.status, body: (json ? JSON.parse(text) : text) as Body };
}

export interface Frame {
  readonly schema: {
    readonly refId?: string;
    readonly meta?: { readonly type?: string; readonly notices?: Array<{ readonly text: string }> };
    readonly fields: Array<{ readonly name: string; readonly type: string; readonly labels?: Record<string, string> }>;
  };
  readonly data: { readonly values: Array<Array<number | string | null>> };
}

export interface QueryAnswer {
  readonly results: Record<string, { readonly status: number; readonly error?: string; readonly frames?: Frame[] }>;
}

/** Asks as a panel does: queries by refId, without a datasource of their own they go to the demo. */
export function ask(queries: Array<Record<string, unknown>>, who?: string | null, from = 'now-30d', to = 'now') {
  const datasource = { type: DATASOURCE, uid: DEMO };
  return api<QueryAnswer>(
    'POST',
    '/api/ds/query',
    { from, to, queries: queries.map((query) => ({ datasource, ...query })) },
    who
  );
}

export const EXPRESSION = { datasource: { type: '__expr__', uid: '__expr__' } };
