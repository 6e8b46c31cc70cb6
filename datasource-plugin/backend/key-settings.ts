import type { KeySettingNames, KeySettings } from '@smartcloudops/engine/keys';

/**
 * Where the key comes from: keys of the plugin's section in grafana.ini, which arrive as GF_PLUGIN_…, and only without any of them the
 * variables that the command line knows.
 */
export function keySettings(env: Readonly<Record<string, string | undefined>>): {
  readonly settings: KeySettings;
  readonly names: KeySettingNames;
} {
  const ours = { key: env.GF_PLUGIN_KEY, keyFile: env.GF_PLUGIN_KEY_FILE, kmsKeyId: env.GF_PLUGIN_KMS_KEY_ID };
  if (Object.values(ours).some(Boolean)) {
    const names = {
      key: 'the setting "key"',
      keyFile: 'the setting "key_file"',
      kmsKeyId: 'the setting "kms_key_id"',
    };
    return { settings: ours, names };
  }
  const { SMARTCLOUDOPS_KEY, SMARTCLOUDOPS_KEY_FILE, SMARTCLOUDOPS_KMS_KEY_ID } = env;
  return {
    settings: { key: SMARTCLOUDOPS_KEY, keyFile: SMARTCLOUDOPS_KEY_FILE, kmsKeyId: SMARTCLOUDOPS_KMS_KEY_ID },
    names: { key: 'SMARTCLOUDOPS_KEY', keyFile: 'SMARTCLOUDOPS_KEY_FILE', kmsKeyId: 'SMARTCLOUDOPS_KMS_KEY_ID' },
  };
}
