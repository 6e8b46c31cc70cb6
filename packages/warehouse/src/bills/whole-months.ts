/** Whether a source tells of whole months alone: each of its charges stands on the first of its month. */
export const tellsOfMonths = (source: string): boolean => source.endsWith('-monthly');
