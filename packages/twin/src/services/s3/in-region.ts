import { RawAnswer } from '../../http/raw-answer.ts';
import type { Call, Operation } from '../../http/service.ts';
import { xmlChildren, xmlDocument } from '../../http/xml.ts';

/** A bucket is asked in its own region: who asks in another one is told which it is, and not charged. */
export function inRegion(operation: Operation): Operation {
  return {
    ...operation,
    handle: (call) => elsewhere(call) ?? operation.handle(call),
    charge: (call, output) => {
      const sent = output instanceof RawAnswer && output.status === 301;
      return (sent ? undefined : operation.charge?.(call, output)) ?? { units: 0, nanoDollarsPerUnit: 0n };
    },
  };
}

function elsewhere({ input, objects, caller }: Call): RawAnswer | null {
  const Bucket = String(input['Bucket']);
  const region = objects.regionOf(Bucket);
  if (region === null || region === caller.region) return null;
  const told = {
    Code: 'PermanentRedirect',
    Message:
      'The bucket you are attempting to access must be addressed using the specified endpoint. Please send all future requests to this endpoint.',
    Endpoint: `${Bucket}.s3.${region}.amazonaws.com`,
    Bucket,
  };
  const headers = { 'content-type': 'application/xml', 'x-amz-bucket-region': region };
  return new RawAnswer(xmlDocument('Error', null, xmlChildren(told)), headers, 301);
}
