import type { AdHocVariableFilter } from '@grafana/data';

/** The values of a dashboard's variables at the moment of asking. */
export interface Variables {
  /** The text with every variable replaced by its value. */
  replace(text: string): string;
  /** The same; a variable with several values that stands alone gives one text per value. */
  spread(text: string): string[];
  /**
   * The amount that a text with variables stands for.
   * @throws Error when it stands for none, by the name of the field
   */
  amount(field: string, text: number | string): number;
  readonly adHoc: readonly AdHocVariableFilter[];
}
