import { validation } from '../../http/aws-error.ts';
import type { Call, Service } from '../../http/service.ts';
import { listPage } from '../list-page.ts';
import { companyRegions, outsider } from '../seen-findings.ts';
import { inspectorFindings } from './show-finding.ts';
import type { InspectorFinding } from './show-finding.ts';

/** The region that the company came to last, where nobody has enabled it yet. */
const NOT_YET = 'eu-central-1';
/** Findings that AWS's model lets into a page, whatever was asked for. */
const MOST = 25;

const isEnabled = ({ world, caller }: Call, accountId: string): boolean =>
  caller.region !== NOT_YET && companyRegions(world).has(caller.region) && accountId !== outsider(world);

function batchGetAccountStatus(call: Call): unknown {
  const { accountIds = [] } = call.input as { accountIds?: readonly string[] };
  const asked = accountIds.length > 0 ? accountIds : [call.caller.accountId];
  return {
    accounts: asked.map((accountId) => {
      const state = {
        status: isEnabled(call, accountId) ? 'ENABLED' : 'DISABLED',
        errorCode: 'ALREADY_ENABLED',
        errorMessage: 'none',
      };
      return { accountId, state, resourceState: { ec2: state, ecr: state, lambda: state } };
    }),
    failedAccounts: [],
  };
}

interface FilterCriteria {
  readonly findingStatus?: readonly { readonly comparison: string; readonly value: string }[];
  readonly updatedAt?: readonly { readonly startInclusive?: number; readonly endInclusive?: number }[];
}

function meets(finding: InspectorFinding, { findingStatus, updatedAt, ...others }: FilterCriteria): boolean {
  const [unknown] = Object.keys(others);
  if (unknown !== undefined) throw validation(`The filter ${unknown} is not one this AWS has.`);
  const isOne = (value: string, filters: NonNullable<FilterCriteria['findingStatus']>) =>
    filters.some(({ comparison, value: wanted }) => comparison === 'EQUALS' && value === wanted);
  return (
    (findingStatus === undefined || isOne(finding.status, findingStatus)) &&
    (updatedAt === undefined ||
      updatedAt.some(
        ({ startInclusive = 0, endInclusive = Infinity }) =>
          finding.updatedAt >= startInclusive && finding.updatedAt <= endInclusive
      ))
  );
}

function listFindings(call: Call): unknown {
  const criteria = (call.input['filterCriteria'] ?? {}) as FilterCriteria;
  const all = inspectorFindings(call).filter(({ awsAccountId }) => isEnabled(call, awsAccountId));
  const size = Math.min(MOST, Number(call.input['maxResults'] ?? MOST), call.pageLimit ?? MOST);
  const { page, next } = listPage(
    { input: call.input, pageLimit: size },
    all.filter((finding) => meets(finding, criteria)),
    { token: 'nextToken', size: 'maxResults', defaultSize: MOST },
    () => validation('The nextToken is not valid.')
  );
  return { findings: page, nextToken: next };
}

export const inspector: Service = {
  name: 'inspector2',
  iamPrefix: 'inspector2',
  protocol: 'rest-json',
  target: '',
  throttling: { code: 'ThrottlingException', message: 'Rate exceeded', status: 429 },
  operations: {
    BatchGetAccountStatus: { http: { method: 'POST', path: '/status/batch/get' }, handle: batchGetAccountStatus },
    ListFindings: { http: { method: 'POST', path: '/findings/list' }, handle: listFindings },
  },
};
