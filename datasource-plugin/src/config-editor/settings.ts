import type { DataSourcePluginOptionsEditorProps } from '@grafana/data';
import type { ConnectionJsonData, ConnectionSecrets } from './connection-settings.ts';

export type EditorProps = DataSourcePluginOptionsEditorProps<ConnectionJsonData, ConnectionSecrets>;

export interface Settings {
  readonly jsonData: ConnectionJsonData;
  readonly readOnly: boolean;
  set(change: Partial<ConnectionJsonData>): void;
  isKept(secret: keyof ConnectionSecrets): boolean;
  setSecret(secret: keyof ConnectionSecrets, value: string): void;
  secret(secret: keyof ConnectionSecrets): string;
  resetSecret(secret: keyof ConnectionSecrets): void;
}

/** The settings of a data source as the form reads and writes them. */
export function settingsOf({ options, onOptionsChange }: EditorProps): Settings {
  return {
    jsonData: options.jsonData,
    readOnly: options.readOnly ?? false,
    set: (change) => onOptionsChange({ ...options, jsonData: { ...options.jsonData, ...change } }),
    isKept: (secret) => Boolean(options.secureJsonFields?.[secret]),
    secret: (secret) => options.secureJsonData?.[secret] ?? '',
    setSecret: (secret, value) =>
      onOptionsChange({ ...options, secureJsonData: { ...options.secureJsonData, [secret]: value } }),
    resetSecret: (secret) =>
      onOptionsChange({
        ...options,
        secureJsonFields: { ...options.secureJsonFields, [secret]: false },
        secureJsonData: { ...options.secureJsonData, [secret]: '' },
      }),
  };
}
