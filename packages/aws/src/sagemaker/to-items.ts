import type {
  DescribeEndpointConfigOutput,
  DescribeEndpointOutput,
  EndpointSummary,
  ModelPackageGroupSummary,
  ModelPackageSummary,
  ModelSummary,
  MonitoringExecutionSummary,
  MonitoringScheduleSummary,
  ProductionVariant,
} from '@aws-sdk/client-sagemaker';

import type { JsonValue, SourceItem } from '../item-source.ts';

/** `arn:aws:sagemaker:us-west-2:111122223333:endpoint/x` */
function placed(arn: string | undefined) {
  const [, , , region, accountId] = arn?.split(':') ?? [];
  return { SubAccountId: accountId ?? null, RegionId: region ?? null, ResourceId: arn ?? null };
}

const timeOf = (date: Date | undefined): string | null => date?.toISOString() ?? null;

/** An endpoint; what may not be asked for is null. `instances` is how many machines it has, of all variants. */
export function endpointItem(
  one: EndpointSummary,
  detail: DescribeEndpointOutput | null,
  config: DescribeEndpointConfigOutput | null
): SourceItem {
  const configured = new Map(config?.ProductionVariants?.map((variant) => [variant.VariantName, variant]));
  const running = detail?.ProductionVariants ?? [];
  const variants = running.map((variant) => {
    const { VariantName: name, CurrentInstanceCount, DesiredInstanceCount, CurrentWeight } = variant;
    return {
      name: name ?? null,
      instances: CurrentInstanceCount ?? null,
      desiredInstances: DesiredInstanceCount ?? null,
      weight: CurrentWeight ?? null,
      ...madeOf(configured.get(name ?? '')),
    };
  });
  return {
    id: one.EndpointArn ?? '',
    name: one.EndpointName ?? null,
    at: null,
    attributes: {
      ...placed(one.EndpointArn),
      state: one.EndpointStatus ?? null,
      instanceType: firstOf(variants, 'instanceType'),
      instances: detail ? running.reduce((sum, { CurrentInstanceCount = 0 }) => sum + CurrentInstanceCount, 0) : null,
      model: firstOf(variants, 'model'),
      variants,
      captures: detail ? (detail.DataCaptureConfig?.EnableCapture ?? false) : null,
      failureReason: detail?.FailureReason ?? null,
      createdAt: timeOf(one.CreationTime),
      changedAt: timeOf(one.LastModifiedTime),
    },
  };
}

function madeOf(variant: ProductionVariant | undefined): { readonly [name: string]: JsonValue } {
  return {
    model: variant?.ModelName ?? null,
    instanceType: variant?.InstanceType ?? null,
    serverless: variant ? variant.ServerlessConfig !== undefined : null,
  };
}

const firstOf = (variants: readonly { readonly [name: string]: JsonValue }[], name: string): JsonValue =>
  variants[0]?.[name] ?? null;

export function modelItem({ ModelName, ModelArn, CreationTime }: ModelSummary): SourceItem {
  return {
    id: ModelArn ?? '',
    name: ModelName ?? null,
    at: null,
    attributes: { ...placed(ModelArn), createdAt: timeOf(CreationTime) },
  };
}

/** A model of the registry. @param versions the newest first; null: nobody was allowed to ask */
export function modelGroupItem(
  one: ModelPackageGroupSummary,
  versions: readonly ModelPackageSummary[] | null
): SourceItem {
  const newest = versions?.[0];
  const approved = versions?.find(({ ModelApprovalStatus }) => ModelApprovalStatus === 'Approved');
  return {
    id: one.ModelPackageGroupArn ?? '',
    name: one.ModelPackageGroupName ?? null,
    at: null,
    attributes: {
      ...placed(one.ModelPackageGroupArn),
      state: one.ModelPackageGroupStatus ?? null,
      description: one.ModelPackageGroupDescription ?? null,
      latestVersion: newest?.ModelPackageVersion ?? null,
      latestApproval: newest?.ModelApprovalStatus ?? null,
      latestAt: timeOf(newest?.CreationTime),
      approvedVersion: approved?.ModelPackageVersion ?? null,
      approvedAt: timeOf(approved?.CreationTime),
      createdAt: timeOf(one.CreationTime),
    },
  };
}

export function scheduleItem(one: MonitoringScheduleSummary): SourceItem {
  return {
    id: one.MonitoringScheduleArn ?? '',
    name: one.MonitoringScheduleName ?? null,
    at: null,
    attributes: {
      ...placed(one.MonitoringScheduleArn),
      state: one.MonitoringScheduleStatus ?? null,
      monitors: one.MonitoringType ?? null,
      endpoint: one.EndpointName ?? null,
      createdAt: timeOf(one.CreationTime),
    },
  };
}

/** Runs that still go on are left out: they come back when they have ended. */
const ENDED: ReadonlySet<string> = new Set(['Completed', 'CompletedWithViolations', 'Failed', 'Stopped']);

/** A run of Model Monitor that has ended (event). `violated`: what it looked at was out of the bounds of its baseline. */
export function executionItem(region: string, one: MonitoringExecutionSummary): readonly SourceItem[] {
  const { MonitoringScheduleName: schedule, ScheduledTime: time, MonitoringExecutionStatus: status } = one;
  if (status === undefined || !ENDED.has(status) || time === undefined) return [];
  const { RegionId: _region, ResourceId: job, ...account } = placed(one.ProcessingJobArn);
  return [
    {
      id: `${region}/${schedule ?? ''}/${time.toISOString()}`,
      name: schedule ?? null,
      at: time.getTime(),
      attributes: {
        ...account,
        RegionId: region,
        state: status,
        violated: status === 'CompletedWithViolations',
        endpoint: one.EndpointName ?? null,
        monitors: one.MonitoringType ?? null,
        reason: one.FailureReason ?? null,
        job,
        endedAt: timeOf(one.LastModifiedTime),
      },
    },
  ];
}
