import { readdirSync, readFileSync } from 'node:fs';
import http from 'node:http';
import { join } from 'node:path';
import tls from 'node:tls';
import type { Logger } from './logger.ts';

type Environment = Readonly<Record<string, string | undefined>>;

/** What a Go plugin does by itself: honour HTTP(S)_PROXY, NO_PROXY, SSL_CERT_FILE and SSL_CERT_DIR in fetch and node:http(s). */
export function followNetworkEnvironment(env: Environment, logger: Logger): void {
  if (['HTTP_PROXY', 'HTTPS_PROXY', 'http_proxy', 'https_proxy'].some((name) => env[name])) {
    http.setGlobalProxyFromEnv({ ...env });
  }
  const extra = [
    ...(env.SSL_CERT_FILE ? [env.SSL_CERT_FILE] : []),
    ...(env.SSL_CERT_DIR?.split(':').flatMap((dir) => filesIn(dir, logger)) ?? []),
  ];
  const certificates = extra.flatMap((file) => certificatesIn(file, logger));
  if (certificates.length > 0) {
    tls.setDefaultCACertificates([...tls.getCACertificates('default'), ...certificates]);
  }
}

function filesIn(dir: string, logger: Logger): string[] {
  try {
    return readdirSync(dir, { withFileTypes: true })
      .filter((entry) => !entry.isDirectory())
      .map((entry) => join(dir, entry.name));
  } catch (error) {
    logger.warn(
      { dir, error },
      'SSL_CERT_DIR names a folder that cannot be read; its certificates are not trusted. Correct or unset it.'
    );
    return [];
  }
}

const PEM = /-----BEGIN (?:TRUSTED )?CERTIFICATE-----[^-]+-----END (?:TRUSTED )?CERTIFICATE-----/g;

function certificatesIn(file: string, logger: Logger): string[] {
  try {
    return readFileSync(file, 'latin1').match(PEM) ?? [];
  } catch (error) {
    logger.warn(
      { file, error },
      'A file of trusted certificates cannot be read; its certificates are not trusted. Correct or unset SSL_CERT_FILE.'
    );
    return [];
  }
}
