type Tree = { [name: string]: Tree | string };

const INDEX = /^[1-9]\d*$/;

/**
 * A query form with its paths resolved: `Filter.1.Name=a&Filter.1.Value.1=b` is `{ Filter: [{ Name: 'a', Value: ['b'] }] }`;
 * the word `member`, which only wraps a list, is left out.
 */
export function readForm(form: URLSearchParams): Record<string, unknown> {
  const root: Tree = {};
  for (const [path, value] of form) {
    if (path === 'Action' || path === 'Version') continue;
    const names = path.split('.').filter((name) => name !== 'member');
    const last = names.pop() ?? path;
    let at = root;
    for (const name of names) {
      const next = Object.hasOwn(at, name) ? at[name] : undefined;
      const child: Tree = typeof next === 'object' ? next : {};
      define(at, name, child);
      at = child;
    }
    define(at, last, value);
  }
  return Object.fromEntries(Object.entries(root).map(([name, value]) => [name, listed(value)]));
}

/** As an own property, whatever the name is. */
function define(tree: Tree, name: string, value: Tree | string): void {
  Object.defineProperty(tree, name, { value, enumerable: true, configurable: true, writable: true });
}

/** Objects whose names are all positions become lists. */
function listed(value: Tree | string): unknown {
  if (typeof value === 'string') return value;
  const entries = Object.entries(value).map(([name, child]) => [name, listed(child)] as const);
  if (entries.length > 0 && entries.every(([name]) => INDEX.test(name))) {
    return entries.sort(([a], [b]) => Number(a) - Number(b)).map(([, child]) => child);
  }
  return Object.fromEntries(entries);
}
