import { getBackendSrv } from '@grafana/runtime';
import type { BackfillResponse } from '@smartcloudops/contract';
import { lastValueFrom } from 'rxjs';

/** What the backend knows and does about history that is collected on demand. */
export interface BackfillApi {
  /** @param months with a quote for so many */
  ask(months?: number): Promise<BackfillResponse>;
  start(months: number): Promise<BackfillResponse>;
  cancel(): Promise<BackfillResponse>;
}

/** Of a saved data source. Its connection is the only one that it collects, so none is named. */
export function backfillApi(uid: string): BackfillApi {
  const call = async (method: string, months?: number): Promise<BackfillResponse> => {
    const { data } = await lastValueFrom(
      getBackendSrv().fetch<BackfillResponse>({
        url: `/api/datasources/uid/${encodeURIComponent(uid)}/resources/api/v1/sources/backfill`,
        method,
        ...(months === undefined ? {} : { params: { months } }),
        showErrorAlert: false,
      })
    );
    return data;
  };
  return {
    ask: (months) => call('GET', months),
    start: (months) => call('POST', months),
    cancel: () => call('DELETE'),
  };
}
