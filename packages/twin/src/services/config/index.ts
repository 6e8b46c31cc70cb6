import { AwsError } from '../../http/aws-error.ts';
import type { Call, Service } from '../../http/service.ts';
import { DAY_MS, HOUR_MS } from '../../world/calendar.ts';
import { listPage } from '../list-page.ts';
import { configIdOf, evaluate, isRecording, ruleIdOf, rulesOf } from './evaluate.ts';
import type { Rule } from './rules.ts';

/** The service does not let anyone choose the size of these pages. */
const RULES_PAGE = { token: 'NextToken', size: '', defaultSize: 25 } as const;
const RESULTS_PAGE = { token: 'NextToken', size: 'Limit', defaultSize: 10 } as const;
/** How often the rules are evaluated. */
const EVERY_MS = 6 * HOUR_MS;
const SHOWN_AT_MOST = 25;

const wrongToken = () => new AwsError('InvalidNextTokenException', 'The specified next token is not valid.');
const seconds = (time: number) => time / 1000;

function describeRecorderStatus(call: Call): unknown {
  if (!isRecording(call)) return { ConfigurationRecordersStatus: [] };
  const since = seconds(call.world.firstDay * DAY_MS);
  const status = { name: 'default', recording: true, lastStatus: 'Success' };
  return { ConfigurationRecordersStatus: [{ ...status, lastStartTime: since, lastStatusChangeTime: since }] };
}

function describeRules(call: Call): unknown {
  const { page, next } = listPage(call, rulesOf(call), RULES_PAGE, wrongToken);
  const { region, accountId } = call.caller;
  return {
    ConfigRules: page.map((rule) => ({
      ConfigRuleName: rule.name,
      ConfigRuleArn: `arn:aws:config:${region}:${accountId}:config-rule/${ruleIdOf(call, rule)}`,
      ConfigRuleId: ruleIdOf(call, rule),
      Description: rule.description,
      Scope: { ComplianceResourceTypes: [rule.resourceType] },
      Source: { Owner: 'AWS', SourceIdentifier: rule.identifier },
      ...(rule.parameters ? { InputParameters: rule.parameters } : {}),
      ConfigRuleState: 'ACTIVE',
      EvaluationModes: [{ Mode: 'DETECTIVE' }],
    })),
    NextToken: next,
  };
}

function complianceOf(call: Call, rule: Rule): unknown {
  const results = evaluate(call, rule);
  const failed = results.filter(({ isFulfilled }) => !isFulfilled).length;
  if (results.length === 0) return { ComplianceType: 'INSUFFICIENT_DATA' };
  if (failed === 0) return { ComplianceType: 'COMPLIANT' };
  const count = { CappedCount: Math.min(failed, SHOWN_AT_MOST), CapExceeded: failed > SHOWN_AT_MOST };
  return { ComplianceType: 'NON_COMPLIANT', ComplianceContributorCount: count };
}

function describeComplianceByRule(call: Call): unknown {
  const { page, next } = listPage(call, rulesOf(call), RULES_PAGE, wrongToken);
  return {
    ComplianceByConfigRules: page.map((rule) => ({
      ConfigRuleName: rule.name,
      Compliance: complianceOf(call, rule),
    })),
    NextToken: next,
  };
}

/** @throws AwsError `NoSuchConfigRuleException` */
function complianceDetails(call: Call): unknown {
  const { input, now } = call;
  const name = String(input['ConfigRuleName']);
  const rule = rulesOf(call).find((one) => one.name === name);
  if (!rule) {
    throw new AwsError(
      'NoSuchConfigRuleException',
      `The ConfigRule '${name}' provided in the request is invalid. Please check the configRule name`
    );
  }
  const wanted = Array.isArray(input['ComplianceTypes']) ? input['ComplianceTypes'] : ['COMPLIANT', 'NON_COMPLIANT'];
  const results = evaluate(call, rule)
    .map((one) => ({ ...one, compliance: one.isFulfilled ? 'COMPLIANT' : 'NON_COMPLIANT' }))
    .filter(({ compliance }) => wanted.includes(compliance));
  const at = seconds(Math.floor(now / EVERY_MS) * EVERY_MS);
  const { page, next } = listPage(call, results, RESULTS_PAGE, wrongToken);
  return {
    EvaluationResults: page.map(({ asset, compliance, isFulfilled }) => ({
      EvaluationResultIdentifier: {
        EvaluationResultQualifier: {
          ConfigRuleName: name,
          ResourceType: rule.resourceType,
          ResourceId: configIdOf(asset),
          EvaluationMode: 'DETECTIVE',
        },
        OrderingTimestamp: at,
      },
      ComplianceType: compliance,
      ResultRecordedTime: at + 2,
      ConfigRuleInvokedTime: at + 1,
      ...(isFulfilled || !rule.annotation ? {} : { Annotation: rule.annotation }),
    })),
    NextToken: next,
  };
}

export const awsConfig: Service = {
  name: 'config',
  iamPrefix: 'config',
  protocol: 'json-1.1',
  target: 'StarlingDoveService',
  throttling: { code: 'ThrottlingException', message: 'Rate exceeded', status: 400 },
  operations: {
    DescribeConfigurationRecorderStatus: { handle: describeRecorderStatus },
    DescribeConfigRules: { handle: describeRules },
    DescribeComplianceByConfigRule: { handle: describeComplianceByRule },
    GetComplianceDetailsByConfigRule: { handle: complianceDetails },
  },
};
