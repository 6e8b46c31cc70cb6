import type { Answers } from '../desks/answers.ts';
import type { ConnectionSettings } from '../engine.ts';
import { toEngineError } from '../errors.ts';

/** Why the table of a connection cannot be asked, or null. Looks at most at what is in the table, which a dashboard does as well. */
export async function tableTrouble(
  answers: Pick<Answers, 'dimensionValues'>,
  { id, pushdown }: ConnectionSettings
): Promise<string | null> {
  if (!pushdown) return null;
  try {
    // Before all charges, so that none is summed.
    const range = { from: 0, to: 1, limit: 1 };
    await answers.dimensionValues({ connections: [id], dimension: 'BillingCurrency', ...range });
    return null;
  } catch (error) {
    return toEngineError(error).message;
  }
}
