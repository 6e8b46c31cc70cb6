import type { FrameField } from '@smartcloudops/contract';
import { SEVERITIES } from '@smartcloudops/insights';
import type { Counts } from '@smartcloudops/insights';

type Field<Row, Value> = (name: string, of: (row: Row) => Value, config?: FrameField['config']) => FrameField;

/** Columns of a table from its rows. */
export function columnsOf<Row>(rows: readonly Row[]) {
  const column =
    <Value extends string | number | null>(type: FrameField['type']): Field<Row, Value> =>
    (name, of, config) => ({ name, type, ...(config ? { config } : {}), values: rows.map(of) });
  return {
    text: column<string | null>('string'),
    number: column<number | null>('number'),
    time: column<number | null>('time'),
    /** One column per severity, worst first. */
    counts: (of: (row: Row) => Counts): readonly FrameField[] =>
      SEVERITIES.map((severity) => column<number>('number')(severity, (row) => of(row)[severity])),
  };
}
