/** Reads an issuer's public keys from its address. */
import * as z from 'zod/mini'

/** A public RSA key, as a JSON Web Key. */
export type IssuerKey = {
  readonly kid: string
  readonly kty: 'RSA'
  readonly n: string
  readonly e: string
  /** The channels that the Bot Framework vouches for with this key. */
  readonly endorsements?: readonly string[]
}

/** A turn has four seconds in all. */
const timeoutMs = 3_000

const keySchema = z.object({
  kid: z.string(),
  kty: z.literal('RSA'),
  n: z.string(),
  e: z.string(),
  endorsements: z.optional(z.array(z.string())),
})
const keySetSchema = z.object({ keys: z.array(z.unknown()) })
const metadataSchema = z.object({ jwks_uri: z.url() })

/** Keys of other kinds than RSA are left out. @throws Error when the issuer can't be read */
export async function fetchKeys(keysUrl: string): Promise<readonly IssuerKey[]> {
  const { keys } = keySetSchema.parse(await fetchJson(keysUrl))
  return keys.flatMap((key) => {
    const parsed = keySchema.safeParse(key)
    if (!parsed.success) return []
    const { endorsements, ...rest } = parsed.data
    return [endorsements === undefined ? rest : { ...rest, endorsements }]
  })
}

/** The same, by way of the OpenID metadata that names the keys' address. */
export async function fetchKeysOf(metadataUrl: string): Promise<readonly IssuerKey[]> {
  return fetchKeys(metadataSchema.parse(await fetchJson(metadataUrl)).jwks_uri)
}

async function fetchJson(url: string): Promise<unknown> {
  const answer = await fetch(url, { redirect: 'error', signal: AbortSignal.timeout(timeoutMs) })
  if (!answer.ok) throw new Error(`The issuer of tokens answered ${answer.status}.`)
  return answer.json()
}
