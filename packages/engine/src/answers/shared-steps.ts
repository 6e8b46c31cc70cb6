import type { Remember } from '@smartcloudops/insights';

/** Keeps the last `capacity` steps of answers that other answers may need; the least recently used go first. */
export function sharedSteps(capacity: number): Remember {
  const made = new Map<string, unknown>();
  return <Made>(key: string, make: () => Made): Made => {
    const outcome = made.has(key) ? (made.get(key) as Made) : make();
    made.delete(key);
    made.set(key, outcome);
    const [oldest] = made.keys();
    if (made.size > capacity && oldest !== undefined) made.delete(oldest);
    return outcome;
  };
}
