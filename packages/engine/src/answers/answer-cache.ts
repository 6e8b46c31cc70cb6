/** Answers that are still true: they hold for one version of the data. The least recently used go first. */
export interface AnswerCache {
  /** Gives the remembered answer or makes it. An error is not remembered. */
  get<Answer>(dataVersion: number, key: string, make: () => Answer): Answer;
  readonly hits: number;
  readonly misses: number;
}

export function answerCache(capacity: number): AnswerCache {
  const answers = new Map<string, unknown>();
  let version: number | null = null;
  const counts = { hits: 0, misses: 0 };
  return {
    get<Answer>(dataVersion: number, key: string, make: () => Answer): Answer {
      if (dataVersion !== version) {
        answers.clear();
        version = dataVersion;
      }
      if (answers.has(key)) {
        counts.hits++;
        const known = answers.get(key) as Answer;
        answers.delete(key);
        answers.set(key, known);
        return known;
      }
      counts.misses++;
      const made = make();
      answers.set(key, made);
      const [oldest] = answers.keys();
      if (answers.size > capacity && oldest !== undefined) answers.delete(oldest);
      return made;
    },
    get hits() {
      return counts.hits;
    },
    get misses() {
      return counts.misses;
    },
  };
}
