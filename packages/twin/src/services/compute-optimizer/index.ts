import { AwsError } from '../../http/aws-error.ts';
import { authorize } from '../../http/authenticate.ts';
import type { Call, Operation, Service } from '../../http/service.ts';
import { DAY_MS, dayOf } from '../../world/calendar.ts';
import type { Asset } from '../../world/inventory.ts';
import { assetsAt } from '../../world/inventory.ts';
import { isEnrolled } from '../advice-enrolment.ts';
import { listPage } from '../list-page.ts';
import { serviceRecommendation } from './containers.ts';
import { databaseRecommendation } from './databases.ts';
import { functionRecommendation } from './functions.ts';
import { IDLE_TYPES, idleRecommendation } from './idle.ts';
import { instanceRecommendation } from './instances.ts';
import { volumeRecommendation } from './volumes.ts';

const NAMES = { token: 'nextToken', size: 'maxResults', defaultSize: 100 } as const;

function getEnrollmentStatus({ world, caller }: Call): unknown {
  const status = isEnrolled(world, caller.accountId) ? 'Active' : 'Inactive';
  return { status, memberAccountsEnrolled: false, lastUpdatedTimestamp: world.firstDay * (DAY_MS / 1000) };
}

interface About {
  /** FOCUS ResourceTypes. */
  readonly types: readonly string[];
  /** Member of the answer. */
  readonly member: string;
  /** Permissions that the caller needs besides. */
  readonly also: readonly (readonly [prefix: string, action: string])[];
  /** Null: nothing is to be said of it. */
  readonly tell: (asset: Asset, world: Call['world'], now: number, refreshed: number) => object | null;
}

/** Recommendations are those of the region that is asked, of the account that asks. @throws AwsError `OptInRequiredException` */
function recommending({ types, member, also, tell }: About): Operation {
  return {
    handle(call) {
      const { world, caller, now } = call;
      for (const [iamPrefix, action] of also) authorize(caller, { ...computeOptimizer, iamPrefix }, action);
      if (!isEnrolled(world, caller.accountId)) {
        throw new AwsError('OptInRequiredException', 'The account is not opted in to AWS Compute Optimizer.', 403);
      }
      const refreshed = dayOf(now) * (DAY_MS / 1000);
      const where = { accountId: caller.accountId, region: caller.region };
      const all = types
        .flatMap((type) => assetsAt(world, { type, ...where }, now))
        .map((asset) => () => tell(asset, world, now, refreshed));
      const told = types.length > 1 ? all.filter((one) => one() !== null) : all;
      const { page, next } = listPage(
        call,
        told,
        NAMES,
        () => new AwsError('InvalidParameterValueException', 'The nextToken is not valid.')
      );
      return { [member]: page.map((one) => one()), nextToken: next };
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
      ...{ types: ['Instance'], member: 'instanceRecommendations', tell: instanceRecommendation },
      also: [['ec2', 'DescribeInstances']],
    }),
    GetEBSVolumeRecommendations: recommending({
      ...{ types: ['Volume'], member: 'volumeRecommendations', tell: volumeRecommendation },
      also: [['ec2', 'DescribeVolumes']],
    }),
    GetLambdaFunctionRecommendations: recommending({
      ...{ types: ['Function'], member: 'lambdaFunctionRecommendations', tell: functionRecommendation },
      also: [['lambda', 'ListFunctions']],
    }),
    GetRDSDatabaseRecommendations: recommending({
      ...{ types: ['DB Instance'], member: 'rdsDBRecommendations', tell: databaseRecommendation },
      also: [
        ['rds', 'DescribeDBInstances'],
        ['rds', 'DescribeDBClusters'],
      ],
    }),
    GetECSServiceRecommendations: recommending({
      ...{ types: ['Service'], member: 'ecsServiceRecommendations', tell: serviceRecommendation },
      also: [
        ['ecs', 'ListClusters'],
        ['ecs', 'ListServices'],
      ],
    }),
    // The company starts and stops machines by itself, without groups.
    GetAutoScalingGroupRecommendations: recommending({
      ...{ types: [], member: 'autoScalingGroupRecommendations', tell: () => null },
      also: [
        ['autoscaling', 'DescribeAutoScalingGroups'],
        ['autoscaling', 'DescribeAutoScalingInstances'],
      ],
    }),
    GetIdleRecommendations: recommending({
      ...{ types: IDLE_TYPES, member: 'idleRecommendations', also: [] },
      tell: (asset, _world, _now, refreshed) => idleRecommendation(asset, refreshed),
    }),
  },
};
