/**
 * The frame that the recommendations panel reads: one row per recommendation, fields found by name.
 * `meta.custom.schema` names this version so that a panel can refuse what it does not know.
 */
export const RECOMMENDATION_SCHEMA = 'smartcloudops.recommendations/1';

export const RECOMMENDATION_FIELDS = {
  id: { type: 'string', required: true, description: 'Stable identity; the same finding keeps its id.' },
  title: { type: 'string', required: true, description: 'What to do, as an instruction.' },
  monthlySaving: { type: 'number', required: true, description: 'Expected saving per month, in `currency`.' },
  currency: { type: 'string', required: true, description: 'ISO 4217 code of `monthlySaving`.' },
  category: {
    type: 'string',
    required: false,
    description: 'Kind of action, such as "idle", "rightsizing", "commitment".',
  },
  effort: { type: 'string', required: false, description: '"low", "medium" or "high".' },
  risk: { type: 'string', required: false, description: '"low", "medium" or "high".' },
  resourceId: { type: 'string', required: false, description: 'FOCUS ResourceId.' },
  SubAccountId: { type: 'string', required: false, description: 'FOCUS SubAccountId.' },
  SubAccountName: {
    type: 'string',
    required: false,
    description: 'FOCUS SubAccountName, shown instead of the id.',
  },
  ServiceName: { type: 'string', required: false, description: 'FOCUS ServiceName.' },
  RegionId: { type: 'string', required: false, description: 'FOCUS RegionId.' },
  reason: { type: 'string', required: false, description: 'The evidence, in one sentence.' },
  source: { type: 'string', required: false, description: 'Who found it.' },
  detectedAt: { type: 'time', required: false, description: 'When it was first found.' },
} as const;
export type RecommendationField = keyof typeof RECOMMENDATION_FIELDS;
