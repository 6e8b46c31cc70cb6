import type { ForecastScoreboardQuery, ScoreboardResponse } from '@smartcloudops/contract';
import { forecastScoreboard } from '@smartcloudops/insights';

import { scoreboardFrame } from '../../frames/scoreboard-frame.ts';
import { scoreboardJson } from '../../json/scoreboard.ts';
import { scoreboardNotices } from '../../scoreboard/scoreboard-notices.ts';
import { scoreboardChanges } from '../../scoreboard/scoreboard-state.ts';
import { costQuestion } from '../cost-question.ts';
import type { Question } from '../question.ts';

export const forecastScoreboardQuestion: Question<ForecastScoreboardQuery, ScoreboardResponse> = {
  frameType: () => 'numeric-long',
  learns: false,
  // All of them only grow, and so does the sum with each change of any.
  dataVersion: async ({ costs, forecasts, state }) =>
    (await costs.dataVersion()) + (await forecasts.version()) + (await scoreboardChanges(state)),
  async answer({ query, connections }, context) {
    const { statistic = 'all', horizon } = query;
    const board = await forecastScoreboard(context, costQuestion(query, connections));
    const rows = horizon === 'all' ? board.rows : board.rows.filter((row) => row.horizon.kind === horizon);
    const notices = [...(await scoreboardNotices(context.warehouse.state, board.connections)), ...board.notices];
    const answer = { ...board, rows, notices };
    return {
      frames: () => [scoreboardFrame(answer, statistic, { query, ...context })],
      json: () => scoreboardJson(answer, { query, ...context }),
    };
  },
};
