import type { Call } from '../../http/service.ts';
import { at } from '../../world/amount.ts';
import { dayOf } from '../../world/calendar.ts';
import type { Line } from '../../world/line.ts';
import { filterOf } from './filter-of.ts';
import { optionalText, wholeNumber } from './input.ts';
import { pageOf } from './page.ts';
import { checkReach, intervalOf } from './period.ts';
import { visibleLines } from './visible-lines.ts';

interface ValuePage {
  readonly values: readonly string[];
  readonly total: number;
  readonly next: string | undefined;
}

/** Lines with a charge or usage in the request's period. */
function activeLines(call: Call): Line[] {
  const interval = intervalOf(call.input, 'DAILY');
  checkReach(interval, 'DAILY', call);
  const view = call.view();
  const from = dayOf(interval.from) - view.world.firstDay;
  const to = dayOf(interval.to) - view.world.firstDay;
  return visibleLines(call, filterOf(call)).filter((line) => {
    const cost = view.shown(line, line.cost.UnblendedCost);
    const used = view.shown(line, line.usage);
    for (let i = Math.max(0, from); i < to; i++) if (at(cost, i) !== 0 || at(used, i) !== 0) return true;
    return false;
  });
}

/** One page of the distinct values of something in a period, sorted, narrowed by SearchString. */
export function listValues(call: Call, valuesOf: (line: Line) => readonly string[]): ValuePage {
  const { input } = call;
  const search = optionalText(input, 'SearchString')?.toLowerCase() ?? '';
  const size = call.pageLimit ?? wholeNumber(input, 'MaxResults', 1, 1000, 1000);
  const found = new Set(activeLines(call).flatMap((line) => valuesOf(line)));
  const values = [...found].filter((value) => value.toLowerCase().includes(search)).sort();
  const { page, next } = pageOf(input, values, size, call.view().asOf);
  return { values: page, total: values.length, next };
}
