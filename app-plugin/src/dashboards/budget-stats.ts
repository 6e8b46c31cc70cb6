import {
  BigValueColorMode,
  BigValueGraphMode,
  BigValueTextMode,
  VizOrientation,
} from '@grafana/grafana-foundation-sdk/common';
import { ThresholdsConfigBuilder, ThresholdsMode } from '@grafana/grafana-foundation-sdk/dashboard';
import { PanelBuilder as StatPanel } from '@grafana/grafana-foundation-sdk/stat';
import { literal, NOT_YET, reduceLast } from './panel.ts';
import type { Panel } from './panel.ts';
import { DATASOURCE, target } from './target.ts';

/** Of this month, whatever range the dashboard shows. */
function monthOf({ title, description, question }: Panel) {
  return new StatPanel()
    .title(title)
    .description(description)
    .datasource(DATASOURCE)
    .withTarget(target(question))
    .timeFrom('now/M')
    .hideTimeOverride(true)
    .noValue(NOT_YET)
    .graphMode(BigValueGraphMode.None);
}

/** The probability of something bad: from one in five on it is worth a look, from four in five on it is to be expected. */
export function riskStat(panel: Panel) {
  return monthOf(panel)
    .decimals(0)
    .colorMode(BigValueColorMode.Background)
    .textMode(BigValueTextMode.Value)
    .thresholds(
      new ThresholdsConfigBuilder().mode(ThresholdsMode.Absolute).steps([
        // Absent, in JSON, is "from the least on".
        { value: null as never, color: 'green' },
        { value: 0.2, color: 'orange' },
        { value: 0.8, color: 'red' },
      ])
    )
    .reduceOptions(reduceLast().fields('probability'));
}

/** How the budget fares, in three figures. */
export function budgetStat(panel: Panel) {
  const figures = { used: 'Used', overrun: 'Overrun to expect', daysLeft: 'Used up in' };
  const stat = monthOf(panel)
    .decimals(0)
    .colorMode(BigValueColorMode.None)
    .textMode(BigValueTextMode.ValueAndName)
    .orientation(VizOrientation.Vertical)
    .reduceOptions(reduceLast().fields(`/^(${Object.values(figures).map(literal).join('|')})$/`));
  for (const [field, name] of Object.entries(figures)) stat.overrideByName(field, [{ id: 'displayName', value: name }]);
  return stat.overrideByName(figures.daysLeft, [{ id: 'noValue', value: 'It lasts' }]);
}
