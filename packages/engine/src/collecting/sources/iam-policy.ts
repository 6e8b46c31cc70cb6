import { policyDocument, SOURCE_LIST } from '@smartcloudops/aws';
import type { PolicyDocument, SourceFacts } from '@smartcloudops/aws';

import { EngineError } from '../../errors.ts';

/**
 * What is known of the sources with these names, in the order in which people should read of them; without names, of all.
 * @throws EngineError `ENGINE_BAD_REQUEST` on a name that no source has
 */
export function sourceFacts(names?: readonly string[]): readonly SourceFacts[] {
  if (names === undefined) return SOURCE_LIST;
  const unknown = names.find((name) => !SOURCE_LIST.some((facts) => facts.name === name));
  if (unknown !== undefined || names.length === 0) {
    const known = `Use names of this list: ${SOURCE_LIST.map(({ name }) => name).join(', ')}.`;
    const what = unknown === undefined ? 'No source is named.' : `There is no source "${unknown}".`;
    throw new EngineError('ENGINE_BAD_REQUEST', `${what} ${known}`, { fields: [{ field: 'sources', message: known }] });
  }
  return SOURCE_LIST.filter(({ name }) => names.includes(name));
}

/**
 * The IAM policy that allows what the sources with these names call and nothing else; without names, what all of them call.
 * @throws EngineError `ENGINE_BAD_REQUEST` on a name that no source has
 */
export function iamPolicy(names?: readonly string[]): PolicyDocument {
  return policyDocument(sourceFacts(names));
}
