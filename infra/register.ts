/** Brings the Entra app registration to what it has to be. Each run looks first: a second one changes nothing. */
import { isDeepStrictEqual } from 'node:util'
import { OperatorError } from '#bot/ports/operator-error.ts'
import { AzError, type Az } from './az.ts'
import { isPublicDomain } from '../appPackage/read-variables.ts'
import { graphOf, type Application, type FederatedCredential, type Graph } from './graph.ts'
import { signInAudience, wantedClients, wantedCredential, wantedScopes, wantedUris } from './wanted-registration.ts'

export type RegisterInput = {
  readonly displayName: string
  /** An existing registration; found by its name when null. */
  readonly appId: string | null
  /** The tenant that it must be in; whichever is signed in when null. */
  readonly tenantId: string | null
  /** The service's domain; before the first deployment null. */
  readonly host: string | null
  /** Object id of the managed identity; before the first deployment null. */
  readonly identityId: string | null
}
export type Step = { readonly what: string; readonly wasThere: boolean }
export type Registration = {
  readonly appId: string
  readonly tenantId: string
  readonly steps: readonly Step[]
  /** What the registration trusts or answers to besides, each with how to remove it: of a deployment that is gone it stays. */
  readonly others: readonly string[]
}

export type RegisterDeps = {
  readonly az: Az
  readonly newId: () => string
  /** Waits until Entra has told all of itself what is new. */
  readonly pause: () => Promise<void>
}

/** @throws OperatorError with what to do; AzError for what nobody expected */
export async function register({ az, newId, pause }: RegisterDeps, input: RegisterInput): Promise<Registration> {
  checkInput(input)
  const tenantId = await signedInTenant(az)
  if (input.tenantId !== null && input.tenantId !== tenantId) {
    throw new OperatorError(
      `You are signed in to the tenant ${tenantId}, and the app belongs into ${input.tenantId}. Run \`az login --tenant ${input.tenantId}\`, and start again.`,
    )
  }
  const graph = graphOf(az)
  const steps: Step[] = []
  try {
    const found = await findApplication(graph, input)
    const app =
      found ?? (await graph.createApplication({ displayName: input.displayName, signInAudience, api: { requestedAccessTokenVersion: 2 } }))
    steps.push({ what: `app registration ${app.displayName} (${app.appId})`, wasThere: found !== null })
    await mend(graph, { app, newId, pause, input, tenantId, steps })
    return { appId: app.appId, tenantId, steps, others: await othersOf(graph, app, input) }
  } catch (error) {
    throw refused(error)
  }
}

/** What Entra would take as it is, and nobody could sign in with afterwards. */
function checkInput({ host, identityId }: RegisterInput): void {
  if (host !== null && !isPublicDomain(host)) {
    throw new OperatorError(
      `COMMONPLACE_HOST is not a public domain: ${host}. Give the domain alone, as the deployment gave it out: no https://, port or path.`,
    )
  }
  if (identityId !== null && !guid.test(identityId)) {
    throw new OperatorError(
      `COMMONPLACE_IDENTITY is not an object id: ${identityId}. Copy COMMONPLACE_IDENTITY from the outputs of the deployment, a GUID.`,
    )
  }
}

const guid = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/iu

async function signedInTenant(az: Az): Promise<string> {
  try {
    const account = (await az(['account', 'show'])) as { readonly tenantId?: string } | null
    if (account?.tenantId !== undefined) return account.tenantId
  } catch (error) {
    if (!(error instanceof AzError)) throw error
  }
  throw new OperatorError(
    'You are not signed in. Run `az login` (with `--tenant` and your tenant’s domain if you have several), and start again.',
  )
}

async function findApplication(graph: Graph, { appId, displayName }: RegisterInput): Promise<Application | null> {
  if (appId !== null) {
    const app = await graph.application(appId)
    if (app !== null) return app
    throw new OperatorError(
      `There is no app registration ${appId} in this tenant. Sign in to its tenant, or remove MicrosoftAppId to make a new one.`,
    )
  }
  const apps = await graph.applicationsNamed(displayName)
  if (apps.length <= 1) return strangers(apps[0] ?? null)
  const ids = apps.map((app) => app.appId).join(', ')
  throw new OperatorError(
    `There are ${apps.length} app registrations named ${displayName}: ${ids}. Set MicrosoftAppId to the one that is meant.`,
  )
}

/** Every member may register an app of this name: one that somebody can sign in as is taken for ours only when it is named by its id. */
function strangers(app: Application | null): Application | null {
  const keys = (app?.passwordCredentials?.length ?? 0) + (app?.keyCredentials?.length ?? 0)
  if (app === null || keys === 0) return app
  throw new OperatorError(
    `There is an app registration named ${app.displayName} (${app.appId}) that has secrets or certificates: whoever holds one can act as it. ` +
      'If it is yours, set MicrosoftAppId to its id. If not, set COMMONPLACE_APP_NAME to another name.',
  )
}

type Mending = Pick<RegisterDeps, 'newId' | 'pause'> & {
  readonly app: Application
  readonly input: RegisterInput
  readonly tenantId: string
  readonly steps: Step[]
}

