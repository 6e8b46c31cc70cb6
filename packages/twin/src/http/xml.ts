function escape(text: string): string {
  return text.replace(/[&<>"']/g, (char) => `&#${char.charCodeAt(0)};`);
}

/**
 * An element with text or, for objects, child elements; absent values leave no element. A list repeats the element, as XML
 * itself does: `{ Reservations: { item: [a, b] } }` or, flattened, `{ Contents: [a, b] }`.
 */
export function xmlOf(name: string, value: unknown): string {
  if (value === undefined || value === null) return '';
  if (Array.isArray(value)) return value.map((one) => xmlOf(name, one)).join('');
  const inner = typeof value === 'object' ? xmlChildren(value) : escape(String(value));
  return `<${name}>${inner}</${name}>`;
}

export function xmlChildren(value: object): string {
  return Object.entries(value)
    .map(([child, content]) => xmlOf(child, content))
    .join('');
}

export function xmlDocument(root: string, namespace: string | null, inner: string): string {
  const attribute = namespace === null ? '' : ` xmlns="${namespace}"`;
  return `<?xml version="1.0" encoding="UTF-8"?>\n<${root}${attribute}>${inner}</${root}>`;
}
