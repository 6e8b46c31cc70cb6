import { once } from 'node:events';

import { createEngine } from '@smartcloudops/engine';
import pino from 'pino';

import { httpApp } from '../../http/app.ts';
import { listen } from '../../http/listen.ts';
import { openTokenFile } from '../../tokens/token-file.ts';
import { EXIT } from '../command.ts';
import type { Command } from '../command.ts';
import { integerOption, textOption } from '../options.ts';
import { placeOf } from '../place.ts';

const HELP = `Usage: smartcloudops serve [--host ADDRESS] [--port N]

Answers REST requests and collects from the connections on a schedule. GET /api/v1/openapi.json describes the API.
Every request but /api/v1/health and /api/v1/openapi.json needs a token: smartcloudops token create --name NAME

  --host ADDRESS  address to listen on (default 127.0.0.1; put a TLS proxy in front of anything else)
  --port N        port (default 3080; 0 for a free one)

SMARTCLOUDOPS_KEY holds the key of the data as 64 hexadecimal digits, SMARTCLOUDOPS_KEY_FILE names a file that holds it, and
SMARTCLOUDOPS_KMS_KEY_ID a key of AWS KMS that it is kept encrypted under (default: the file beside the data folder).
SMARTCLOUDOPS_WAREHOUSE_URL holds the postgres:// URL of a database to keep everything in (default: a file in the data folder).
`;

const DEFAULT_PORT = 3080;
const LOOPBACK = new Set(['127.0.0.1', '::1', 'localhost']);

export const serve: Command = {
  help: HELP,
  options: { host: { type: 'string' }, port: { type: 'string' } },
  async run({ values }, { dataDir, environment, stderr, signal }) {
    const host = textOption(values, 'host') ?? '127.0.0.1';
    const port = integerOption(values, 'port', { min: 0, max: 65_535 }) ?? DEFAULT_PORT;
    const logger = pino({ name: 'smartcloudops' }, pino.destination({ dest: 2, sync: true }));
    const engine = await createEngine({ ...(await placeOf({ dataDir, environment })), logger });
    try {
      const tokens = openTokenFile(dataDir);
      const server = await listen(httpApp({ engine, tokens, logger }), { host, port });
      logger.info({ url: server.url, dataDir }, 'Listening');
      if (!LOOPBACK.has(host)) logger.warn({ host }, 'Tokens travel unencrypted; put a TLS proxy in front');
      if (tokens.list().length === 0) {
        stderr.write(
          'Nobody can ask anything yet: there is no token. Make one with:\n  smartcloudops token create --name me --role admin\n'
        );
      }
      if (!signal.aborted) await once(signal, 'abort');
      await server.close();
    } finally {
      await engine.close();
    }
    return EXIT.ok;
  },
};
