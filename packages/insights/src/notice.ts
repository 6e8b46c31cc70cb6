/** Something the reader of an answer should know about it. */
export interface Notice {
  readonly severity: 'info' | 'warning';
  readonly text: string;
}
