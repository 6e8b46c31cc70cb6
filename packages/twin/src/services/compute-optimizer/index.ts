import { AwsError } from '../../http/aws-error.ts';
import { authorize } from '../../http/authenticate.ts';
import type { Call, Operation, Service } from '../../http/service.ts';
import { DAY_MS, dayOf } from '../../world/calendar.ts';
import type { Asset } from '../../world/inventory.ts';
import { assetsAt } from '../../world/inventory.ts';
import { isEnrolled } from '../advice-enrolment.ts';
import { listPage } from '../list-page.ts';
import { databaseRecommendation } from './databases.ts';
import { functionRecommendation } from './functions.ts';
import { instanceRecommendation } from './instances.ts';
import { volumeRecommendation } from './volumes.ts';

const NAMES = { token: 'nextToken', size: 'maxResults', defaultSize: 100 } as const;

function getEnrollmentStatus({ world, caller }: Call): unknown {
  const status = isEnrolled(world, caller.accountId) ? 'Active' : 'Inactive';
  return { status, memberAccountsEnrolled: false, lastUpdatedTimestamp: world.firstDay * (DAY_MS / 1000) };
}

interface About {
  /** FOCUS ResourceType. */
  readonly type: string;
  /** Member of the answer. */
  readonly member: string;
  /** Permissions that the caller needs besides. */
  readonly also: readonly (readonly [prefix: string, action: string])[];
  readonly tell: (asset: Asset, world: Call['world'], now: number, refreshed: number) => object;
}

/** Recommendations are those of the region that is asked, of the account that asks. @throws AwsError `OptInRequiredException` */
function recommending({ type, member, also, tell }: About): Operation {
  return {
    handle(call) {
      const { world, caller, now } = call;
      for (const [iamPrefix, action] of also) authorize(caller, { ...computeOptimizer, iamPrefix }, action);
      if (!isEnrolled(world, caller.accountId)) {
        throw new AwsError('OptInRequiredException', 'The account is not opted in to AWS Compute Optimizer.', 403);
      }
      const there = assetsAt(world, { type, accountId: caller.accountId, region: caller.region }, now);
      const { page, next } = listPage(
        call,
        there,
        NAMES,
        () => new AwsError('InvalidParameterValueException', 'The nextToken is not valid.')
      );
      const refreshed = dayOf(now) * (DAY_MS / 1000);
      return { [member]: page.map((asset) => tell(asset, world, now, refreshed)), nextToken: next };
    },
  };
}

export const computeOptimizer: Service = {
  name: 'compute-optimizer',
  iamPrefix: 'compute-optimizer',
  protocol: 'json-1.0',
  target: 'ComputeOptimizerService',
  throttling: { code: 'ThrottlingException', message: 'Rate exceeded', status: 400 },
  operations: {
    GetEnrollmentStatus: { handle: getEnrollmentStatus },
    GetEC2InstanceRecommendations: recommending({
      ...{ type: 'Instance', member: 'instanceRecommendations', tell: instanceRecommendation },
      also: [['ec2', 'DescribeInstances']],
    }),
    GetEBSVolumeRecommendations: recommending({
      ...{ type: 'Volume', member: 'volumeRecommendations', tell: volumeRecommendation },
      also: [['ec2', 'DescribeVolumes']],
    }),
    GetLambdaFunctionRecommendations: recommending({
      ...{ type: 'Function', member: 'lambdaFunctionRecommendations', tell: functionRecommendation },
      also: [['lambda', 'ListFunctions']],
    }),
    GetRDSDatabaseRecommendations: recommending({
      ...{ type: 'DB Instance', member: 'rdsDBRecommendations', tell: databaseRecommendation },
      also: [
        ['rds', 'DescribeDBInstances'],
        ['rds', 'DescribeDBClusters'],
      ],
    }),
  },
};
