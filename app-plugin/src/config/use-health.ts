import { getBackendSrv } from '@grafana/runtime';
import { useEffect, useState } from 'react';
import { lastValueFrom } from 'rxjs';

export type Health = { readonly kind: 'checking' } | { readonly kind: 'ok' | 'problem'; readonly message: string };

interface HealthAnswer {
  readonly status?: string;
  readonly message?: string;
}

/** Grafana answers a failed check with HTTP 400 and the same body as a passed one. */
async function check(uid: string): Promise<Health> {
  try {
    const request = { url: `/api/datasources/uid/${uid}/health`, showErrorAlert: false };
    const { data } = await lastValueFrom(getBackendSrv().fetch<HealthAnswer>(request));
    return { kind: data.status === 'OK' ? 'ok' : 'problem', message: data.message ?? '' };
  } catch (error) {
    const { data, statusText } = error as { data?: HealthAnswer; statusText?: string };
    return { kind: 'problem', message: data?.message ?? statusText ?? String(error) };
  }
}

/** What the data source's own health check says, asked once. */
export function useHealth(uid: string): Health {
  const [health, setHealth] = useState<Health>({ kind: 'checking' });
  useEffect(() => {
    let current = true;
    void check(uid).then((answer) => current && setHealth(answer));
    return () => {
      current = false;
    };
  }, [uid]);
  return health;
}
