import { OpenAPIHono } from '@hono/zod-openapi';

import type { EngineContext } from '../engine-context.ts';
import type { Engine, Principal } from '../engine.ts';
import { EngineError } from '../errors.ts';
import { refusal } from '../parse-query.ts';
import { addAccess } from './access.ts';
import { addAnalytics } from './analytics.ts';
import { addBackfill } from './backfill.ts';
import { addBudgetRisk } from './budget-risk.ts';
import { addBudgets } from './budgets.ts';
import { addCommitments } from './commitments.ts';
import { addConnections } from './connections.ts';
import { addCostAllocation } from './cost-allocation.ts';
import { addCostAnomalies } from './cost-anomalies.ts';
import { addCostDrivers } from './cost-drivers.ts';
import { addDimensions } from './dimensions.ts';
import { addHealth } from './health.ts';
import { addMetrics } from './metrics.ts';
import { addPrice } from './price.ts';
import { problemResponse } from './problem.ts';
import { addQuery } from './query.ts';
import { addRecommendations } from './recommendations.ts';
import { addRehearsal } from './rehearsal.ts';
import { addScoreboard } from './scoreboard.ts';
import { addSecurityFindings } from './security-findings.ts';
import { addSources } from './sources.ts';
import { addTrust } from './trust.ts';
import { addTrend } from './trend.ts';

/** What a request carries besides itself: who asks. */
export interface RestEnv {
  Bindings: { readonly principal: Principal };
}

/** What the routes work with. */
export interface RestContext extends EngineContext {
  readonly engine: Engine;
}

const SECURITY = 'token';

/** The REST API, the same behind Grafana's resource calls and on the stand-alone server. */
export function restApp(engine: Engine, context: EngineContext): OpenAPIHono<RestEnv> {
  const app = new OpenAPIHono<RestEnv>({
    defaultHook: (result) => {
      if (!result.success) return problemResponse(refusal('ENGINE_BAD_REQUEST', 'request', result.error));
      return undefined;
    },
  });
  app.onError((error) => problemResponse(error));
  app.notFound((c) =>
    problemResponse(
      new EngineError(
        'ENGINE_NO_SUCH_ROUTE',
        `There is nothing at ${c.req.method} ${c.req.path}. GET /api/v1/openapi.json lists the addresses.`
      )
    )
  );
  app.openAPIRegistry.registerComponent('securitySchemes', SECURITY, { type: 'http', scheme: 'bearer' });
  const rest = { ...context, engine };
  addHealth(app, rest);
  addAnalytics(app, rest);
  addBudgetRisk(app, rest);
  addBudgets(app, rest);
  addCostAnomalies(app, rest);
  addCostDrivers(app, rest);
  addTrend(app, rest);
  addCostAllocation(app, rest);
  addScoreboard(app, rest);
  addMetrics(app, rest);
  addQuery(app, rest);
  addDimensions(app, rest);
  addConnections(app, rest);
  addTrust(app, rest);
  addCommitments(app, rest);
  addRecommendations(app, rest);
  addRehearsal(app, rest);
  addSecurityFindings(app, rest);
  addPrice(app, rest);
  addSources(app);
  addBackfill(app, rest);
  addAccess(app, rest);
  app.get('/api/v1/openapi.json', (c) =>
    c.json(
      app.getOpenAPI31Document({
        openapi: '3.1.0',
        info: {
          title: 'SmartCloudOps Analytics',
          version: '1',
          description:
            'Cost and its forecast. Money is exact decimal text beside the nearest number. Times are UTC, ends exclusive. In Grafana the same paths lie under /api/datasources/uid/<uid>/resources.',
          license: { name: 'Apache-2.0' },
        },
        security: [{ [SECURITY]: [] }],
      })
    )
  );
  return app;
}
