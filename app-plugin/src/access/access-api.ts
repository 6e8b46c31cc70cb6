import { getBackendSrv, isFetchError } from '@grafana/runtime';
import type {
  AccessPolicy,
  AccessPreview,
  AccessScopesResponse,
  AccessSeen,
  AuditResponse,
} from '@smartcloudops/contract';
import { lastValueFrom } from 'rxjs';

/** Why a request failed, in the backend's words. */
export interface Failure {
  /** The caller may not do that. */
  readonly forbidden: boolean;
  readonly message: string;
}

/** Who may see what, through a data source: its organisation's scopes are the same through each of them. */
export interface AccessApi {
  scopes(): Promise<AccessScopesResponse>;
  save(version: number, policy: AccessPolicy): Promise<AccessScopesResponse>;
  me(): Promise<AccessSeen>;
  preview(user: string, role: string): Promise<AccessPreview>;
  audit(): Promise<AuditResponse>;
}

export function accessApi(uid: string): AccessApi {
  async function ask<Answer>(
    path: string,
    options: { method?: string; data?: unknown; params?: Record<string, string> } = {}
  ) {
    const url = `/api/datasources/uid/${uid}/resources/api/v1/${path}`;
    const { data } = await lastValueFrom(getBackendSrv().fetch<Answer>({ url, showErrorAlert: false, ...options }));
    return data;
  }
  return {
    scopes: () => ask('access/scopes'),
    save: (version, policy) => ask('access/scopes', { method: 'PUT', data: { version, policy } }),
    me: () => ask('access/me'),
    preview: (user, role) => ask('access/preview', { params: { user, role } }),
    audit: () => ask('audit'),
  };
}

/** A problem of the backend, or Grafana's own words. */
export function failureOf(error: unknown): Failure {
  if (!isFetchError<{ detail?: string; message?: string } | undefined>(error))
    return { forbidden: false, message: error instanceof Error ? error.message : String(error) };
  const { status, data, statusText } = error;
  return {
    forbidden: status === 401 || status === 403,
    message: data?.detail ?? data?.message ?? statusText ?? String(status),
  };
}
