import { AwsError } from '../errors.ts';

const UNUSABLE =
  /^(NotFoundException|DisabledException|KMSInvalidStateException|InvalidKeyUsageException|KeyUnavailableException)\b/;
const FOREIGN = /^(InvalidCiphertextException|IncorrectKeyException)\b/;

/** What KMS's own errors mean for whoever starts with a key of KMS. */
export function refineKmsFault(thrown: unknown, keyId: string): unknown {
  if (!(thrown instanceof AwsError) || !(thrown.cause instanceof Error)) return thrown;
  const { cause, action } = thrown;
  const said = cause.message.replace(/:\s*(\(|$)/, ' $1').trim();
  const options = { cause, ...(action === undefined ? {} : { action }) };
  if (/region (is missing|not accepted)/i.test(cause.message)) {
    const what = `KMS answers in one region, and neither the key ${keyId} nor AWS_REGION names it: give the ARN of the key.`;
    return new AwsError('AWS_SETTING_WRONG', what, options);
  }
  if (UNUSABLE.test(cause.message)) {
    return new AwsError('AWS_KMS_KEY_UNUSABLE', `KMS cannot use the key ${keyId}: ${said}.`, options);
  }
  if (FOREIGN.test(cause.message)) {
    const what = `KMS does not open the data key with the key ${keyId}: it was encrypted under another key, or is damaged (${said}).`;
    return new AwsError('AWS_KMS_WRONG_KEY', what, options);
  }
  return thrown;
}
