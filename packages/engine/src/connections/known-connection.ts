import type { Answers } from '../desks/answers.ts';
import type { ConnectionSettings } from '../engine.ts';
import { EngineError } from '../errors.ts';

/** @throws EngineError `ENGINE_NO_SUCH_CONNECTION`, or the reason why its settings cannot be opened */
export async function knownConnection(answers: Answers, id: string): Promise<ConnectionSettings> {
  const known = (await answers.connections(null)).find((one) => one.id === id);
  if (!known) {
    throw new EngineError(
      'ENGINE_NO_SUCH_CONNECTION',
      `There is no connection "${id}". GET /api/v1/connections lists those there are; "smartcloudops connect" or saving the data source in Grafana adds one.`
    );
  }
  if (known.kind === 'broken') throw new EngineError('ENGINE_SEAL_BROKEN', known.message);
  return known.settings;
}
