import type * as pb from '../proto/generated/pluginv2.ts';
import type { CallContext } from '../call/call-context.ts';
import { abortReason, describeIssues, toFault } from '../call/fault.ts';
import type { Fault } from '../call/fault.ts';
import { GrafanaSdkError } from '../errors.ts';
import type { QueryAnswer } from '../plugin/answer.ts';
import type { Plugin } from '../plugin/define.ts';
import type { QueryDefinition } from '../plugin/definition.ts';
import type { Logger } from '../process/logger.ts';

/** Finds the handler of a query by its type, checks the query model and asks. */
export async function answerQuery(
  plugin: Plugin,
  query: pb.DataQuery,
  ctx: CallContext
): Promise<QueryAnswer | undefined> {
  const { refId, queryType, maxDataPoints, intervalMS: intervalMs, timeRange } = query;
  const { schema, handle } = findQuery(plugin, queryType);
  const checked = schema.safeParse(parseModel(query));
  if (!checked.success) {
    throw new GrafanaSdkError(
      'SDK_QUERY_INVALID',
      `The query is incomplete or wrong: ${describeIssues(checked.error.issues)}. Correct it in the query editor.`
    );
  }
  return handle(
    {
      query: checked.data,
      refId,
      queryType,
      timeRange: { from: new Date(timeRange?.fromEpochMS ?? 0), to: new Date(timeRange?.toEpochMS ?? 0) },
      intervalMs,
      maxDataPoints,
    },
    ctx
  );
}

function findQuery(plugin: Plugin, queryType: string): QueryDefinition<unknown, unknown> {
  const found = plugin.queries.get(queryType);
  if (found) return found;
  const known = Array.from(plugin.queries.keys(), (type) => `"${type}"`).join(', ');
  throw new GrafanaSdkError(
    'SDK_QUERY_TYPE_UNKNOWN',
    `The query has the type "${queryType}", which this plugin does not have. Use one of ${known}.`
  );
}

function parseModel({ json }: pb.DataQuery): unknown {
  try {
    return JSON.parse(Buffer.from(json).toString('utf8')) as unknown;
  } catch (cause) {
    throw new GrafanaSdkError('SDK_QUERY_INVALID', 'The query is not JSON. Save it again in the query editor.', {
      cause,
    });
  }
}

/** The fault of one query; what nobody foresaw is logged with its stack. */
export function queryFault(thrown: unknown, refId: string, signal: AbortSignal | undefined, logger: Logger): Fault {
  const fault = toFault(signal?.aborted ? abortReason(signal) : thrown);
  if (!fault.expected) logger.error({ refId, error: thrown }, `Query ${refId} failed: ${fault.message}`);
  else
    logger.debug(
      { refId, status: fault.status, source: fault.source, code: fault.code },
      `Query ${refId} failed: ${fault.message}`
    );
  return fault;
}
