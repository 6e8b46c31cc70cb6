import type { Operation, Service } from '../http/service.ts';
import { budgets } from './budgets/index.ts';
import { cloudWatch } from './cloudwatch/index.ts';
import { costExplorer } from './cost-explorer/index.ts';
import { costOptimizationHub } from './cost-optimization-hub/index.ts';
import { organizations } from './organizations/index.ts';
import { sts } from './sts/index.ts';

const SERVICES: readonly Service[] = [costExplorer, cloudWatch, sts, budgets, organizations, costOptimizationHub];

export interface Route {
  readonly service: Service;
  readonly name: string;
  /** Null for an operation that the twin does not have. */
  readonly operation: Operation | null;
}

/** Finds what a request is for: by its `X-Amz-Target`, or by Action and Version of a form. */
export function routeOf(target: string | undefined, body: string): Route | null {
  if (target !== undefined) {
    const [prefix, name = ''] = target.split('.');
    const service = SERVICES.find((one) => one.protocol !== 'query' && one.target === prefix);
    return service ? { service, name, operation: service.operations[name] ?? null } : null;
  }
  const form = new URLSearchParams(body);
  const service = SERVICES.find((one) => one.protocol === 'query' && one.target === form.get('Version'));
  const name = form.get('Action') ?? '';
  return service ? { service, name, operation: service.operations[name] ?? null } : null;
}
