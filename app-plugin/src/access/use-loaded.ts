import { useCallback, useEffect, useState } from 'react';
import { failureOf } from './access-api.ts';
import type { Failure } from './access-api.ts';

export type Loading<T> =
  | { readonly kind: 'loading' }
  | { readonly kind: 'loaded'; readonly value: T }
  | { readonly kind: 'failed'; readonly failure: Failure };

/** What the backend says, and how it is asked again. `load` must be the same function as long as it loads the same. */
export function useLoaded<T>(load: () => Promise<T>): readonly [Loading<T>, () => void] {
  const [state, setState] = useState<Loading<T>>({ kind: 'loading' });
  const [round, setRound] = useState(0);
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
  }, [load, round]);
  return [state, useCallback(() => setRound((before) => before + 1), [])];
}
