/** Why there was no answer, in words: node's codes of names, connections and certificates. */

export type NoAnswer = { readonly why: string; readonly next: string }

const checkName = 'Check the name, and the DNS record behind it.'
const checkChain = 'Install the certificate with its whole chain, issued by an authority that everybody trusts: Teams refuses any other.'

const known: Readonly<Record<string, NoAnswer>> = {
  ENOTFOUND: { why: 'its name is unknown', next: checkName },
  EAI_AGAIN: {
    why: 'its name could not be looked up',
    next: 'Check that this machine reaches a DNS server, then the name.',
  },
  ECONNREFUSED: { why: 'nothing listens there', next: 'Start what should answer, and check its port.' },
  ECONNRESET: { why: 'the connection was cut', next: 'Look for a firewall or a proxy in between.' },
  EHOSTUNREACH: { why: 'there is no way to it', next: 'Look for a firewall or a proxy in between.' },
  ENETUNREACH: { why: 'there is no way to it', next: 'Check that this machine has a network.' },
  ABORT_ERR: { why: 'it did not answer within 5 seconds', next: 'Look for a firewall or a proxy that drops what it does not let through.' },
  // What Microsoft's sign-in library makes of all of these.
  network_error: { why: 'the network let nothing through', next: 'Look for a firewall or a proxy in between.' },
  ETIMEDOUT: { why: 'it did not answer in time', next: 'Look for a firewall or a proxy that drops what it does not let through.' },
  CERT_HAS_EXPIRED: { why: 'its certificate has expired', next: 'Renew the certificate.' },
  CERT_NOT_YET_VALID: { why: 'its certificate does not hold yet', next: 'Check the clock of this machine, then the certificate.' },
  ERR_TLS_CERT_ALTNAME_INVALID: {
    why: 'its certificate is for another name',
    next: 'Bind a certificate for this name (App Service: Settings, Custom domains, Add binding).',
  },
  DEPTH_ZERO_SELF_SIGNED_CERT: { why: 'its certificate is self-signed', next: checkChain },
  SELF_SIGNED_CERT_IN_CHAIN: {
    why: 'its certificate was issued by an authority that this machine does not trust',
    next: `${checkChain} Behind a proxy that opens TLS, name its authority in NODE_EXTRA_CA_CERTS.`,
  },
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: { why: 'its certificate comes without its chain', next: checkChain },
  UNABLE_TO_GET_ISSUER_CERT_LOCALLY: {
    why: 'its certificate was issued by an authority that this machine does not trust',
    next: checkChain,
  },
  EPROTO: { why: 'it does not speak TLS there', next: 'Check the port, and that TLS 1.2 is on.' },
}

/** @param error - what a request threw */
export function noAnswer(error: unknown): NoAnswer {
  const code = codeOf(error)
  return known[code] ?? { why: `the request failed (${code})`, next: 'Look for a firewall or a proxy in between.' }
}

/** Whether it is the network that failed, and not somebody behind it. */
export const isNetworkFault = (error: unknown): boolean => codeOf(error) in known

/** The first code in the chain of causes; several addresses of one name fail as an AggregateError, which has the code as well. */
function codeOf(error: unknown): string {
  for (let at = error; at instanceof Error; at = at.cause) {
    if (at.name === 'AbortError' || at.name === 'TimeoutError') return 'ABORT_ERR'
    if ('code' in at && typeof at.code === 'string') return at.code
    if ('errorCode' in at && typeof at.errorCode === 'string') return at.errorCode
  }
  return 'unknown'
}
