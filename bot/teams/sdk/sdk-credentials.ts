/** The SDK's hooks for tokens: what it sends to the connector, and the keys by which it checks what Teams sends. */
import { ServiceClientCredentialsFactory } from 'botframework-connector'
import { AppError } from '#domain/errors.ts'
import { JwtTokenExtractor } from 'botframework-connector/lib/auth/jwtTokenExtractor.js'

type Credentials = Awaited<ReturnType<ServiceClientCredentialsFactory['createCredentials']>>

export type TokenKeys = {
  /** @returns the public key in PEM, null when there is none of this id */
  readonly key: (kid: string) => Promise<{ readonly pem: string; readonly endorsements: readonly string[] } | null>
}

/** @param appToken - asked for every request; it keeps its tokens itself */
export function appCredentialsFactory(appId: string, appToken: () => Promise<string>): ServiceClientCredentialsFactory {
  return new AppCredentialsFactory(appId, appToken)
}

/** The SDK would fetch the keys at this address itself, wait for ever, and forget them when the issuer is down. */
export function lendKeys(metadataUrl: string, { key }: TokenKeys): void {
  const getKey = async (kid: string): Promise<{ readonly key: string; readonly endorsements: readonly string[] } | null> => {
    const found = await key(kid)
    return found === null ? null : { key: found.pem, endorsements: found.endorsements }
  }
  // The place is there, but the SDK's own typings hide it.
  const { openIdMetadataCache } = JwtTokenExtractor as unknown as { readonly openIdMetadataCache: Map<string, { getKey: typeof getKey }> }
  openIdMetadataCache.set(metadataUrl, { getKey })
}

/** Entra's own faults have a status, as the connector's have: nobody may take the one for the other. */
async function tokenOrFault(appToken: () => Promise<string>): Promise<string> {
  try {
    return await appToken()
  } catch (error) {
    throw new AppError('sign-in-unreachable', {}, { cause: error })
  }
}

class AppCredentialsFactory extends ServiceClientCredentialsFactory {
  readonly #appId: string
  readonly #credentials: Credentials

  constructor(appId: string, appToken: () => Promise<string>) {
    super()
    this.#appId = appId
    this.#credentials = {
      async signRequest(request) {
        request.headers.set('authorization', `Bearer ${await tokenOrFault(appToken)}`)
        return request
      },
    }
  }

  override isValidAppId = async (appId: string): Promise<boolean> => appId === this.#appId
  override isAuthenticationDisabled = async (): Promise<boolean> => false
  override createCredentials = async (): Promise<Credentials> => this.#credentials
}
