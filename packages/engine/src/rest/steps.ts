import { EngineError } from '../errors.ts';

interface Step {
  readonly date: string;
  readonly change: number;
  readonly label?: string;
}

const PATTERN = /^(\d{4}-\d{2}-\d{2}):([+-]?\d+(?:\.\d+)?)(?::(.+))?$/s;

/** `"2026-12-01:+120.50:Savings Plan expires"` as a known step of a query; 120.50 more a day from then on. */
export function parseSteps(given: string | readonly string[] | undefined): readonly Step[] {
  return [given ?? []].flat().map((text) => {
    const [, date, change, label] = PATTERN.exec(text) ?? [];
    if (date === undefined) {
      throw new EngineError(
        'ENGINE_BAD_REQUEST',
        `The parameter "step" is not understood: "${text}" is not "date:change a day" or "date:change a day:label".`,
        { fields: [{ field: 'step', message: 'Write "2026-12-01:120.50" or "2026-12-01:-30:Credits start".' }] }
      );
    }
    return { date, change: Number(change), ...(label === undefined ? {} : { label }) };
  });
}
