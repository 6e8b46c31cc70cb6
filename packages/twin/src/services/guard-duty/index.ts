import { AwsError } from '../../http/aws-error.ts';
import type { Call, Service } from '../../http/service.ts';
import { detectorOf } from '../../world/findings/finding-ids.ts';
import { listPage } from '../list-page.ts';
import { companyRegions } from '../seen-findings.ts';
import { meets } from './criteria.ts';
import type { Criteria } from './criteria.ts';
import { guardDutyFindings } from './show-finding.ts';

/** Where nothing is meant to run it looks as well: that is how intruders are found. */
const WATCHED_TOO = 'ap-southeast-1';
const MOST = 50;

const badRequest = (message: string) => new AwsError('BadRequestException', message);

const detectorsHere = ({ caller, world }: Call): readonly string[] =>
  companyRegions(world).has(caller.region) || caller.region === WATCHED_TOO
    ? [detectorOf(caller.accountId, caller.region)]
    : [];

function mustKnowDetector(call: Call): void {
  if (detectorsHere(call).includes(String(call.input['DetectorId']))) return;
  throw badRequest('The request is rejected because the input detectorId is not owned by the current account.');
}

const pageOf = <Entry>(call: Call, entries: readonly Entry[]) =>
  listPage(call, entries, { token: 'nextToken', size: 'maxResults', defaultSize: MOST }, () =>
    badRequest('The request is rejected because an invalid or out-of-range value is specified as an input parameter.')
  );

function listFindings(call: Call): unknown {
  mustKnowDetector(call);
  const { criterion = {} } = (call.input['findingCriteria'] ?? {}) as { criterion?: Criteria };
  const { page, next } = pageOf(
    call,
    guardDutyFindings(call).filter((finding) => meets(finding, criterion, badRequest))
  );
  return { findingIds: page.map(({ id }) => id), nextToken: next ?? '' };
}

function getFindings(call: Call): unknown {
  mustKnowDetector(call);
  const ids = call.input['findingIds'];
  if (!Array.isArray(ids) || ids.length > MOST)
    throw badRequest('The request is rejected because the parameter findingIds has an invalid number of entries.');
  const asked = new Set(ids);
  return { findings: guardDutyFindings(call).filter(({ id }) => asked.has(id)) };
}

export const guardDuty: Service = {
  name: 'guardduty',
  iamPrefix: 'guardduty',
  protocol: 'rest-json',
  target: '',
  throttling: { code: 'TooManyRequestsException', message: 'Rate exceeded', status: 429 },
  operations: {
    ListDetectors: {
      http: { method: 'GET', path: '/detector' },
      handle: (call) => ({ detectorIds: detectorsHere(call) }),
    },
    ListFindings: { http: { method: 'POST', path: '/detector/{DetectorId}/findings' }, handle: listFindings },
    GetFindings: { http: { method: 'POST', path: '/detector/{DetectorId}/findings/get' }, handle: getFindings },
  },
};
