/** Where a thing was found. */
export interface Place {
  readonly accountId: string;
  readonly region: string;
  /** `aws`, `aws-cn`, `aws-us-gov` */
  readonly partition: string;
}

/** The name that a thing of EC2 has on the bill where that is not its bare id. */
export function ec2Arn({ partition, region, accountId }: Place, type: string, id: string | undefined): string | null {
  return id === undefined ? null : `arn:${partition}:ec2:${region}:${accountId}:${type}/${id}`;
}

/** Columns of the bill that each thing has: where it is, and what the bill calls it. */
export function billed({ accountId, region }: Place, resourceId: string | null | undefined) {
  return { SubAccountId: accountId, RegionId: region, ResourceId: resourceId ?? null };
}

export const timeOf = (date: Date | undefined): string | null => date?.toISOString() ?? null;
