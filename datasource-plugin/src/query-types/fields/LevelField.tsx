import { ChoiceField } from './ChoiceField.tsx';
import { LEVELS, levelOption } from './levels.ts';

interface Props {
  readonly id: string;
  readonly label: string;
  readonly tooltip: string;
  readonly value: number;
  onChange(level: number): void;
}

/** How sure one interval is. */
export function LevelField({ value, ...field }: Props) {
  const options = LEVELS.some((level) => level.value === value) ? LEVELS : [...LEVELS, levelOption(value)];
  return <ChoiceField {...field} width={14} options={options} value={value} />;
}
