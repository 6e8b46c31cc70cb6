/** Who tells of a finding. */
export type FindingProduct = 'Security Hub' | 'GuardDuty' | 'Inspector' | 'IAM Access Analyzer';

/** Something that is found wrong with some things of a type, again and again. */
export interface FindingKind {
  readonly product: FindingProduct;
  /** A control, a GuardDuty type, an Inspector type, an Access Analyzer type. */
  readonly type: string;
  /** Type of the thing; see subjects.ts. */
  readonly of: string;
  readonly title: string;
  /** 0 to 10: below 4 low, below 7 medium, below 9 high, else critical. */
  readonly severity: number;
  /** Share of the things that have it, each time. */
  readonly share: number;
  /** Days from one time to the next. */
  readonly everyDays: number;
}

type Row = readonly [type: string, of: string, severity: number, share: number, everyDays: number, title: string];

const of = (product: FindingProduct, rows: readonly Row[]): readonly FindingKind[] =>
  rows.map(([type, thing, severity, share, everyDays, title]) => ({
    ...{ product, type, of: thing, severity, share, everyDays, title },
  }));

/** Controls and severities are those of "AWS Foundational Security Best Practices", types those of the services' user guides. */
export const FINDING_KINDS: readonly FindingKind[] = [
  ...of('Security Hub', [
    ['EC2.8', 'Instance', 7, 0.3, 190, 'EC2 instances should use Instance Metadata Service Version 2 (IMDSv2)'],
    ['EC2.9', 'Instance', 7, 0.12, 150, 'Amazon EC2 instances should not have a public IPv4 address'],
    ['SSM.1', 'Instance', 4, 0.15, 210, 'Amazon EC2 instances should be managed by AWS Systems Manager'],
    ['S3.2', 'Bucket', 9, 0.3, 120, 'S3 general purpose buckets should block public read access'],
    ['S3.5', 'Bucket', 4, 0.5, 260, 'S3 general purpose buckets should require requests to use SSL'],
    ['S3.13', 'Bucket', 1, 0.6, 320, 'S3 general purpose buckets should have Lifecycle configurations'],
    ['RDS.2', 'DB Instance', 9, 0.12, 140, 'RDS DB Instances should prohibit public access'],
    ['RDS.3', 'DB Instance', 4, 0.2, 240, 'RDS DB instances should have encryption at-rest enabled'],
    ['RDS.13', 'DB Instance', 7, 0.3, 180, 'RDS automatic minor version upgrades should be enabled'],
    ['Lambda.2', 'Function', 4, 0.5, 200, 'Lambda functions should use supported runtimes'],
    ['DynamoDB.2', 'Table', 4, 0.6, 260, 'DynamoDB tables should have point-in-time recovery enabled'],
    ['SQS.1', 'Queue', 4, 0.7, 200, 'Amazon SQS queues should be encrypted at rest'],
    ['ELB.5', 'Load Balancer', 4, 0.4, 240, 'Application and Classic Load Balancers logging should be enabled'],
    ['EKS.1', 'Cluster', 7, 0.5, 160, 'EKS cluster endpoints should not be publicly accessible'],
    ['IAM.6', 'Account', 9, 0.25, 300, 'Hardware MFA should be enabled for the root user'],
    ['CloudTrail.5', 'Account', 1, 0.4, 330, 'CloudTrail trails should be integrated with Amazon CloudWatch Logs'],
    ['IAM.3', 'User', 4, 0.8, 170, "IAM users' access keys should be rotated every 90 days or less"],
  ]),
  ...of('GuardDuty', [
    ['Recon:EC2/PortProbeUnprotectedPort', 'Instance', 2, 0.06, 60, 'An unprotected port of {name} is being probed'],
    ['UnauthorizedAccess:EC2/SSHBruteForce', 'Instance', 2, 0.05, 75, '{name} is under an SSH brute force attack'],
    ['Backdoor:EC2/C&CActivity.B!DNS', 'Instance', 8, 0.02, 130, '{name} asks for a command and control server'],
    ['Discovery:S3/TorIPCaller', 'Bucket', 5, 0.12, 90, 'The bucket {name} was listed from a Tor exit node'],
    ['Exfiltration:S3/AnomalousBehavior', 'Bucket', 8, 0.08, 170, 'Unusual reads of the bucket {name}'],
    [
      'UnauthorizedAccess:IAMUser/ConsoleLoginSuccess.B',
      'User',
      5,
      0.2,
      110,
      '{name} signed in from two places at once',
    ],
  ]),
  ...of('Inspector', [
    ['PACKAGE_VULNERABILITY', 'Instance', 9.8, 0.1, 80, 'openssl'],
    ['PACKAGE_VULNERABILITY', 'Instance', 7.8, 0.2, 95, 'kernel'],
    ['PACKAGE_VULNERABILITY', 'Instance', 5.5, 0.2, 130, 'curl'],
    ['PACKAGE_VULNERABILITY', 'Instance', 3.3, 0.15, 200, 'vim-minimal'],
    ['PACKAGE_VULNERABILITY', 'Function', 8.1, 0.4, 100, 'requests'],
    ['PACKAGE_VULNERABILITY', 'Function', 6.5, 0.5, 150, 'cryptography'],
    ['NETWORK_REACHABILITY', 'Instance', 5, 0.05, 160, 'Port 22 is reachable from an Internet Gateway'],
  ]),
  ...of('IAM Access Analyzer', [
    ['ExternalAccess', 'Bucket', 1, 0.7, 110, 'The bucket {name} is shared with another company'],
    ['ExternalAccess', 'Queue', 1, 0.6, 220, 'The queue {name} takes messages from another company'],
    ['ExternalAccess', 'Topic', 1, 0.6, 240, 'The topic {name} is shared with another company'],
    ['UnusedIAMRole', 'Role', 4, 0.3, 260, 'Nobody has taken on the role {name} for 90 days'],
    ['UnusedPermission', 'Role', 4, 0.4, 280, 'The role {name} has permissions that it does not use'],
    ['UnusedIAMUserAccessKey', 'User', 4, 0.4, 210, 'An access key of {name} has not been used for 90 days'],
  ]),
];
