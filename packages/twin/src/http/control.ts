import type { Fault } from '../api.ts';
import { TwinError } from '../errors.ts';
import type { Backstage } from './perform.ts';

interface ControlReply {
  readonly status: number;
  readonly json: unknown;
}

function readFaults(body: string): Fault[] {
  let value: unknown;
  try {
    value = JSON.parse(body);
  } catch (cause) {
    throw new TwinError('TWIN_FAULT', 'The body is not JSON: send a fault or a list of faults.', { cause });
  }
  return (Array.isArray(value) ? value : [value]) as Fault[];
}

/** The doors behind the scenery: `GET /_twin`, `/_twin/invoice`, `/_twin/truth`; `GET`, `POST`, `DELETE /_twin/faults`. */
export function control(backstage: Backstage, method: string, path: string, body: string): ControlReply {
  const world = backstage.timeLine.worldAt(backstage.clock());
  const { faults } = backstage;
  switch (`${method} ${path}`) {
    case 'GET /_twin': {
      const { seed, days, accounts } = world;
      return {
        status: 200,
        json: { seed, days, accounts: accounts.length, now: new Date(backstage.clock()).toISOString() },
      };
    }
    case 'GET /_twin/invoice':
      return { status: 200, json: backstage.invoice.read() };
    case 'GET /_twin/truth':
      return { status: 200, json: world.truth };
    case 'GET /_twin/faults':
      return { status: 200, json: faults.list() };
    case 'POST /_twin/faults':
      try {
        faults.add(readFaults(body));
        return { status: 200, json: faults.list() };
      } catch (error) {
        if (error instanceof TwinError)
          return { status: error.status, json: { code: error.code, message: error.message } };
        throw error;
      }
    case 'DELETE /_twin/faults':
      faults.set([]);
      return { status: 200, json: [] };
    default:
      return { status: 404, json: { message: `There is no ${method} ${path} here.` } };
  }
}
