import type { ComboboxOption } from '@grafana/ui';

/** One option per member of a union: the compiler notices a missing one. */
export function optionsOf<T extends string>(
  labels: Readonly<Record<T, readonly [label: string, description?: string]>>
): Array<ComboboxOption<T>> {
  return Object.entries<readonly [string, string?]>(labels).map(([value, [label, description]]) => ({
    value: value as T,
    label,
    ...(description && { description }),
  }));
}
