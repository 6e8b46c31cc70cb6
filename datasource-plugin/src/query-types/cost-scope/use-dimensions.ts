import { useCallback } from 'react';
import type { Resources } from '../../resources.ts';
import { useLoaded } from '../fields/use-loaded.ts';
import type { Loading } from '../fields/use-loaded.ts';

/** The names by which cost can be grouped and filtered, as the backend knows them. */
export type DimensionsState = Loading<{
  readonly dimensions: readonly string[];
  readonly tagKeys: readonly string[];
}>;

export function useDimensions(resources: Resources): DimensionsState {
  const load = useCallback(async () => {
    const [dimensions, tagKeys] = await Promise.all([resources.dimensions(), resources.tagKeys()]);
    return { dimensions, tagKeys };
  }, [resources]);
  return useLoaded(load);
}
