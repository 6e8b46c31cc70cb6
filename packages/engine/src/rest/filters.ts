import { EngineError } from '../errors.ts';

interface Filter {
  readonly dimension: string;
  readonly op: 'in' | 'not-in';
  readonly values: readonly (string | null)[];
}

const PATTERN = /^([^=!]+)(!?=)(.*)$/s;

/**
 * `["ServiceName=S3", "ServiceName=EC2", "SubAccountId!=1"]` as the filters of a query.
 * @param parameter its name, for the message when it is not understood
 */
export function parseFilters(
  given: string | readonly string[] | undefined,
  parameter: 'filter' | 'label' = 'filter'
): readonly Filter[] {
  const filters = new Map<string, { dimension: string; op: 'in' | 'not-in'; values: (string | null)[] }>();
  const name = parameter === 'filter' ? 'dimension' : 'label';
  for (const text of [given ?? []].flat()) {
    const [, dimension, operator, value = ''] = PATTERN.exec(text) ?? [];
    if (dimension === undefined) {
      throw new EngineError(
        'ENGINE_BAD_REQUEST',
        `The parameter "${parameter}" is not understood: "${text}" is neither "${name}=value" nor "${name}!=value".`,
        {
          fields: [{ field: parameter, message: `Write "${name}=value" or "${name}!=value".` }],
        }
      );
    }
    const op = operator === '=' ? 'in' : 'not-in';
    const key = `${op} ${dimension}`;
    const filter = filters.get(key) ?? { dimension, op, values: [] };
    filter.values.push(value === '' ? null : value);
    filters.set(key, filter);
  }
  return [...filters.values()];
}
