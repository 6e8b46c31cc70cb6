/** How a text file separates and escapes, told by its beginning. */
export interface CsvDialect {
  readonly delimiter: string;
  readonly escape: string;
}

const DELIMITERS = [',', ';', '\t', '|'] as const;

/** @param head the beginning of the file, from its first line on. */
export function csvDialect(head: string): CsvDialect {
  const header = head.slice(0, head.search(/[\r\n]|$/));
  const counts = DELIMITERS.map((delimiter) => ({ delimiter, count: header.split(delimiter).length }));
  const most = counts.reduce((best, next) => (next.count > best.count ? next : best));
  // Spark and MySQL write a quote inside a field as \" where RFC 4180 doubles it; tags as JSON show which it is.
  const escape = /\{\\"/.test(head) && !/\{""/.test(head) ? '\\' : '"';
  return { delimiter: most.delimiter, escape };
}
