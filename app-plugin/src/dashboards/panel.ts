import {
  LegendDisplayMode,
  LegendPlacement,
  ReduceDataOptionsBuilder,
  VizLegendOptionsBuilder,
} from '@grafana/grafana-foundation-sdk/common';
import type { DynamicConfigValue } from '@grafana/grafana-foundation-sdk/dashboard';
import type { Question } from '../cost-questions.ts';

/** What is said, and of what. */
export interface Panel {
  readonly title: string;
  readonly description: string;
  readonly question: Question;
}

export const NOT_YET = 'Not collected yet';
/** Those words are for a panel without data; a single day without a value is left out of the tooltip. */
export const LEFT_OUT: DynamicConfigValue[] = [{ id: 'noValue', value: null }];

/** A text as a pattern that matches just it. */
export const literal = (text: string) => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');

export const fixedColor = (color: string): DynamicConfigValue => ({
  id: 'color',
  value: { mode: 'fixed', fixedColor: color },
});

export const legend = () =>
  new VizLegendOptionsBuilder().displayMode(LegendDisplayMode.List).placement(LegendPlacement.Bottom).showLegend(true);
export const reduceLast = () => new ReduceDataOptionsBuilder().calcs(['lastNotNull']).values(false);
