import type { Permission } from './source-facts.ts';

/** One statement of an IAM policy. */
export interface PolicyStatement {
  /** Letters and digits only, and unique in the document, as IAM wants it: `SmartCloudOpsCost`. */
  readonly Sid: string;
  readonly Effect: 'Allow';
  /** Sorted, each once. */
  readonly Action: readonly string[];
  /** `"*"`, or the ARNs that the actions are limited to. */
  readonly Resource: '*' | readonly string[];
}

/** Whoever asks for permissions: a source, or what else calls AWS. */
interface Asking {
  readonly area: string;
  readonly permissions: readonly Permission[];
}

/** An IAM policy as AWS takes it. */
export interface PolicyDocument {
  readonly Version: '2012-10-17';
  readonly Statement: readonly PolicyStatement[];
}

const sidOf = (area: string) => `SmartCloudOps${area.charAt(0).toUpperCase()}${area.slice(1)}`;

const inOrder = (texts: Iterable<string>) => [...new Set(texts)].toSorted();

/** ARNs hold no spaces, and `*` sorts before all of them. */
const limitOf = ({ resources = ['*'] }: Permission) => inOrder(resources).join(' ');

/**
 * The policy that allows what these call and nothing else: one statement per area for what knows no limit, and one more
 * for each set of resources that a permission can be limited to. It is the same whatever their order.
 * `sts:GetCallerIdentity` is not in it, because AWS allows it always, even where a policy denies it; `sts:AssumeRole` belongs to
 * whoever assumes a role. Source: IAM JSON policy reference; API reference of GetCallerIdentity.
 */
export function policyDocument(facts: readonly Asking[]): PolicyDocument {
  const statements = inOrder(facts.map(({ area }) => area)).flatMap((area) => {
    const permissions = facts.filter((one) => one.area === area).flatMap((one) => one.permissions);
    const limits = inOrder(permissions.map(limitOf));
    return limits.map((limit, index): PolicyStatement => {
      const within = permissions.filter((one) => limitOf(one) === limit);
      return {
        Sid: index === 0 ? sidOf(area) : `${sidOf(area)}${index + 1}`,
        Effect: 'Allow',
        Action: inOrder(within.map(({ action }) => action)),
        Resource: limit === '*' ? '*' : limit.split(' '),
      };
    });
  });
  return { Version: '2012-10-17', Statement: statements };
}
