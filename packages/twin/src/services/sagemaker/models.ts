import type { Call } from '../../http/service.ts';
import { DAY_MS } from '../../world/calendar.ts';
import type { Deployment } from './deployment.ts';
import { arnFor, deploymentsOf, find, groupOf, modelOf, trainedAt } from './deployment.ts';
import { pageOf, seconds } from './page.ts';

/** Versions that are kept of a model, the newest first. */
const KEPT = 3;

const versionsOf = ({ version }: Deployment) =>
  Array.from({ length: Math.min(KEPT, Math.max(1, version)) }, (_, i) => version - i);

export function listModels(call: Call): unknown {
  const all = deploymentsOf(call).flatMap((one) =>
    versionsOf(one).map((version) => {
      const name = modelOf(one, version);
      const created = seconds(trainedAt(one.monitored, version, call.now));
      return { ModelName: name, ModelArn: arnFor(call, 'model', name), CreationTime: created };
    })
  );
  const { page, next } = pageOf(call, all);
  return { Models: page, NextToken: next };
}

export function listGroups(call: Call): unknown {
  const { page, next } = pageOf(call, deploymentsOf(call));
  return {
    ModelPackageGroupSummaryList: page.map((one) => ({
      ModelPackageGroupName: groupOf(one),
      ModelPackageGroupArn: arnFor(call, 'model-package-group', groupOf(one)),
      ModelPackageGroupDescription: 'What people may like, by what is in their basket',
      CreationTime: seconds(call.world.firstDay * DAY_MS),
      ModelPackageGroupStatus: 'Completed',
    })),
    NextToken: next,
  };
}

export function listPackages(call: Call): unknown {
  const name = String(call.input['ModelPackageGroupName']);
  const one = find(call, 'model package group', 'model-package-group', (other) => groupOf(other) === name, name);
  const newestFirst = versionsOf(one);
  const isAscending = call.input['SortOrder'] === 'Ascending';
  const { page, next } = pageOf(call, isAscending ? newestFirst.toReversed() : newestFirst);
  return {
    ModelPackageSummaryList: page.map((version) => ({
      ModelPackageGroupName: name,
      ModelPackageVersion: version,
      ModelPackageArn: arnFor(call, 'model-package', `${name}/${version}`),
      CreationTime: seconds(trainedAt(one.monitored, version, call.now)),
      ModelPackageStatus: 'Completed',
      ModelApprovalStatus: 'Approved',
    })),
    NextToken: next,
  };
}
