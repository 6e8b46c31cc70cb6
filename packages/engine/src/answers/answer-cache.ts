import type { Call } from '../threads/messages.ts';
import { cancelled, shareWork } from './shared-work.ts';
import type { SharedWork, WorkCall } from './shared-work.ts';

/** How far an answer is: units of work (groups, series) done of all there are. */
export interface AnswerProgress {
  readonly done: number;
  readonly total: number;
}

/** What an answer is made from; answers hold for one version of it. */
export interface AnswerBasis {
  /** Kind of question. */
  readonly name: string;
  readonly version: number;
}

/** Answers that are still true. The least recently used go first. */
export interface AnswerCache {
  /**
   * Gives the remembered answer, joins the work on it, or starts that. Neither an error nor work that was given up is remembered.
   * @throws EngineError `ENGINE_CANCELLED` when the call's signal says so, or what `make` throws
   */
  get<Answer>(
    basis: AnswerBasis,
    question: string,
    make: (call: WorkCall<AnswerProgress>) => Answer | Promise<Answer>,
    call?: Call<AnswerProgress>
  ): Promise<Answer>;
  readonly hits: number;
  readonly misses: number;
}

interface Entry {
  readonly basis: AnswerBasis;
  readonly work: SharedWork<unknown, AnswerProgress>;
}

export function answerCache(capacity: number): AnswerCache {
  const entries = new Map<string, Entry>();
  const versions = new Map<string, number>();
  const counts = { hits: 0, misses: 0 };

  function forgetOlderThan({ name, version }: AnswerBasis): void {
    if (versions.get(name) === version) return;
    versions.set(name, version);
    for (const [key, { basis }] of entries) if (basis.name === name) entries.delete(key);
  }

  function start(key: string, basis: AnswerBasis, make: (call: WorkCall<AnswerProgress>) => unknown): Entry {
    const forget = () => {
      if (entries.get(key) === entry) entries.delete(key);
    };
    const work = shareWork<unknown, AnswerProgress>(async (call) => {
      try {
        return await make(call);
      } catch (error) {
        forget();
        throw error;
      }
    }, forget);
    const entry = { basis, work };
    return entry;
  }

  return {
    async get<Answer>(
      basis: AnswerBasis,
      question: string,
      make: (call: WorkCall<AnswerProgress>) => Answer | Promise<Answer>,
      call?: Call<AnswerProgress>
    ): Promise<Answer> {
      if (call?.signal?.aborted) throw cancelled();
      forgetOlderThan(basis);
      const key = `${basis.name} ${question}`;
      const known = entries.get(key);
      if (known) counts.hits++;
      else counts.misses++;
      const entry = known ?? start(key, basis, make);
      entries.delete(key);
      entries.set(key, entry);
      const [oldest] = entries.keys();
      if (entries.size > capacity && oldest !== undefined) entries.delete(oldest);
      return entry.work.join(call) as Promise<Answer>;
    },
    get hits() {
      return counts.hits;
    },
    get misses() {
      return counts.misses;
    },
  };
}
