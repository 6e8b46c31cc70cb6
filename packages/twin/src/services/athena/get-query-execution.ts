import type { Call } from '../../http/service.ts';
import { isOver } from './query.ts';

export function getQueryExecution({ input, athena }: Call): unknown {
  const query = athena.look(input['QueryExecutionId']);
  const { id, sql, type, state, reason, catalog, database, workGroup, outputLocation, reuseMinutes } = query;
  const suffix = type === 'DML' ? 'csv' : 'txt';
  const took = (query.completedAt ?? query.submittedAt) - query.submittedAt;
  const failed = { ErrorCategory: 2, ErrorType: 1006, Retryable: false, ErrorMessage: reason };
  const reuse = reuseMinutes === null ? { Enabled: false } : { Enabled: true, MaxAgeInMinutes: reuseMinutes };
  return {
    QueryExecution: {
      QueryExecutionId: id,
      Query: sql,
      StatementType: type,
      ResultConfiguration: { OutputLocation: `${outputLocation}${id}.${suffix}` },
      ResultReuseConfiguration: { ResultReuseByAgeConfiguration: reuse },
      QueryExecutionContext: { Catalog: catalog.toLowerCase(), Database: database },
      Status: {
        State: state,
        StateChangeReason: reason,
        SubmissionDateTime: query.submittedAt / 1000,
        CompletionDateTime: query.completedAt === undefined ? undefined : query.completedAt / 1000,
        AthenaError: state === 'FAILED' ? failed : undefined,
      },
      Statistics: {
        EngineExecutionTimeInMillis: took,
        DataScannedInBytes: query.bytesScanned,
        TotalExecutionTimeInMillis: took,
        QueryQueueTimeInMillis: 0,
        ServicePreProcessingTimeInMillis: 0,
        QueryPlanningTimeInMillis: 0,
        ServiceProcessingTimeInMillis: 0,
        ResultReuseInformation: isOver(query) ? { ReusedPreviousResult: query.isReused } : undefined,
      },
      WorkGroup: workGroup,
      EngineVersion: { SelectedEngineVersion: 'AUTO', EffectiveEngineVersion: 'Athena engine version 3' },
      SubstatementType: type === 'DML' ? 'SELECT' : undefined,
    },
  };
}
