import type { Builder, Dataquery } from '@grafana/grafana-foundation-sdk/cog';
import type { Question } from '../cost-questions.ts';
import { DATASOURCE_ID } from '../ids.ts';

export const DATASOURCE = { type: DATASOURCE_ID, uid: '${datasource}' };

/** Our query model as a target of the dashboard SDK. */
export function target(question: Question, refId = 'A'): Builder<Dataquery> {
  const query = { refId, datasource: DATASOURCE, ...question };
  // The SDK marks queries with a method that exists in types only; it never reaches the JSON.
  return { build: () => query as unknown as Dataquery };
}
