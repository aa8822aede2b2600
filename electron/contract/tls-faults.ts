/** What is wrong with a certificate, as far as a person can tell the difference. */
export const TLS_FAULTS = [
  'expired',
  'not_yet_valid',
  'wrong_host',
  'self_signed',
  'unknown_authority',
] as const;
export type TlsFault = (typeof TLS_FAULTS)[number];

/** Node's and OpenSSL's names, as they stand in `facts.reason`. */
const BY_REASON: Readonly<Record<string, TlsFault>> = {
  CERT_HAS_EXPIRED: 'expired',
  CERT_NOT_YET_VALID: 'not_yet_valid',
  ERR_TLS_CERT_ALTNAME_INVALID: 'wrong_host',
  HOSTNAME_MISMATCH: 'wrong_host',
  DEPTH_ZERO_SELF_SIGNED_CERT: 'self_signed',
  SELF_SIGNED_CERT_IN_CHAIN: 'unknown_authority',
  UNABLE_TO_GET_ISSUER_CERT: 'unknown_authority',
  UNABLE_TO_GET_ISSUER_CERT_LOCALLY: 'unknown_authority',
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: 'unknown_authority',
  CERT_UNTRUSTED: 'unknown_authority',
};

/** Null: something else about the certificate or the handshake. */
export const tlsFaultOf = (reason: string | number | undefined): TlsFault | null =>
  typeof reason === 'string' && Object.hasOwn(BY_REASON, reason) ? (BY_REASON[reason] ?? null) : null;
