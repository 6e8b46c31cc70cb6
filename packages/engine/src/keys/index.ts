export { installationKey, keyOfBackup } from './installation-key.ts';
export type { KeySettingNames, KeySettings } from './key-source.ts';
