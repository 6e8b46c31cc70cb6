type Labels = Readonly<Record<string, string>>;

/** Said by the source's own dimensions in fewer letters, as a rule. */
const SPELLED_OUT = new Set(['SubAccountId', 'RegionId', 'ResourceId']);

/** A short name for each series: the values of the labels by which they differ. */
export function seriesNames(series: readonly Labels[]): readonly string[] {
  const keys = [...new Set(series.flatMap((labels) => Object.keys(labels)))];
  const differing = keys.filter((key) => new Set(series.map((labels) => labels[key])).size > 1);
  const own = (from: readonly string[]) => from.filter((key) => !SPELLED_OUT.has(key));
  const candidates = [own(differing), own(keys), differing, keys];
  const names = candidates.map((chosen) => series.map((labels) => nameBy(labels, chosen)));
  return (
    names.find((some) => some.every((name) => name !== '') && new Set(some).size === series.length) ?? names[3] ?? []
  );
}

const nameBy = (labels: Labels, keys: readonly string[]): string =>
  keys.flatMap((key) => labels[key] ?? []).join(' / ');
