import { authorize } from '../../http/authenticate.ts';
import type { Call, Charge, Operation, Service } from '../../http/service.ts';
import { inRegion } from './in-region.ts';
import { S3_NAMESPACE, listObjects } from './list-objects.ts';
import { objectAnswer } from './object-answer.ts';

/** What S3 Standard asks in us-east-1 for a request: $0.005 per 1,000 lists, $0.0004 per 1,000 reads. */
const LIST_NANO_DOLLARS = 5_000n;
const READ_NANO_DOLLARS = 400n;

/** Refusals that S3 charges like answers. Source: Amazon S3 user guide, "Billing for Amazon S3 error responses". */
const CHARGED_REFUSALS: ReadonlySet<string> = new Set(['NoSuchKey', 'PreconditionFailed', 'AccessDenied']);

function priced(nanoDollarsPerUnit: bigint): Required<Pick<Operation, 'charge' | 'chargeRefused'>> {
  const charge = (units: number): Charge => ({ units, nanoDollarsPerUnit });
  return { charge: () => charge(1), chargeRefused: ({ code }) => charge(CHARGED_REFUSALS.has(code) ? 1 : 0) };
}

/** S3 tells that there is no such object only to those who may list the bucket. */
const mayKnow = (call: Call) => () => authorize(call.caller, s3, 'ListBucket');

function read(method: 'GET' | 'HEAD'): Operation {
  return inRegion({
    action: 'GetObject',
    http: { method, path: '/{Bucket}/{Key+}' },
    handle: (call) => objectAnswer(call, mayKnow(call), method === 'GET'),
    ...priced(READ_NANO_DOLLARS),
  });
}

/** Reading objects, addressed by path (`/bucket/key`), from the buckets that the twin's data exports are delivered to. */
export const s3: Service = {
  name: 's3',
  iamPrefix: 's3',
  protocol: 'rest-xml',
  target: '',
  xmlNamespace: S3_NAMESPACE,
  throttling: { code: 'SlowDown', message: 'Please reduce your request rate.', status: 503 },
  operations: {
    ListObjectsV2: inRegion({
      action: 'ListBucket',
      http: { method: 'GET', path: '/{Bucket}?list-type=2' },
      handle: listObjects,
      ...priced(LIST_NANO_DOLLARS),
    }),
    GetObject: read('GET'),
    HeadObject: read('HEAD'),
  },
};