/** In the order in which Entra takes it: the version before the URI, the scope before those who may use it. */
async function mend(graph: Graph, { app, newId, pause, input, tenantId, steps }: Mending): Promise<void> {
  const { host, identityId } = input
  const change = async (what: string, now: unknown, wanted: unknown, apply: () => Promise<void>): Promise<void> => {
    const wasThere = isDeepStrictEqual(now, wanted)
    if (!wasThere) await onceKnown(apply, pause)
    steps.push({ what, wasThere })
  }
  const patch = (body: object) => (): Promise<void> => graph.changeApplication(app.id, body)

  await change('open to this tenant alone', app.signInAudience, signInAudience, patch({ signInAudience }))
  const hasPrincipal = await graph.hasServicePrincipal(app.appId)
  await change('service principal', hasPrincipal, true, () => graph.createServicePrincipal(app.appId))
  const scopes = wantedScopes(app, newId)
  const api = { ...app.api, requestedAccessTokenVersion: 2, oauth2PermissionScopes: scopes }
  await change('scope access_as_user, tokens of version 2', app.api, api, patch({ api }))
  const clients = wantedClients({ ...app, api: { ...api, oauth2PermissionScopes: [...scopes] } })
  await change(
    'Teams, Microsoft 365 and Outlook may use it',
    app.api.preAuthorizedApplications,
    clients,
    patch({ api: { ...api, preAuthorizedApplications: clients } }),
  )
  if (host !== null)
    await change(`URI api://${host}/${app.appId}`, app.identifierUris, wantedUris(app, host), () => setUris(graph, app, host))
  if (identityId === null) return
  const wanted = wantedCredential(tenantId, identityId)
  const existing = (await graph.federatedCredentials(app.id)).find(({ subject, name }) => subject === identityId || name === wanted.name)
  await change(`trust in the managed identity ${identityId}`, existing && trustOf(existing), trustOf(wanted), () =>
    existing === undefined
      ? graph.createFederatedCredential(app.id, wanted)
      : graph.changeFederatedCredential(app.id, existing.id, trustOf(wanted)),
  )
}

/** Before domain and identity are known nothing can be told apart. */
async function othersOf(
  graph: Graph,
  { id, appId, identifierUris }: Application,
  { host, identityId }: RegisterInput,
): Promise<readonly string[]> {
  if (host === null || identityId === null) return []
  const credentials = (await graph.federatedCredentials(id)).filter(({ subject }) => subject !== identityId)
  const uris = identifierUris.filter((uri) => uri !== `api://${host}/${appId}`)
  return [
    ...credentials.map(
      ({ name, subject }) =>
        `trusts ${subject} (${name}). If that is gone: az ad app federated-credential delete --id ${appId} --federated-credential-id ${name}`,
    ),
    ...uris.map((uri) => `answers to ${uri}. If that is gone, remove it in Entra: App registrations, this app, Manifest, identifierUris`),
  ]
}

/** What counts of a federated credential; its name can't be changed. */
const trustOf = ({ issuer, subject, audiences }: Omit<FederatedCredential, 'id'>): object => ({ issuer, subject, audiences })

async function setUris(graph: Graph, app: Application, host: string): Promise<void> {
  try {
    await graph.changeApplication(app.id, { identifierUris: wantedUris(app, host) })
  } catch (error) {
    if (!(error instanceof AzError) || error.code === 'Request_ResourceNotFound' || error.code === 'Authorization_RequestDenied')
      throw error
    throw new OperatorError(
      `Entra refuses the URI api://${host}/${app.appId}: ${error.message} If it is about the domain: ${domainAdvice(host)}`,
      { cause: error },
    )
  }
}

/** By itself Entra takes any domain before an app's id; an app management policy of the tenant may ask for more. */
const domainAdvice = (host: string): string =>
  host.endsWith('.azurewebsites.net')
    ? 'a policy of your tenant (app management policy) takes verified domains alone. Ask its Entra administrator to except this app, or set COMMONPLACE_DOMAIN to a verified domain of yours.'
    : `some tenants take verified domains alone. Have ${host} or its parent added to them, or this app excepted from that policy.`

const knownAttempts = 10

/** What was made a moment ago is not known everywhere at once. */
async function onceKnown(apply: () => Promise<void>, pause: () => Promise<void>): Promise<void> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      await apply()
      return
    } catch (error) {
      const isTooEarly = error instanceof AzError && ['Request_ResourceNotFound', 'Request_BadRequest'].includes(error.code ?? '')
      if (!isTooEarly || attempt === knownAttempts) throw error
      await pause()
    }
  }
}

function refused(error: unknown): unknown {
  if (!(error instanceof AzError) || error.code !== 'Authorization_RequestDenied') return error
  return new OperatorError(
    'You may not register or change this app. Ask for the Entra role Application Developer (a new app) or Cloud Application Administrator (an existing one), ' +
      'or have someone who has it run `npm run register`.',
    { cause: error },
  )
}
