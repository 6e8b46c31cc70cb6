import { Buffer } from 'node:buffer';
import type * as pb from '../proto/generated/pluginv2.ts';

/** Whether an instance made for one context serves the other: same save time, same content, same Grafana configuration. */
export function sameSettings(a: pb.PluginContext, b: pb.PluginContext): boolean {
  return (
    sameMap(a.grafanaConfig, b.grafanaConfig) &&
    sameStored(a.appInstanceSettings, b.appInstanceSettings) &&
    sameStored(a.dataSourceInstanceSettings, b.dataSourceInstanceSettings) &&
    a.dataSourceInstanceSettings?.url === b.dataSourceInstanceSettings?.url &&
    a.dataSourceInstanceSettings?.name === b.dataSourceInstanceSettings?.name
  );
}

function sameStored(a: pb.AppInstanceSettings | undefined, b: pb.AppInstanceSettings | undefined): boolean {
  if (!a || !b) return a === b;
  return (
    a.lastUpdatedMS === b.lastUpdatedMS &&
    Buffer.compare(a.jsonData, b.jsonData) === 0 &&
    sameMap(a.decryptedSecureJsonData, b.decryptedSecureJsonData)
  );
}

function sameMap(a: Readonly<Record<string, string>>, b: Readonly<Record<string, string>>): boolean {
  const keys = Object.keys(a);
  return keys.length === Object.keys(b).length && keys.every((key) => a[key] === b[key]);
}
