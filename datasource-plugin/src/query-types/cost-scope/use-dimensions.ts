import { useEffect, useState } from 'react';
import { failureOf } from '../../resources.ts';
import type { Failure, Resources } from '../../resources.ts';

export type DimensionsState =
  | { readonly kind: 'loading' }
  | { readonly kind: 'loaded'; readonly dimensions: readonly string[]; readonly tagKeys: readonly string[] }
  | { readonly kind: 'failed'; readonly failure: Failure };

/** The names by which cost can be grouped and filtered, as the backend knows them. */
export function useDimensions(resources: Resources): DimensionsState {
  const [state, setState] = useState<DimensionsState>({ kind: 'loading' });
  useEffect(() => {
    let current = true;
    setState({ kind: 'loading' });
    Promise.all([resources.dimensions(), resources.tagKeys()]).then(
      ([dimensions, tagKeys]) => current && setState({ kind: 'loaded', dimensions, tagKeys }),
      (error: unknown) => current && setState({ kind: 'failed', failure: failureOf(error) })
    );
    return () => {
      current = false;
    };
  }, [resources]);
  return state;
}
