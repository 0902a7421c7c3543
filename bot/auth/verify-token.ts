/** What both kinds of token have in common: a signature of their issuer, and claims that hold now. */
import { errors, importJWK, jwtVerify, type CryptoKey, type JWTPayload, type JWTVerifyOptions } from 'jose'
import { AppError } from '#domain/errors.ts'
import type { Clock } from '#bot/ports/clock.ts'
import type { IssuerKey } from './fetch-keys.ts'
import type { KeySource } from './key-source.ts'

/** Longer than any token of Entra's. */
const maxTokenChars = 8_192

export type Verified = { readonly claims: JWTPayload; readonly key: IssuerKey }

/** @returns the token of an `Authorization: Bearer` header. @throws AppError `not-signed-in` */
export function bearerToken(authorization: string | undefined): string {
  const token = /^Bearer ([\w-]+\.[\w-]+\.[\w-]+)$/u.exec(authorization ?? '')?.[1]
  if (token === undefined || token.length > maxTokenChars) throw new AppError('not-signed-in')
  return token
}

/**
 * Only RS256, so that neither `none` nor a public key taken for a shared secret can pass.
 * @throws AppError `not-signed-in` for every token that doesn't hold; `sign-in-unreachable` as `KeySource.key`
 */
export async function verifyToken(
  token: string,
  { keys, clock }: { readonly keys: KeySource; readonly clock: Clock },
  wanted: Pick<JWTVerifyOptions, 'issuer' | 'audience' | 'clockTolerance' | 'requiredClaims'>,
): Promise<Verified> {
  let key: IssuerKey | null = null
  const keyOf = async ({ kid }: { readonly kid?: string }): Promise<CryptoKey> => {
    key = kid === undefined ? null : await keys.key(kid)
    if (key === null) throw new AppError('not-signed-in')
    return importKey(key)
  }
  try {
    const { payload } = await jwtVerify(token, keyOf, { ...wanted, algorithms: ['RS256'], currentDate: new Date(clock.nowMs()) })
    if (key === null) throw new AppError('not-signed-in')
    return { claims: payload, key }
  } catch (error) {
    if (error instanceof errors.JOSEError) throw new AppError('not-signed-in', {}, { cause: error })
    throw error
  }
}

/** @throws AppError `not-signed-in` for what is no public RSA key */
export async function importKey({ kty, n, e }: IssuerKey): Promise<CryptoKey> {
  const imported = await importJWK({ kty, n, e }, 'RS256')
  if (imported instanceof Uint8Array) throw new AppError('not-signed-in')
  return imported
}
