/** What the bill names by its bare id: machines and volumes. */
const BARE = /^arn:[^:]+:ec2:[^:]*:[^:]*:(?:instance|volume)\/(.+)$/;
const BUCKET = /^arn:[^:]+:s3:::([^/]+)/;
/** Versions and aliases of a function are billed with it. */
const FUNCTION = /^(arn:[^:]+:lambda:[^:]+:\d+:function:[^:]+):[^:]+$/;

/** The resource of an ARN or id as the bill names it; null for what is no resource: an account as such. */
export function billedResourceId(resource: string | null): string | null {
  if (resource === null || resource.startsWith('AWS::::Account:')) return null;
  return (BARE.exec(resource) ?? BUCKET.exec(resource) ?? FUNCTION.exec(resource))?.[1] ?? resource;
}
