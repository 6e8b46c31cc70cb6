/** Names that differ between Hive, whose types the catalogue keeps, and Trino, whose SQL Athena speaks. */
const NAMES: Readonly<Record<string, string>> = {
  string: 'varchar',
  int: 'integer',
  float: 'real',
  binary: 'varbinary',
  timestamp: 'timestamp(3)',
  decimal: 'decimal(10,0)',
};

/**
 * A type of the catalogue as Trino writes it, in lower case: `map<string,int>` → `map(varchar,integer)`,
 * `struct<a:string,b:array<double>>` → `row(a varchar,b array(double))`. Source: Athena user guide, "Data types in Amazon Athena".
 */
export function trinoType(hiveType: string): string {
  const text = hiveType.trim().toLowerCase();
  const match = /^(\w+)\s*<(.*)>$/s.exec(text);
  if (!match) return NAMES[text] ?? text.replaceAll(/\s+/g, '');
  const [, outer = '', inner = ''] = match;
  const parts = splitTop(inner);
  if (outer !== 'struct') return `${outer}(${parts.map(trinoType).join(',')})`;
  const fields = parts.map((part) => {
    const colon = part.indexOf(':');
    return `${part.slice(0, colon).trim()} ${trinoType(part.slice(colon + 1))}`;
  });
  return `row(${fields.join(',')})`;
}

/** Parts between the commas that stand in no bracket. */
function splitTop(text: string): readonly string[] {
  const parts: string[] = [];
  let depth = 0;
  let from = 0;
  for (const [index, char] of [...text].entries()) {
    if (char === '<' || char === '(') depth++;
    if (char === '>' || char === ')') depth--;
    if (char === ',' && depth === 0) {
      parts.push(text.slice(from, index));
      from = index + 1;
    }
  }
  return [...parts, text.slice(from)];
}
