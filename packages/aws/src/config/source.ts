import type { ComplianceByConfigRule, ConfigRule } from '@aws-sdk/client-config-service';

import { collectPart, eachOnce, readPages } from '../collect-part.ts';
import { AwsError } from '../errors.ts';
import type { ItemBatch, ItemCollectContext, ItemProblem, ItemSource, SourceItem } from '../item-source.ts';
import type { ConfigClient } from './client.ts';
import { CONFIG_FACTS } from './facts.ts';
import { issueItem, placeOf, ruleItem } from './to-items.ts';
import type { RulePlace } from './to-items.ts';

/** AWS's limit of a page of results. */
const PAGE = 100;

/**
 * Rules of AWS Config (kind `compliance-rule`) and the resources that break them (kind `compliance-issue`), each complete by region.
 * @param clients one per region
 */
export function configSource(clients: ReadonlyMap<string, ConfigClient>): ItemSource {
  return {
    facts: CONFIG_FACTS,
    async *collect(context) {
      for (const [region, client] of clients) yield* collectRegion(client, region, context);
    },
    close() {
      for (const one of clients.values()) one.close();
    },
  };
}

async function* collectRegion(
  client: ConfigClient,
  region: string,
  context: ItemCollectContext
): AsyncGenerator<ItemBatch | ItemProblem> {
  const part = { kind: 'compliance-rule', scope: region };
  const verdicts = await collectPart(part, async () => {
    const found = await allVerdicts(client, context);
    if (found.length === 0) await mustBeOn(client, region, context);
    return found;
  });
  if ('problem' in verdicts) {
    yield verdicts;
    return;
  }
  const described = await collectPart({ ...part, scope: `${region}/descriptions` }, async () =>
    verdicts.length > 0 ? allRules(client, context) : []
  );
  const rules = 'problem' in described ? [] : described;
  const place = placeOf(region, rules);
  const byName = new Map(rules.map((rule) => [rule.ConfigRuleName, rule]));
  yield { ...part, items: verdicts.map((one) => ruleItem(place, one, byName.get(one.ConfigRuleName))) };
  if ('problem' in described) yield described;
  const broken = verdicts.filter(({ Compliance }) => Compliance?.ComplianceType === 'NON_COMPLIANT');
  yield await collectIssues(client, place, broken, context);
}

async function collectIssues(
  client: ConfigClient,
  place: RulePlace,
  broken: readonly ComplianceByConfigRule[],
  context: ItemCollectContext
): Promise<ItemBatch | ItemProblem> {
  const part = { kind: 'compliance-issue', scope: place.region };
  return collectPart(part, async () => {
    const items: SourceItem[] = [];
    for (const { ConfigRuleName } of broken) {
      const pages = readPages(
        'GetComplianceDetailsByConfigRule',
        context,
        (NextToken, signal) =>
          client.complianceDetails(
            { ConfigRuleName, ComplianceTypes: ['NON_COMPLIANT'], Limit: PAGE, NextToken },
            signal
          ),
        ({ NextToken }) => NextToken
      );
      for await (const { EvaluationResults = [] } of pages) {
        for (const one of EvaluationResults) items.push(issueItem(place, one));
      }
    }
    return { ...part, items: eachOnce(items) };
  });
}

async function allVerdicts(client: ConfigClient, context: ItemCollectContext): Promise<ComplianceByConfigRule[]> {
  const found: ComplianceByConfigRule[] = [];
  const pages = readPages(
    'DescribeComplianceByConfigRule',
    context,
    (NextToken, signal) => client.complianceByRule({ NextToken }, signal),
    ({ NextToken }) => NextToken
  );
  for await (const { ComplianceByConfigRules = [] } of pages) found.push(...ComplianceByConfigRules);
  return found;
}

async function allRules(client: ConfigClient, context: ItemCollectContext): Promise<ConfigRule[]> {
  const found: ConfigRule[] = [];
  const pages = readPages(
    'DescribeConfigRules',
    context,
    (NextToken, signal) => client.rules({ NextToken }, signal),
    ({ NextToken }) => NextToken
  );
  for await (const { ConfigRules = [] } of pages) found.push(...ConfigRules);
  return found;
}

/** Where there are no rules, AWS Config may be off altogether. @throws AwsError `AWS_SERVICE_NOT_ENABLED` that says how to switch it on */
async function mustBeOn(
  client: ConfigClient,
  region: string,
  { beforeCall, signal }: ItemCollectContext
): Promise<void> {
  await beforeCall('DescribeConfigurationRecorderStatus');
  const { ConfigurationRecordersStatus: recorders = [] } = await client.recorderStatus(signal);
  if (recorders.some(({ recording }) => recording === true)) return;
  throw new AwsError(
    'AWS_SERVICE_NOT_ENABLED',
    `AWS Config records nothing in ${region}, so no rule is checked there. To use it, open AWS Config in that region of the AWS console, choose "1-click setup" and add rules; AWS charges for every recorded change and every evaluation, see docs/sources/config.md.`,
    { action: 'config:DescribeConfigurationRecorderStatus' }
  );
}
