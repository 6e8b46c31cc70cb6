import type { ConnectionSettings } from '@smartcloudops/engine';

import { ServerError } from '../errors.ts';
import type { ParsedArguments } from './command.ts';
import { choiceOption, textOption } from './options.ts';

export const ATHENA_OPTIONS = {
  athena: { type: 'string' },
  'athena-workgroup': { type: 'string' },
  'athena-dialect': { type: 'string' },
  'athena-output': { type: 'string' },
} as const;

/** The table that Athena reads the bill of, from `--athena DATABASE.TABLE` and what goes with it. @throws ServerError */
export function athenaOption(values: ParsedArguments['values']): ConnectionSettings['pushdown'] | null {
  const place = textOption(values, 'athena');
  const workGroup = textOption(values, 'athena-workgroup');
  const outputLocation = textOption(values, 'athena-output');
  const dialect = choiceOption(values, 'athena-dialect', ['focus', 'cur2'] as const);
  if (place === undefined) {
    const alone = Object.keys(ATHENA_OPTIONS).find((name) => values[name] !== undefined);
    if (alone !== undefined) throw new ServerError('SERVER_BAD_USAGE', `--${alone} goes with --athena DATABASE.TABLE.`);
    return null;
  }
  const [database, table, ...more] = place.split('.');
  if (!database || !table || more.length > 0)
    throw new ServerError('SERVER_BAD_USAGE', `--athena takes DATABASE.TABLE, such as bill.focus, not "${place}".`);
  return {
    ...{ engine: 'athena', database, table },
    ...(workGroup === undefined ? {} : { workGroup }),
    ...(dialect === undefined ? {} : { dialect }),
    ...(outputLocation === undefined ? {} : { outputLocation }),
  };
}
