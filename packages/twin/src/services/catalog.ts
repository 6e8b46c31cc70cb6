import { matchPath } from '../http/path-template.ts';
import { isForm, isRest } from '../http/protocol.ts';
import type { Operation, Service } from '../http/service.ts';
import { readSignature } from '../http/sigv4.ts';
import type { SignedRequest } from '../http/sigv4.ts';
import { accessAnalyzer } from './access-analyzer/index.ts';
import { athena } from './athena/index.ts';
import { budgets } from './budgets/index.ts';
import { cloudWatch } from './cloudwatch/index.ts';
import { computeOptimizer } from './compute-optimizer/index.ts';
import { awsConfig } from './config/index.ts';
import { costExplorer } from './cost-explorer/index.ts';
import { costOptimizationHub } from './cost-optimization-hub/index.ts';
import { ec2 } from './ec2/index.ts';
import { elasticLoadBalancing } from './elastic-load-balancing/index.ts';
import { guardDuty } from './guard-duty/index.ts';
import { inspector } from './inspector/index.ts';
import { kms } from './kms/index.ts';
import { organizations } from './organizations/index.ts';
import { rds } from './rds/index.ts';
import { sageMaker } from './sagemaker/index.ts';
import { securityHub } from './security-hub/index.ts';
import { s3 } from './s3/index.ts';
import { sts } from './sts/index.ts';

/** All services that the twin has. */
export const SERVICES: readonly Service[] = [
  costExplorer,
  cloudWatch,
  sts,
  budgets,
  organizations,
  costOptimizationHub,
  securityHub,
  guardDuty,
  accessAnalyzer,
  inspector,
  computeOptimizer,
  awsConfig,
  ec2,
  rds,
  elasticLoadBalancing,
  sageMaker,
  s3,
  athena,
  kms,
];

export interface Route {
  readonly service: Service;
  readonly name: string;
  /** Null for an operation that the twin does not have. */
  readonly operation: Operation | null;
}

/** Finds what a request is for: by `X-Amz-Target`, by Action and Version of a form, or by who it is signed for and its path. */
export function routeOf(request: SignedRequest): Route | null {
  const target = request.headers['x-amz-target'];
  if (typeof target === 'string') {
    const [prefix, name = ''] = target.split('.');
    const service = SERVICES.find(({ protocol, target: own }) => own === prefix && !isForm(protocol));
    return service ? { service, name, operation: service.operations[name] ?? null } : null;
  }
  const signedFor = readSignature(request.headers.authorization)?.service;
  const rest = SERVICES.find(({ name, protocol }) => name === signedFor && isRest(protocol));
  if (rest) return restRoute(rest, request);
  const form = new URLSearchParams(request.body.toString());
  const service = SERVICES.find(({ protocol, target: own }) => isForm(protocol) && own === form.get('Version'));
  const name = form.get('Action') ?? '';
  return service ? { service, name, operation: service.operations[name] ?? null } : null;
}

function restRoute(service: Service, { method, url }: SignedRequest): Route {
  const [path = '/', search = ''] = url.split('?');
  const query = new URLSearchParams(search);
  for (const [name, operation] of Object.entries(service.operations)) {
    const { http } = operation;
    if (http?.method === method && matchPath(http.path, path, query)) return { service, name, operation };
  }
  return { service, name: `${method} ${path}`, operation: null };
}
