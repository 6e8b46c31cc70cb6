import type { ConnectionSettings, CustomMetric } from '@smartcloudops/engine';

import { ServerError } from '../errors.ts';
import type { ParsedArguments } from './command.ts';
import { listOption, textOption } from './options.ts';

/** Names and types of the options, for the command that takes them. */
export const METRIC_OPTIONS = {
  'no-metrics': { type: 'boolean' },
  'metric-regions': { type: 'string' },
  'custom-metrics': { type: 'string' },
} as const;

/** What is measured, as a part of a connection's settings; nothing when nothing is said. @throws ServerError `SERVER_BAD_USAGE` */
export function metricOptions(values: ParsedArguments['values']): Pick<ConnectionSettings, 'metrics'> {
  const regions = listOption(values, 'metric-regions');
  const custom = customMetrics(textOption(values, 'custom-metrics'));
  const metrics = {
    ...(values['no-metrics'] ? { enabled: false } : {}),
    ...(regions ? { regions } : {}),
    ...(custom ? { custom } : {}),
  };
  return Object.keys(metrics).length > 0 ? { metrics } : {};
}

/** A JSON list, or names of namespaces with commas between. The engine says what is wrong in a list. */
function customMetrics(text: string | undefined): readonly CustomMetric[] | undefined {
  if (text === undefined) return undefined;
  if (!text.trimStart().startsWith('[')) return text.split(',').map((namespace) => ({ namespace: namespace.trim() }));
  try {
    return JSON.parse(text) as readonly CustomMetric[];
  } catch (cause) {
    throw new ServerError(
      'SERVER_BAD_USAGE',
      `--custom-metrics is no JSON list: ${(cause as Error).message}. Write '[{"namespace":"MyShop/Checkout"}]', or names with commas between.`,
      { cause }
    );
  }
}
