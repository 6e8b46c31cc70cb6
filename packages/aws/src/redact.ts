const ACCESS_KEY = /\b(?:AKIA|ASIA|AIDA|AROA)[A-Z0-9]{12,}\b/g;
const SIGNED = /\b(Signature|Credential|X-Amz-Security-Token)=[^\s,;&'"]+/gi;

/** Takes secrets out of a text that comes from elsewhere. `secrets` are the values of this connection's own settings. */
export function redact(text: string, secrets: readonly (string | undefined)[] = []): string {
  let clean = text;
  for (const secret of secrets) if (secret && secret.length >= 4) clean = clean.replaceAll(secret, '…');
  return clean.replace(ACCESS_KEY, '…').replace(SIGNED, '$1=…');
}
