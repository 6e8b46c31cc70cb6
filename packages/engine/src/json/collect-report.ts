import type { CollectReport } from '../engine.ts';

/** A report as REST gives it: lists of its own. */
export function collectReportJson({ sources, ...report }: CollectReport) {
  if (!sources) return report;
  return {
    ...report,
    sources: sources.map((one) => ({ ...one, problems: [...one.problems], missing: [...one.missing] })),
  };
}
