import type { Query } from '@smartcloudops/contract';

import type { Answers } from '../desks/answers.ts';
import type { Logger } from '../logger.ts';
import type { Asked } from './question.ts';

/**
 * What people asked lately, in earlier processes too. It is asked again in the background when answers may have changed, so that
 * people meet answers.
 */
export interface StandingQuestions {
  /** Somebody asks: what runs in the background gives way at its next checkpoint. What is answered is a standing question from then on. */
  during<Output>(asked: Asked<Query>, answer: () => Promise<Output>): Promise<Output>;
  /** The same for what is not to be asked again. */
  giveWay<Output>(answer: () => Promise<Output>): Promise<Output>;
  /** Asks again what the present data and hour have not answered yet, one after the other; nothing while the data still change. */
  askAnew(): Promise<void>;
  /** Ends what runs in the background. */
  stop(): Promise<void>;
}

interface Standing {
  readonly asked: Asked<Query>;
  /** When somebody last asked, epoch ms. */
  readonly at: number;
  /** What its last answer holds for; null before it is known. */
  basis: string | null;
}

/** Some dashboards' worth. */
const KEPT = 60;
const MINUTE_MS = 60_000;
const KEPT_MS = 3 * 24 * 3_600_000;

/** Ranges that end "now" are never asked again; those of whole days and months are. In Grafana a day ends a millisecond before the next. */
function isStanding({ query: { timeRange } }: Asked<Query>): boolean {
  return [timeRange.from, timeRange.to].every((at) => (Date.parse(at) + 1) % MINUTE_MS <= 1);
}

export function standingQuestions(
  answers: Pick<Answers, 'frames' | 'basis' | 'standing'>,
  { clock, logger }: { readonly clock: () => number; readonly logger: Logger }
): StandingQuestions {
  const standing = new Map<string, Standing>();
  let people = 0;
  let basis: string | null = null;
  let running: { readonly key: string; readonly controller: AbortController } | null = null;
  let round: Promise<void> | null = null;
  let stopped = false;
  let isKept = true;
  let isRead = false;

  const mayGoOn = () => people === 0 && !stopped;

  async function again(key: string, asked: Asked<Query>): Promise<void> {
    const controller = new AbortController();
    running = { key, controller };
    try {
      await answers.frames(asked, { signal: controller.signal, background: true });
    } catch (error) {
      if (controller.signal.aborted) return;
      // Whoever asks next is told; here it is only not tried again for these data.
      logger.debug({ error: String(error) }, 'A standing question could not be answered');
    } finally {
      running = null;
    }
    // Somebody may have asked it meanwhile.
    const known = standing.get(key);
    if (known) known.basis = basis;
  }

  function take(key: string, one: Standing): void {
    standing.delete(key);
    standing.set(key, one);
    const [oldest] = standing.keys();
    if (standing.size > KEPT && oldest !== undefined) standing.delete(oldest);
  }

  /** Those of earlier processes come before what was asked since. */
  async function readOnce(): Promise<void> {
    if (isRead) return;
    isRead = true;
    const kept = await answers.standing(null);
    const since = [...standing];
    standing.clear();
    for (const [asked, at] of kept === null ? [] : (JSON.parse(kept) as [Asked<Query>, number][]))
      take(JSON.stringify(asked), { asked, at, basis: null });
    for (const [key, one] of since) take(key, one);
  }

  async function keep(): Promise<void> {
    if (isKept) return;
    isKept = true;
    await answers.standing(JSON.stringify([...standing.values()].map(({ asked, at }) => [asked, at])));
  }

  async function askAll(): Promise<void> {
    if (!mayGoOn()) return;
    await readOnce();
    await keep();
    if (standing.size === 0 || !mayGoOn()) return;
    const found = await answers.basis(null);
    const settled = found === basis;
    basis = found;
    if (!settled) return;
    for (const [key, one] of [...standing].reverse()) {
      if (!mayGoOn()) return;
      if (one.at < clock() - KEPT_MS) standing.delete(key);
      else if (one.basis !== basis) await again(key, one.asked);
    }
  }

  return {
    async during(asked, answer) {
      const key = JSON.stringify(asked);
      people++;
      // Who asks the very same joins the work.
      if (running && running.key !== key) running.controller.abort();
      try {
        const output = await answer();
        if (!isStanding(asked)) return output;
        const known = standing.get(key);
        isKept &&= known !== undefined;
        take(key, { asked, at: clock(), basis: known?.basis ?? null });
        return output;
      } finally {
        people--;
      }
    },
    async giveWay(answer) {
      people++;
      running?.controller.abort();
      try {
        return await answer();
      } finally {
        people--;
      }
    },
    async askAnew() {
      if (round) return;
      round = askAll().catch((error: unknown) =>
        logger.debug({ error: String(error) }, 'Standing questions could not be asked again')
      );
      await round;
      round = null;
    },
    async stop() {
      stopped = true;
      running?.controller.abort();
      await round;
    },
  };
}
