import type { EtsModel } from './ets.ts';
import { fitEts } from './ets-fit.ts';
import type { EtsFit, EtsFitOptions } from './ets-fit.ts';

/** Every model with finite variance; multiplicative trends explode and are left out, as in R's `ets`. */
const MODELS: readonly EtsModel[] = (['A', 'M'] as const)
  .flatMap((error) => (['N', 'A', 'M'] as const).map((season) => ({ error, season })))
  .filter(({ error, season }) => !(error === 'A' && season === 'M'))
  .flatMap((own) => (['N', 'A', 'Ad'] as const).map((trend) => ({ ...own, trend })));
const CHOSEN = 'chosen';

/**
 * The model with the least AICc.
 * @param positive whether relative errors and seasons make sense
 * @param learned parameters of an earlier selection: to start from, or (`search` false) to take as they are
 */
export function selectEts(
  y: Float64Array,
  seasonLength: number,
  positive: boolean,
  learned: { readonly parameters: Map<string, readonly number[]>; readonly search: boolean },
  options: EtsFitOptions = {}
): EtsFit {
  const { parameters, search } = learned;
  const fit = (model: EtsModel) => {
    const start = parameters.get(nameOf(model));
    const found = fitEts(y, seasonLength, model, { ...options, ...(start ? { start } : {}), search: search || !start });
    parameters.set(nameOf(model), found.x);
    return found;
  };
  const [chosen] = parameters.get(CHOSEN) ?? [];
  const before = chosen === undefined ? undefined : MODELS[chosen];
  if (!search && before) return fit(before);
  const fits = MODELS.filter(
    ({ error, season }) => (positive || (error === 'A' && season !== 'M')) && (season === 'N' || seasonLength > 1)
  ).map(fit);
  const best = fits.reduce((a, b) => (b.aicc < a.aicc ? b : a));
  parameters.set(CHOSEN, [MODELS.indexOf(best.model)]);
  return best;
}

function nameOf({ error, trend, season }: EtsModel): string {
  return error + trend + season;
}
