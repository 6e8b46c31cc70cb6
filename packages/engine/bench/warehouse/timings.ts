/** Milliseconds of one question, asked again and again. */
export interface Timing {
  readonly name: string;
  readonly drillDown: boolean;
  readonly ms: readonly number[];
}

export function quantile(values: readonly number[], q: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return Math.round((sorted[Math.min(sorted.length - 1, Math.floor(q * sorted.length))] ?? 0) * 10) / 10;
}

/** The questions one after the other, each so many times, after once to warm up. */
export async function timeAll<Asked extends { readonly name: string; readonly drillDown?: boolean }>(
  questions: readonly Asked[],
  repeat: number,
  ask: (question: Asked, time: number) => Promise<unknown>
): Promise<Timing[]> {
  const timings: Timing[] = [];
  for (const question of questions) {
    const ms: number[] = [];
    for (let time = 0; time <= repeat; time++) {
      const started = performance.now();
      await ask(question, time);
      if (time > 0) ms.push(performance.now() - started);
    }
    timings.push({ name: question.name, drillDown: question.drillDown === true, ms });
  }
  return timings;
}

export const panelsOnly = (timings: readonly Timing[]): readonly number[] =>
  timings.filter(({ drillDown }) => !drillDown).flatMap(({ ms }) => ms);
