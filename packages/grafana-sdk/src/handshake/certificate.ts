import { generateKeyPairSync, randomBytes, sign } from 'node:crypto';
import { bits, context, der, integer, octets, oid, sequence, set, utcTime, utf8, yes } from './der.ts';

export interface Certificate {
  readonly der: Uint8Array;
  readonly pem: string;
  readonly privateKeyPem: string;
}

const OID = {
  ecdsaWithSha256: '1.2.840.10045.4.3.2',
  commonName: '2.5.4.3',
  keyUsage: '2.5.29.15',
  subjectAltName: '2.5.29.17',
  basicConstraints: '2.5.29.19',
  extendedKeyUsage: '2.5.29.37',
  serverAuth: '1.3.6.1.5.5.7.3.1',
  clientAuth: '1.3.6.1.5.5.7.3.2',
} as const;
const DAY_MS = 86_400_000;

/** A self-signed P-256 certificate for `localhost`, as go-plugin's AutoMTLS exchanges them. */
export function selfSignedCertificate(now = new Date()): Certificate {
  const { publicKey, privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const algorithm = sequence(oid(OID.ecdsaWithSha256));
  const name = sequence(set(sequence(oid(OID.commonName), utf8('localhost'))));
  const serial = randomBytes(16);
  serial[0] = ((serial[0] ?? 0) & 0x7f) | 0x01; // positive, never zero
  const body = sequence(
    context(0, integer(Uint8Array.of(2))),
    integer(serial),
    algorithm,
    name,
    sequence(utcTime(new Date(now.getTime() - DAY_MS)), utcTime(new Date(now.getTime() + 3650 * DAY_MS))),
    name,
    publicKey.export({ type: 'spki', format: 'der' }),
    context(3, sequence(...extensions()))
  );
  const certificate = sequence(body, algorithm, bits(sign('sha256', body, privateKey)));
  return {
    der: certificate,
    pem: `-----BEGIN CERTIFICATE-----\n${Buffer.from(certificate)
      .toString('base64')
      .match(/.{1,64}/g)
      ?.join('\n')}\n-----END CERTIFICATE-----\n`,
    privateKeyPem: privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
  };
}

function extensions(): Uint8Array[] {
  const extension = (id: string, value: Uint8Array, critical = false): Uint8Array =>
    sequence(oid(id), ...(critical ? [yes()] : []), octets(value));
  return [
    extension(OID.basicConstraints, sequence(yes()), true), // it is its own authority
    extension(OID.keyUsage, bits(Uint8Array.of(0b1010_1100), 2), true), // signature, key encipherment, key agreement, certificate signing
    extension(OID.extendedKeyUsage, sequence(oid(OID.clientAuth), oid(OID.serverAuth))),
    extension(OID.subjectAltName, sequence(der(0x82, Buffer.from('localhost')))),
  ];
}
