import type { Figure } from './figures-of.ts';

/** What a rule would have found at a moment. */
export interface Evaluation {
  readonly at: number;
  /** Whether there was anything to compare. */
  readonly known: boolean;
  readonly fired: readonly Figure[];
}

interface Instance {
  readonly labels: Figure['labels'];
  /** Evaluations in a row are one alert. */
  readonly alerts: ReadonlyArray<ReadonlyArray<{ readonly at: number; readonly value: number }>>;
}

/** Alerts of each thing, in the order in which things first fired. @param evaluations earliest first */
export function episodes(evaluations: readonly Evaluation[]): readonly Instance[] {
  const found = new Map<
    string,
    { labels: Figure['labels']; last: number; alerts: { at: number; value: number }[][] }
  >();
  for (const [step, { at, fired }] of evaluations.entries()) {
    for (const { labels, value } of fired) {
      const key = JSON.stringify(Object.entries(labels).toSorted());
      const one = found.get(key) ?? { labels, last: NaN, alerts: [] };
      found.set(key, one);
      if (one.last === step - 1) one.alerts.at(-1)?.push({ at, value });
      else one.alerts.push([{ at, value }]);
      one.last = step;
    }
  }
  return [...found.values()].map(({ labels, alerts }) => ({ labels, alerts }));
}
