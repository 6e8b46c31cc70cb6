import { setBackendSrv, type BackendSrv, type BackendSrvRequest, type FetchResponse } from '@grafana/runtime';
import { from, type Observable } from 'rxjs';

async function send<T>(request: BackendSrvRequest): Promise<FetchResponse<T>> {
  const url = new URL(request.url, location.origin);
  for (const [name, value] of Object.entries(request.params ?? {})) {
    for (const item of Array.isArray(value) ? value : [value])
      if (item !== undefined) url.searchParams.append(name, String(item));
  }
  const response = await fetch(url, {
    method: request.method ?? 'GET',
    headers: { ...(request.data === undefined ? {} : { 'content-type': 'application/json' }), ...request.headers },
    body: request.data === undefined ? null : JSON.stringify(request.data),
    signal: request.abortSignal ?? null,
  });
  const text = await response.text();
  let data: unknown = text;
  if (text && request.responseType !== 'text' && /json/.test(response.headers.get('content-type') ?? ''))
    data = JSON.parse(text);
  // The shape in which Grafana's own service rejects.
  if (!response.ok) throw { status: response.status, statusText: response.statusText, data, config: request };
  return {
    data: data as T,
    status: response.status,
    statusText: response.statusText,
    ok: true,
    headers: response.headers,
    redirected: response.redirected,
    type: response.type,
    url: response.url,
    config: request,
  };
}

const body = <T>(request: BackendSrvRequest) => send<T>(request).then((response) => response.data);

export const backendService: BackendSrv = {
  get: (url, params, requestId, options) =>
    body({ ...options, url, params, ...(requestId ? { requestId } : {}), method: 'GET' }),
  delete: (url, data, options) => body({ ...options, url, data, method: 'DELETE' }),
  post: (url, data, options) => body({ ...options, url, data, method: 'POST' }),
  patch: (url, data, options) => body({ ...options, url, data, method: 'PATCH' }),
  put: (url, data, options) => body({ ...options, url, data, method: 'PUT' }),
  request: (options) => body(options),
  datasourceRequest: (options) => send(options),
  fetch: (options) => from(send(options)) as Observable<FetchResponse<never>>,
  chunked: () => {
    throw new Error('The workbench does not stream HTTP responses in chunks.');
  },
};

setBackendSrv(backendService);
