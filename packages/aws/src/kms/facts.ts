import type { AccessFacts } from '../access-facts.ts';

const why = {
  make: 'making the data key, once, and again when it is replaced',
  open: 'opening the data key at every start',
};

/** What it takes to keep the key of the data folder under a key of KMS. */
export const KMS_ACCESS: AccessFacts = {
  name: 'kms',
  title: 'AWS KMS',
  area: 'keys',
  permissions: [
    { action: 'kms:GenerateDataKey', resources: ['arn:aws:kms:*:*:key/ID-OF-THE-KEY'], why: why.make },
    { action: 'kms:Decrypt', resources: ['arn:aws:kms:*:*:key/ID-OF-THE-KEY'], why: why.open },
  ],
  price: '$1 a month for the key, $0.03 for 10,000 calls',
  reference: 'AWS KMS pricing; AWS KMS developer guide, "AWS KMS permissions"',
};
