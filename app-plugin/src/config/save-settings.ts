import type { AppPluginMeta } from '@grafana/data';
import { getBackendSrv } from '@grafana/runtime';
import { lastValueFrom } from 'rxjs';
import type { AppJsonData } from '../settings.ts';

/** Stores the app's settings in Grafana, leaving enabled and pinned as they are. */
export async function saveSettings(meta: AppPluginMeta<AppJsonData>, jsonData: AppJsonData): Promise<void> {
  const request = {
    url: `/api/plugins/${meta.id}/settings`,
    method: 'POST',
    data: { enabled: meta.enabled ?? true, pinned: meta.pinned ?? true, jsonData },
    showErrorAlert: false,
  };
  await lastValueFrom(getBackendSrv().fetch(request));
}
