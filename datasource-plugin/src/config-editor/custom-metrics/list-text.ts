const parts = (text: string): string[] =>
  text
    .split(',')
    .map((part) => part.trim())
    .filter((part) => part !== '');

/** `average, p95`; nothing for an empty text. */
export function toStatistics(text: string): string[] | undefined {
  const found = parts(text).map((part) => part.toLowerCase());
  return found.length > 0 ? found : undefined;
}

/** `Stage=prod, Host=a`; a part without "=" asks for an empty value, which the backend refuses by name. */
export function toDimensions(text: string): Record<string, string> | undefined {
  const found = parts(text).map((part) => {
    const at = part.indexOf('=');
    return at < 0 ? [part, ''] : [part.slice(0, at).trim(), part.slice(at + 1).trim()];
  });
  return found.length > 0 ? (Object.fromEntries(found) as Record<string, string>) : undefined;
}

export const dimensionsText = (dimensions: Readonly<Record<string, string>> = {}): string =>
  Object.entries(dimensions)
    .map(([name, value]) => `${name}=${value}`)
    .join(', ');
