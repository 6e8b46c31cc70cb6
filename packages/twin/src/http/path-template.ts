/** The labels of a path, decoded; null when it is another path. */
export type PathMatch = Readonly<Record<string, string>> | null;

/**
 * Matches a path as AWS's models write it: `/detector/{DetectorId}/findings`, greedy `{Key+}` for the rest, and after a `?`
 * the query parameters that must be there: `/{Bucket}?list-type=2`.
 */
export function matchPath(template: string, path: string, query: URLSearchParams): PathMatch {
  const [wanted = '', demands = ''] = template.split('?');
  for (const [name, value] of new URLSearchParams(demands)) {
    if (!query.has(name) || (value !== '' && query.get(name) !== value)) return null;
  }
  const names: string[] = [];
  const pattern = wanted.replace(
    /\{(\w+)(\+?)\}|[.*+?^$()|[\]\\]/g,
    (text, name: string | undefined, greedy: string) => {
      if (name === undefined) return `\\${text}`;
      names.push(name);
      return greedy === '+' ? '(.+)' : '([^/]+)';
    }
  );
  const match = new RegExp(`^${pattern}/?$`).exec(path);
  if (!match) return null;
  return Object.fromEntries(names.map((name, index) => [name, decode(match[index + 1] ?? '')]));
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
