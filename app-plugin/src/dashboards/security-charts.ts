import { BigValueColorMode } from '@grafana/grafana-foundation-sdk/common';
import { ThresholdsConfigBuilder, ThresholdsMode } from '@grafana/grafana-foundation-sdk/dashboard';
import { rangeStat, stackedBars } from './cost-panels.ts';
import { fixedColor, reduceLast } from './panel.ts';
import type { Panel } from './panel.ts';

/** From grave to slight, told apart also by who sees no red and green. */
const COLOURS = {
  ...{ CRITICAL: 'dark-red', HIGH: 'orange', MEDIUM: 'yellow', LOW: 'light-blue', INFORMATIONAL: 'text' },
} as const;

/** How many are open; the first one colours it. */
export function openStat(panel: Panel, color: 'red' | 'orange') {
  return rangeStat(panel)
    .decimals(0)
    .colorMode(BigValueColorMode.Background)
    .thresholds(
      new ThresholdsConfigBuilder().mode(ThresholdsMode.Absolute).steps([
        // Absent, in JSON, is "from the least on".
        { value: null as never, color: 'green' },
        { value: 1, color },
      ])
    );
}

/** One figure of an answer: its first row is of all. */
export function figureStat(panel: Panel, field: string) {
  return rangeStat(panel)
    .decimals(1)
    .reduceOptions(reduceLast().calcs(['first']).fields(`/^${field}$/`));
}

/** What was open day by day. */
export function severityTrend(panel: Panel) {
  const chart = stackedBars(panel).decimals(0);
  for (const [name, color] of Object.entries(COLOURS)) chart.overrideByName(name, [fixedColor(color)]);
  return chart;
}
