function escape(text: string): string {
  return text.replace(/[&<>"']/g, (char) => `&#${char.charCodeAt(0)};`);
}

/** An element with text or, for objects, child elements; absent values leave no element. */
export function xmlOf(name: string, value: unknown): string {
  if (value === undefined || value === null) return '';
  const inner =
    typeof value === 'object'
      ? Object.entries(value)
          .map(([child, content]) => xmlOf(child, content))
          .join('')
      : escape(String(value));
  return `<${name}>${inner}</${name}>`;
}
