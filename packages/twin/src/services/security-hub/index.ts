import { AwsError } from '../../http/aws-error.ts';
import type { Call, Service } from '../../http/service.ts';
import { listPage } from '../list-page.ts';
import { companyRegions, outsider } from '../seen-findings.ts';
import { meets } from './filters.ts';
import type { Filters } from './filters.ts';
import { hubFindings } from './show-finding.ts';

const MOST = 100;

const invalid = (message: string) => new AwsError('InvalidInputException', message);

function getFindings(call: Call): unknown {
  const { caller, world, input } = call;
  if (caller.accountId === outsider(world) || !companyRegions(world).has(caller.region)) {
    throw new AwsError(
      'InvalidAccessException',
      `Account ${caller.accountId} is not subscribed to AWS Security Hub`,
      401
    );
  }
  const filters = (input['Filters'] ?? {}) as Filters;
  const { page, next } = listPage(
    call,
    hubFindings(call).filter((finding) => meets(finding, filters, invalid)),
    { token: 'NextToken', size: 'MaxResults', defaultSize: MOST },
    () => invalid('Invalid parameter: NextToken')
  );
  return { Findings: page, NextToken: next };
}

export const securityHub: Service = {
  name: 'securityhub',
  iamPrefix: 'securityhub',
  protocol: 'rest-json',
  target: '',
  throttling: { code: 'LimitExceededException', message: 'Rate exceeded', status: 429 },
  operations: { GetFindings: { http: { method: 'POST', path: '/findings' }, handle: getFindings } },
};
