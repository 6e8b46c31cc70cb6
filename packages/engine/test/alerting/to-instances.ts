import type { DataFrame } from '@smartcloudops/contract';

export type Labels = Readonly<Record<string, string>>;
/** What Grafana's expressions make of a series or number: labels, and all its values. */
export interface Instance {
  readonly labels: Labels;
  readonly values: readonly (number | null)[];
  /** Times beside the values: it must be reduced before it is compared. */
  readonly isSeries: boolean;
}

const isNumber = (value: unknown): value is number | null => value === null || typeof value === 'number';

/** As Grafana reads frames by their type. @throws when it would refuse them */
export function toInstances({ fields, meta }: DataFrame): readonly Instance[] {
  const numbers = fields.filter(({ type }) => type === 'number');
  if (meta.type === 'timeseries-wide' || meta.type === 'numeric-wide') {
    const isSeries = meta.type === 'timeseries-wide';
    return numbers.map(({ labels = {}, values, name }) => {
      if (!isSeries && values.length !== 1) throw new Error(`${name} has ${values.length} values, not one.`);
      return { labels, values: values.filter(isNumber), isSeries };
    });
  }
  if (meta.type !== 'numeric-long') throw new Error(`A frame of type ${meta.type} is no number.`);
  if (fields.length === 0) return [];
  const [only, ...more] = numbers;
  if (!only || more.length > 0) throw new Error(`A numeric-long frame needs one number, not ${numbers.length}.`);
  const texts = fields.filter(({ type }) => type === 'string');
  return only.values.map((value, row) => ({
    labels: Object.fromEntries(texts.map(({ name, values }) => [name, String(values[row])])),
    values: [value].filter(isNumber),
    isSeries: false,
  }));
}
