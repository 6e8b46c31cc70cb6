import { keySettings } from './key-settings.ts';

test('the section of grafana.ini says where the key comes from, else the variables do', () => {
  const variables = { SMARTCLOUDOPS_KEY: 'variable', SMARTCLOUDOPS_KMS_KEY_ID: undefined };
  expect(keySettings(variables)).toMatchObject({
    settings: { key: 'variable', keyFile: undefined, kmsKeyId: undefined },
    names: { key: 'SMARTCLOUDOPS_KEY' },
  });
  expect(keySettings({ ...variables, GF_PLUGIN_KMS_KEY_ID: 'alias/x' })).toEqual({
    settings: { key: undefined, keyFile: undefined, kmsKeyId: 'alias/x' },
    names: { key: 'the setting "key"', keyFile: 'the setting "key_file"', kmsKeyId: 'the setting "kms_key_id"' },
  });
});
