import { readFileSync } from 'node:fs';
import path from 'node:path';

import { accessFacts } from '../collecting/sources/iam-policy.ts';
import { ENGINE_ERRORS } from '../errors.ts';
import { ENVIRONMENT_NAMES } from './key-source.ts';

const text = readFileSync(path.join(__dirname, '../../../../docs/guides/encryption.md'), 'utf8').replaceAll(
  /\s+/g,
  ' '
);

test('the guide names every setting, permission with its reason, price and error', () => {
  for (const name of Object.values(ENVIRONMENT_NAMES)) expect(text).toContain(`\`${name}\``);
  const [kms] = accessFacts(['kms']);
  for (const { action, why } of kms?.permissions ?? []) expect(text).toContain(`\`${action}\`, for ${why}`);
  expect(text).toContain(kms?.price);
  for (const code of Object.keys(ENGINE_ERRORS).filter((one) => /^ENGINE_KEY_(MISSING|IN_USE|ROTATING)$/.test(one))) {
    expect(text).toContain(code);
  }
});
