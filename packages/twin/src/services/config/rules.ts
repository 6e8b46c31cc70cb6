import type { Asset } from '../../world/inventory.ts';

/** A rule that the company has its accounts checked by. */
export interface Rule {
  readonly name: string;
  /** AWS's own name of a managed rule. */
  readonly identifier: string;
  readonly description: string;
  /** FOCUS ResourceType, and AWS Config's name of the same. */
  readonly type: string;
  readonly resourceType: string;
  readonly parameters?: string;
  readonly isFulfilled: (asset: Asset) => boolean;
  readonly annotation?: string;
}

export const RULES: readonly Rule[] = [
  {
    name: 'required-tags',
    identifier: 'REQUIRED_TAGS',
    description: 'Machines carry the tags that their cost is shared by.',
    type: 'Instance',
    resourceType: 'AWS::EC2::Instance',
    parameters: '{"tag1Key":"team","tag2Key":"env"}',
    isFulfilled: ({ tags }) => tags !== null && 'team' in tags && 'env' in tags,
  },
  {
    name: 'ec2-volume-inuse-check',
    identifier: 'EC2_VOLUME_INUSE_CHECK',
    description: 'Volumes are attached to a machine.',
    type: 'Volume',
    resourceType: 'AWS::EC2::Volume',
    isFulfilled: ({ waste }) => waste?.kind !== 'unattached-volume',
  },
  {
    name: 'eip-attached',
    identifier: 'EIP_ATTACHED',
    description: 'Public addresses are in use.',
    type: 'Elastic IP',
    resourceType: 'AWS::EC2::EIP',
    isFulfilled: ({ waste }) => waste?.kind !== 'idle-address',
  },
  {
    name: 'rds-multi-az-support',
    identifier: 'RDS_MULTI_AZ_SUPPORT',
    description: 'Databases survive the loss of a zone.',
    type: 'DB Instance',
    resourceType: 'AWS::RDS::DBInstance',
    isFulfilled: ({ account }) => account.environment === 'prod',
    annotation: 'The DB instance is in one Availability Zone only.',
  },
  {
    name: 's3-bucket-public-read-prohibited',
    identifier: 'S3_BUCKET_PUBLIC_READ_PROHIBITED',
    description: 'Nobody outside can read a bucket.',
    type: 'Bucket',
    resourceType: 'AWS::S3::Bucket',
    isFulfilled: () => true,
  },
];
