import type { ComplianceByConfigRule, ConfigRule, EvaluationResult } from '@aws-sdk/client-config-service';

import type { SourceItem } from '../item-source.ts';

/** Where a rule is; the account is known only once its ARN is. */
export interface RulePlace {
  readonly region: string;
  readonly partition: string;
  readonly accountId: string | null;
}

export function placeOf(region: string, rules: readonly ConfigRule[]): RulePlace {
  const [, partition = 'aws', , , accountId] = rules[0]?.ConfigRuleArn?.split(':') ?? [];
  return { region, partition, accountId: accountId ?? null };
}

/** A rule and whether it is kept. `nonCompliant` is how many resources break it, as far as AWS counts (`countIsCapped`). */
export function ruleItem(
  { region, accountId }: RulePlace,
  { ConfigRuleName: name, Compliance }: ComplianceByConfigRule,
  rule: ConfigRule | undefined
): SourceItem {
  const count = Compliance?.ComplianceContributorCount;
  return {
    id: `${region}/${name ?? ''}`,
    name: name ?? null,
    at: null,
    attributes: {
      SubAccountId: accountId,
      RegionId: region,
      compliance: Compliance?.ComplianceType ?? null,
      nonCompliant: Compliance?.ComplianceType === 'NON_COMPLIANT' ? (count?.CappedCount ?? null) : 0,
      countIsCapped: count?.CapExceeded ?? false,
      description: rule?.Description ?? null,
      identifier: rule?.Source?.SourceIdentifier ?? null,
      owner: rule?.Source?.Owner ?? null,
      // Security Hub and conformance packs bring rules of their own; their findings are told there as well.
      createdBy: rule?.CreatedBy ?? null,
      resourceTypes: rule?.Scope?.ComplianceResourceTypes ?? [],
    },
  };
}

/** Types whose id on the bill is an ARN that can be told from AWS Config's id. */
const ARNS: Readonly<Record<string, (id: string) => string>> = {
  'AWS::EC2::EIP': (id) => `ec2:{place}:elastic-ip/${id}`,
  'AWS::EC2::NatGateway': (id) => `ec2:{place}:natgateway/${id}`,
  'AWS::EC2::Snapshot': (id) => `ec2:{place}:snapshot/${id}`,
  'AWS::Lambda::Function': (id) => `lambda:{place}:function:${id}`,
  'AWS::DynamoDB::Table': (id) => `dynamodb:{place}:table/${id}`,
};

/**
 * A resource that breaks a rule. `ResourceId` is the resource as the bill names it where that can be told, else as AWS Config does; an
 * RDS instance has an id of its own there. Times of evaluation are left out: they are new at every run and tell nothing new.
 */
export function issueItem({ region, partition, accountId }: RulePlace, one: EvaluationResult): SourceItem {
  const {
    ConfigRuleName: rule = '',
    ResourceType: type = '',
    ResourceId: id = '',
  } = one.EvaluationResultIdentifier?.EvaluationResultQualifier ?? {};
  const arn = accountId === null ? undefined : ARNS[type]?.(id).replace('{place}', `${region}:${accountId}`);
  return {
    id: [region, rule, type, id].join('/'),
    name: id === '' ? null : id,
    at: null,
    attributes: {
      SubAccountId: accountId,
      RegionId: region,
      ResourceId: arn === undefined ? id : `arn:${partition}:${arn}`,
      resourceType: type,
      rule,
      annotation: one.Annotation ?? null,
    },
  };
}
