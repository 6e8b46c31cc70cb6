import { MultiCombobox } from '@grafana/ui';
import type { ComponentProps } from 'react';

type Props<T extends string | number> = ComponentProps<typeof MultiCombobox<T>> & {
  readonly id: string;
  readonly label: string;
};

/** Grafana 12.3 drops the `id` of a MultiCombobox, and with it the label that points there; a name of its own stays. */
export function LabelledMultiCombobox<T extends string | number>({ label, ...props }: Props<T>) {
  const labelId = `${props.id}-label`;
  return (
    <>
      <span id={labelId} hidden>
        {label}
      </span>
      <MultiCombobox aria-labelledby={labelId} {...props} />
    </>
  );
}
