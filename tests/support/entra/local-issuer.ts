/** An issuer of tokens on 127.0.0.1, for people and for Teams: publishes its keys, mints good tokens and every kind of bad one, fails on demand. */
import { once } from 'node:events'
import { createServer } from 'node:http'
import { exportJWK, generateKeyPair, SignJWT, type GenerateKeyPairResult } from 'jose'
import type { Authority } from '#bot/auth/authority.ts'

export type Minted = {
  /** A key that the issuer publishes, or one that it doesn't. */
  readonly key?: 'published' | 'foreign'
  /** The key's id in the header; the published key's when left out. */
  readonly kid?: string
}

/** `undefined` leaves a claim out. */
export type Claims = { readonly [claim: string]: unknown }

export type LocalIssuer = {
  readonly authority: Authority
  /** A token that holds for five minutes from `nowMs`, unless the claims say otherwise. */
  readonly mint: (claims: Claims, minted?: Minted) => Promise<string>
  /** How often the keys were asked for. */
  readonly asked: () => number
  /** From now on every request fails: with a status, or by never being answered. */
  readonly fail: (how: number | 'hang') => void
  readonly heal: () => void
  readonly close: () => Promise<void>
}

const kid = 'key-1'
let pairs: Promise<readonly [GenerateKeyPairResult, GenerateKeyPairResult]> | null = null

/** @param nowMs - the clock of the service under test */
export async function startLocalIssuer(nowMs: () => number): Promise<LocalIssuer> {
  // Making a key takes long; the same serve every test of a file.
  pairs ??= Promise.all([generateKeyPair('RS256', { extractable: true }), generateKeyPair('RS256', { extractable: true })])
  const [published, foreign] = await pairs
  const publicKey = await exportJWK(published.publicKey)
  const keys = [
    { ...publicKey, kid, use: 'sig', endorsements: ['msteams'] },
    { ...publicKey, kid: 'key-of-webchat', use: 'sig', endorsements: ['webchat'] },
    { ...publicKey, kid: 'key-of-nobody', use: 'sig' },
  ]
  let asked = 0
  let fault: number | 'hang' | null = null

  const server = createServer((incoming, outgoing) => {
    asked += 1
    if (fault === 'hang') return
    outgoing.statusCode = fault ?? 200
    outgoing.setHeader('content-type', 'application/json')
    outgoing.end(JSON.stringify(incoming.url === '/metadata' ? { jwks_uri: `${url}/keys` } : { keys }))
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as { port: number }
  const url = `http://127.0.0.1:${port}`

  return {
    authority: {
      botIssuer: `${url}/bot`,
      botMetadataUrl: `${url}/metadata`,
      issuers: (tenant) => [`${url}/${tenant}/v2.0`, `${url}/${tenant}/`],
      keysUrl: (tenant) => `${url}/${tenant}/keys`,
    },
    async mint(claims, { key = 'published', kid: named = kid } = {}) {
      const seconds = Math.floor(nowMs() / 1_000)
      const whole = { iat: seconds, nbf: seconds, exp: seconds + 300, ...claims }
      const present = Object.fromEntries(Object.entries(whole).filter(([, value]) => value !== undefined))
      return new SignJWT(present)
        .setProtectedHeader({ alg: 'RS256', typ: 'JWT', kid: named })
        .sign((key === 'published' ? published : foreign).privateKey)
    },
    asked: () => asked,
    fail: (how) => void (fault = how),
    heal: () => void (fault = null),
    async close() {
      const closed = once(server, 'close')
      server.close()
      server.closeAllConnections()
      await closed
    },
  }
}
