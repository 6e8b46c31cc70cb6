import type { DataFrame, FrameField } from '@smartcloudops/contract';
import type { AccountDirectory } from '@smartcloudops/insights';

/** How people read an account that has a name. */
const spoken = (directory: AccountDirectory, id: string): string | null => {
  const name = directory.get(id)?.name ?? null;
  return name === null || name === id ? null : `${name} (${id})`;
};

/**
 * Says whose an account id is, where an answer is grouped by SubAccountId: in what people read. Labels and values stay ids, so that an
 * alert's identity does not change when an account is renamed.
 */
export function tellOfAccounts(frame: DataFrame, directory: AccountDirectory): DataFrame {
  if (directory.size === 0 || frame.fields.some(({ name }) => name === 'SubAccountName')) return frame;
  return { ...frame, fields: frame.fields.map((field) => namedField(field, directory)) };
}

function namedField(field: FrameField, directory: AccountDirectory): FrameField {
  const { name, type, labels, config, values } = field;
  if (name === 'SubAccountId' && type === 'string') {
    const options = Object.fromEntries(
      [...new Set(values)].flatMap((id) => {
        const text = typeof id === 'string' ? spoken(directory, id) : null;
        return text === null ? [] : [[String(id), { text }]];
      })
    );
    return Object.keys(options).length === 0
      ? field
      : { ...field, config: { ...config, mappings: [{ type: 'value', options }] } };
  }
  const id = labels?.['SubAccountId'];
  const text = id && labels['SubAccountName'] === undefined ? spoken(directory, id) : null;
  const shown = config?.['displayName'];
  if (!id || text === null || typeof shown !== 'string') return field;
  return { ...field, config: { ...config, displayName: shown.replace(id, () => text) } };
}

/** The same in an answer of REST: SubAccountName beside each SubAccountId of a group. */
export function tellJsonOfAccounts<Json>(json: Json, directory: AccountDirectory): Json {
  return directory.size === 0 ? json : (named(json, directory) as Json);
}

function named(value: unknown, directory: AccountDirectory): unknown {
  if (Array.isArray(value)) return value.map((one) => named(one, directory));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).flatMap(([key, inner]) => {
      const name = key === 'SubAccountId' && typeof inner === 'string' ? directory.get(inner)?.name : undefined;
      const own = [key, named(inner, directory)] as const;
      return name == null || 'SubAccountName' in value ? [own] : [own, ['SubAccountName', name] as const];
    })
  );
}
