/** What the setting "Endpoint" means for a client. */
export interface EndpointChoice {
  readonly endpoint?: string;
  readonly useFipsEndpoint?: true;
}

/**
 * Grafana's rule: `default` and blank mean AWS's own; an STS host is meant for signing in, not for the service; a FIPS host
 * switches FIPS on and lets the SDK find the hosts.
 */
export function endpointFor(service: 'sts' | 'other', setting: string | undefined): EndpointChoice {
  const endpoint = setting?.trim();
  if (!endpoint || endpoint === 'default') return {};
  if (endpoint.includes('-fips.')) return { useFipsEndpoint: true };
  const url = /^[a-z]+:\/\//i.test(endpoint) ? endpoint : `https://${endpoint}`;
  const isSts = /^(https?:\/\/)?sts[.-]/i.test(endpoint);
  if (isSts !== (service === 'sts') && (isSts || isAwsHost(url))) return {};
  return { endpoint: url };
}

/** A host of one AWS service is no address for another one; anything else (a test double, a gateway) serves all of them. */
function isAwsHost(url: string): boolean {
  return /\.amazonaws\.com(\.cn)?(\/|:|$)/i.test(url);
}
