import { setTimeout as sleep } from 'node:timers/promises';

import type { Credential, Fault } from '../api.ts';
import type { ObjectStore } from '../exports/object-store.ts';
import type { FaultBox } from '../faults.ts';
import type { InvoiceBook } from '../invoice.ts';
import { routeOf } from '../services/catalog.ts';
import type { Route } from '../services/catalog.ts';
import type { AthenaDesk } from '../services/athena/athena-desk.ts';
import type { TimeLine } from '../time-line.ts';
import { hex, keyAt } from '../world/random.ts';
import { authenticate, authorize, deniedMessage, refusal } from './authenticate.ts';
import { AwsError } from './aws-error.ts';
import { readInput } from './read-input.ts';
import type { Call, Settings } from './service.ts';
import type { SignedRequest } from './sigv4.ts';
import type { Reply } from './wire.ts';
import { answer, refuse } from './wire.ts';

/** What stands behind all calls. */
export interface Backstage {
  readonly clock: () => number;
  readonly timeLine: TimeLine;
  readonly objects: ObjectStore;
  readonly athena: AthenaDesk;
  readonly faults: FaultBox;
  readonly invoice: InvoiceBook;
  readonly credentials: Map<string, Credential>;
  /** When temporary credentials end (epoch ms of the twin's clock). */
  readonly expiry: Map<string, number>;
  readonly settings: Omit<Settings, 'issue'>;
  calls: number;
}

/** `partial` sends the first half of the reply and drops the connection. */
type Done =
  | { readonly kind: 'reply' | 'partial'; readonly reply: Reply }
  | { readonly kind: 'silence' }
  | { readonly kind: 'drop' };

function nextId(backstage: Backstage): string {
  const key = keyAt(0x7e57, backstage.calls++);
  const digits = hex(key, 32);
  return [8, 12, 16, 20].reduceRight((id, at) => `${id.slice(0, at)}-${id.slice(at)}`, digits);
}

/** Answers that end a call before its operation runs. */
function brokenBefore(fault: Fault, route: Route): AwsError | 'silence' | 'drop' | Reply | null {
  const { throttling } = route.service;
  switch (fault.kind) {
    case 'throttle':
      return new AwsError(throttling.code, throttling.message, throttling.status);
    case 'internal-error': {
      const name = ['rest-xml', 'ec2'].includes(route.service.protocol) ? 'InternalError' : 'InternalFailure';
      return new AwsError(name, 'The request processing has failed because of an unknown error.', 500);
    }
    case 'unavailable':
      return new AwsError('ServiceUnavailable', 'The service is temporarily unavailable. Please try again later.', 503);
    case 'html':
      return {
        status: 502,
        headers: { 'content-type': 'text/html' },
        body: '<html><body><h1>502 Bad Gateway</h1></body></html>',
      };
    case 'timeout':
      return 'silence';
    case 'disconnect':
      return 'drop';
    default:
      return null;
  }
}

function callOf(
  backstage: Backstage,
  { service, operation }: Route,
  request: SignedRequest,
  pageLimit: number | null
): Call {
  const now = backstage.clock();
  const world = backstage.timeLine.worldAt(now);
  const caller = authenticate(request, service, backstage.credentials, world);
  const until = backstage.expiry.get(caller.credential.accessKeyId);
  if (until !== undefined && now >= until) {
    throw refusal(service, 'expired', 'The security token included in the request is expired');
  }
  return {
    input: operation ? readInput(service, operation, request) : {},
    headers: request.headers,
    caller,
    world,
    now,
    view: (at = now) => backstage.timeLine.viewAt(at),
    objects: backstage.objects,
    athena: backstage.athena,
    settings: {
      ...backstage.settings,
      issue: (credential, end) => {
        backstage.credentials.set(credential.accessKeyId, credential);
        backstage.expiry.set(credential.accessKeyId, end);
      },
    },
    pageLimit,
  };
}

/** Performs one signed call: faults, credentials, policy, operation, invoice. */
export async function perform(backstage: Backstage, request: SignedRequest): Promise<Done> {
  const id = nextId(backstage);
  const route = routeOf(request);
  if (!route) {
    const body = JSON.stringify({ __type: 'UnknownOperationException' });
    return {
      kind: 'reply',
      reply: { status: 400, headers: { 'content-type': 'application/x-amz-json-1.1', 'x-amzn-requestid': id }, body },
    };
  }
  const { service, name, operation } = route;
  const full = `${service.iamPrefix}:${name}`;
  const effect = backstage.faults.draw([name, full, `${service.name}:${name}`]);
  if (effect.latencyMs > 0) await sleep(effect.latencyMs, undefined, { ref: false });
  const failed = (reply: Reply): Done => {
    backstage.invoice.failed(full);
    return { kind: 'reply', reply };
  };
  const before = effect.broken ? brokenBefore(effect.broken, route) : null;
  if (before === 'silence' || before === 'drop') {
    backstage.invoice.failed(full);
    return { kind: before === 'silence' && effect.latencyMs > 0 ? 'drop' : before };
  }
  let call: Call | null = null;
  try {
    if (before instanceof AwsError) throw before;
    if (before) return failed(before);
    call = callOf(backstage, route, request, effect.pageLimit);
    if (!operation) throw refusal(service, 'no-operation', `The action ${name} is not one this AWS has.`);
    const action = operation.action ?? name;
    authorize(call.caller, service, action);
    if (effect.broken?.kind === 'denied') {
      throw refusal(service, 'denied', deniedMessage(call.caller, service, `${service.iamPrefix}:${action}`));
    }
    const output = await operation.handle(call);
    const reply = answer(service, name, output, id);
    const charge = operation.charge?.(call, output) ?? { units: 0, nanoDollarsPerUnit: 0n };
    backstage.invoice.answered(full, charge.units, charge.nanoDollarsPerUnit);
    if (effect.broken?.kind === 'lost-answer') return { kind: 'drop' };
    return { kind: effect.broken?.kind === 'partial' ? 'partial' : 'reply', reply };
  } catch (error) {
    if (error instanceof AwsError) {
      const charge = call && operation?.chargeRefused?.(error);
      if (charge) backstage.invoice.charged(full, charge.units, BigInt(charge.units) * charge.nanoDollarsPerUnit);
      return failed(refuse(service, error, id));
    }
    throw error;
  }
}
