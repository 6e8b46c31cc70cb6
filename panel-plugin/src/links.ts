import type { DataFrame, Field, LinkModel } from '@grafana/data';

/** The data links of a row, from whichever fields have them: how a resource is opened is configured, not guessed. */
export function linksOf(frame: DataFrame, rowIndex: number): LinkModel<Field>[] {
  const links = frame.fields.flatMap((field) => field.getLinks?.({ valueRowIndex: rowIndex }) ?? []);
  return links.filter((link, at) => links.findIndex((other) => other.href === link.href) === at);
}
