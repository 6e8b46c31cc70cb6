import {
  ACCESS_LIST,
  athenaAccess,
  DATA_EXPORT_FACTS,
  dataExportFacts,
  policyDocument,
  SOURCE_LIST,
} from '@smartcloudops/aws';
import type { AccessFacts, DataExportPlace, PolicyDocument, SourceFacts } from '@smartcloudops/aws';

import { EngineError } from '../../errors.ts';

/** @throws EngineError `ENGINE_BAD_REQUEST` on a name that nothing has */
function refuseUnknown(names: readonly string[]): void {
  const sources = SOURCE_LIST.map(({ name }) => name);
  const others = ACCESS_LIST.map(({ name }) => name);
  const unknown = names.find((name) => !sources.includes(name) && !others.includes(name));
  if (unknown === undefined && names.length > 0) return;
  const known = `Use names of this list: ${sources.join(', ')}; or of what is no source: ${others.join(', ')}.`;
  const what = unknown === undefined ? 'No source is named.' : `There is no source "${unknown}".`;
  throw new EngineError('ENGINE_BAD_REQUEST', `${what} ${known}`, { fields: [{ field: 'sources', message: known }] });
}

/**
 * What is known of the sources with these names, in the order in which people should read of them; without names, of all.
 * @throws EngineError `ENGINE_BAD_REQUEST` on a name that nothing has
 */
export function sourceFacts(names?: readonly string[]): readonly SourceFacts[] {
  if (names === undefined) return SOURCE_LIST;
  refuseUnknown(names);
  return SOURCE_LIST.filter(({ name }) => names.includes(name));
}

/**
 * What is known of the other parts with these names that call AWS (push-down queries, keys); without names, none.
 * @throws EngineError `ENGINE_BAD_REQUEST` on a name that nothing has
 */
export function accessFacts(names?: readonly string[]): readonly AccessFacts[] {
  if (names === undefined) return [];
  refuseUnknown(names);
  return ACCESS_LIST.filter(({ name }) => names.includes(name));
}

/**
 * The IAM policy that allows what the sources and other parts with these names call and nothing else; without names, what all
 * sources call.
 * @param place of the data export that may be read; absent: whoever uses the policy fills it in
 * @throws EngineError `ENGINE_BAD_REQUEST` on a name that nothing has
 */
export function iamPolicy(names?: readonly string[], place?: DataExportPlace): PolicyDocument {
  const facts = sourceFacts(names).map((one) => (place && one === DATA_EXPORT_FACTS ? dataExportFacts(place) : one));
  const others = accessFacts(names).map((one) =>
    place && one.name === 'athena' ? athenaAccess({ dataBucket: place.bucket }) : one
  );
  return policyDocument([...facts, ...others]);
}
