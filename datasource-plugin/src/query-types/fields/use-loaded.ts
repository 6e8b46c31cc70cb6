import { useEffect, useState } from 'react';
import { failureOf } from '../../resources.ts';
import type { Failure } from '../../resources.ts';

export type Loading<T> =
  | { readonly kind: 'loading' }
  | { readonly kind: 'loaded'; readonly value: T }
  | { readonly kind: 'failed'; readonly failure: Failure };

/** What the backend offers to choose from. `load` must be the same function as long as it loads the same. */
export function useLoaded<T>(load: () => Promise<T>): Loading<T> {
  const [state, setState] = useState<Loading<T>>({ kind: 'loading' });
  useEffect(() => {
    let current = true;
    setState({ kind: 'loading' });
    load().then(
      (value) => current && setState({ kind: 'loaded', value }),
      (error: unknown) => current && setState({ kind: 'failed', failure: failureOf(error) })
    );
    return () => {
      current = false;
    };
  }, [load]);
  return state;
}
