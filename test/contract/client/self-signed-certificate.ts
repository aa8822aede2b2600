import { generateKeyPairSync, randomUUID, sign, type KeyObject } from 'node:crypto';

/** One DER value: tag, length, contents. */
function der(tag: number, ...contents: readonly Buffer[]): Buffer {
  const body = Buffer.concat(contents);
  const size = body.byteLength;
  const length = size < 128 ? [size] : size < 256 ? [0x81, size] : [0x82, size >> 8, size & 255];
  return Buffer.concat([Buffer.from([tag, ...length]), body]);
}

const sequence = (...contents: readonly Buffer[]): Buffer => der(0x30, ...contents);
const oid = (hex: string): Buffer => der(0x06, Buffer.from(hex, 'hex'));
const time = (date: Date): Buffer =>
  der(0x17, Buffer.from(`${date.toISOString().replace(/[-:T]/g, '').slice(2, 14)}Z`));
const pem = (label: string, bytes: Buffer): string =>
  `-----BEGIN ${label}-----\n${bytes.toString('base64').replace(/.{64}/g, '$&\n')}\n-----END ${label}-----\n`;

const ECDSA_SHA256 = sequence(oid('2a8648ce3d040302'));
const COMMON_NAME = oid('550403');
const SUBJECT_ALT_NAME = oid('551d11');
const BASIC_CONSTRAINTS = oid('551d13');
const DAY_MS = 86_400_000;

/** PEM of both. */
export interface Certificate {
  readonly key: string;
  readonly cert: string;
}

interface Issuer {
  readonly name: Buffer;
  readonly key: KeyObject;
}

interface Wanted {
  readonly commonName: string;
  /** A certificate for 127.0.0.1, or one that signs others. */
  readonly kind: 'server' | 'authority';
  /** In days from now. */
  readonly from?: number;
  readonly to?: number;
  /** Null: signed by itself. */
  readonly issuer: Issuer | null;
}

function extensionsFor(kind: Wanted['kind']): Buffer {
  const address = der(0x87, Buffer.from([127, 0, 0, 1]));
  const extension =
    kind === 'server'
      ? [SUBJECT_ALT_NAME, der(0x04, sequence(address))]
      : [
          BASIC_CONSTRAINTS,
          der(0x01, Buffer.from([255])),
          der(0x04, sequence(der(0x01, Buffer.from([255])))),
        ];
  return der(0xa3, sequence(sequence(...extension)));
}

/** Made anew for each run, so that no key lies in the repository. */
function createCertificate(wanted: Wanted): { readonly issuer: Issuer; readonly certificate: Certificate } {
  const { from = -1, to = 1 } = wanted;
  const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const name = sequence(der(0x31, sequence(COMMON_NAME, der(0x0c, Buffer.from(wanted.commonName)))));
  const at = (days: number) => time(new Date(Date.now() + days * DAY_MS));
  const content = sequence(
    der(0xa0, der(0x02, Buffer.from([2]))),
    der(0x02, Buffer.from([1])),
    ECDSA_SHA256,
    wanted.issuer?.name ?? name,
    sequence(at(from), at(to)),
    name,
    publicKey.export({ type: 'spki', format: 'der' }),
    extensionsFor(wanted.kind),
  );
  const signature = sign('sha256', content, wanted.issuer?.key ?? privateKey);
  return {
    issuer: { name, key: privateKey },
    certificate: {
      key: privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
      cert: pem('CERTIFICATE', sequence(content, ECDSA_SHA256, der(0x03, Buffer.from([0]), signature))),
    },
  };
}

/** A certificate for 127.0.0.1, signed by itself. */
export const createSelfSignedCertificate = (): Certificate =>
  createCertificate({ commonName: 'Media Desk test', kind: 'server', issuer: null }).certificate;

/** A company's own authority, and the certificates for 127.0.0.1 it signs; `from` and `to` in days from now. */
export function createAuthority(): {
  readonly cert: string;
  readonly issue: (life?: { readonly from?: number; readonly to?: number }) => Certificate;
} {
  const { issuer, certificate } = createCertificate({
    // Two of one name would be taken for each other.
    commonName: `Company authority ${randomUUID()}`,
    kind: 'authority',
    to: 30,
    issuer: null,
  });
  return {
    cert: certificate.cert,
    issue: (life = {}) =>
      createCertificate({ commonName: 'Company server', kind: 'server', issuer, ...life }).certificate,
  };
}
