import { Combobox } from '@grafana/ui';
import type { ComboboxOption } from '@grafana/ui';
import { useEffect, useRef } from 'react';
import type { ComponentProps } from 'react';

type Props<T extends string | number> = ComponentProps<typeof Combobox<T>>;

/**
 * Grafana's Combobox, announcing each choice once. By itself (12.3) it announces a choice again whenever the page renders while
 * it does so, as Explore does: without end, until React gives up and the page is gone.
 */
export function Choice<T extends string | number>(props: Props<T>) {
  const { onChange } = props;
  const value = typeof props.value === 'object' ? props.value?.value : props.value;
  const announced = useRef(value);
  useEffect(() => {
    announced.current = value;
  }, [value]);
  const announce = (option: ComboboxOption<T>) => {
    if (option.value === announced.current) return;
    announced.current = option.value;
    onChange(option);
  };
  return <Combobox {...props} isClearable={false} onChange={announce} />;
}
