import { validation } from '../../http/aws-error.ts';
import type { Call, Service } from '../../http/service.ts';
import { DAY_MS, dayOf } from '../../world/calendar.ts';
import { isEnrolled } from '../advice-enrolment.ts';
import { listPage } from '../list-page.ts';
import { recommendations } from './recommend.ts';

const isManagement = ({ caller, world }: Call) => caller.accountId === world.accounts[0]?.id;

const pageOf = <Entry>(call: Call, entries: readonly Entry[]) =>
  listPage(call, entries, { token: 'nextToken', size: 'maxResults', defaultSize: 100 }, () =>
    validation('The nextToken is not valid.')
  );

function listEnrollmentStatuses(call: Call): unknown {
  const { caller, world, input } = call;
  const whole = isManagement(call) && input['includeOrganizationInfo'] === true;
  const shown = world.accounts.filter(({ id }) => whole || id === caller.accountId);
  const { page, next } = pageOf(call, shown);
  const at = world.firstDay * (DAY_MS / 1000);
  return {
    items: page.map(({ id }) => ({
      accountId: id,
      status: isEnrolled(world, id) ? 'Active' : 'Inactive',
      createdTimestamp: at,
      lastUpdatedTimestamp: at,
    })),
    ...(isManagement(call) ? { includeMemberAccounts: true } : {}),
    nextToken: next,
  };
}

/** The management account sees those of all accounts that are enrolled, any other its own. */
function listRecommendations(call: Call): unknown {
  const { caller, world, now } = call;
  if (!isEnrolled(world, caller.accountId)) throw validation('AccountId is not enrolled for recommendations.');
  const all = recommendations(world, dayOf(now) * (DAY_MS / 1000));
  const { page, next } = pageOf(
    call,
    all.filter(
      ({ accountId }) => isEnrolled(world, accountId) && (isManagement(call) || accountId === caller.accountId)
    )
  );
  return { items: page, nextToken: next };
}

export const costOptimizationHub: Service = {
  name: 'cost-optimization-hub',
  iamPrefix: 'cost-optimization-hub',
  protocol: 'json-1.0',
  target: 'CostOptimizationHubService',
  throttling: { code: 'ThrottlingException', message: 'Rate exceeded', status: 400 },
  operations: {
    ListEnrollmentStatuses: { handle: listEnrollmentStatuses },
    ListRecommendations: { handle: listRecommendations },
  },
};
