type Value = string | number | boolean | readonly Value[] | { readonly [key: string]: Value | undefined };

const COMMENT = '#';

/**
 * Plain data as YAML in blocks. Texts are quoted as JSON quotes them, which YAML reads alike. The key `#` of a mapping is no key: its
 * lines become the comment before the first one.
 */
export function toYaml(value: Value, indent = ''): string {
  if (typeof value !== 'object') return `${JSON.stringify(value)}\n`;
  if (isList(value)) {
    if (isInline(value)) return `[${value.map((item) => JSON.stringify(item)).join(', ')}]\n`;
    return value.map((item) => `${indent}- ${toYaml(item, `${indent}  `).replace(/^\s+/, '')}`).join('');
  }
  const { [COMMENT]: notes, ...rest } = value;
  const comment = Array.isArray(notes) ? notes.map((line) => `${indent}# ${String(line)}\n`).join('') : '';
  return comment + entries(rest, indent);
}

function entries(mapping: { readonly [key: string]: Value | undefined }, indent: string): string {
  const lines = Object.entries(mapping).map(([key, value = '']) => {
    const isBlock = typeof value === 'object' && !(isList(value) && isInline(value));
    return `${indent}${key}:${isBlock ? '\n' : ' '}${toYaml(value, `${indent}  `)}`;
  });
  return lines.join('') || '{}\n';
}

const isInline = (list: readonly Value[]) => list.every((item) => typeof item !== 'object');
const isList = (value: Value): value is readonly Value[] => Array.isArray(value);
