/** Whether Entra gives the app the token without which it can't send anything to Teams. */
import type { EntraConfig } from '#bot/ports/entra-config.ts'
import { inTime, LateError } from '#bot/ports/in-time.ts'
import { hostingOf, runOnHost, type DoctorDeps } from './deps.ts'
import { entraCode, entraRefusal } from './entra-refusals.ts'
import { ok, problem, skipped, type Finding } from './finding.ts'
import { isNetworkFault, noAnswer } from './no-answer.ts'
import { parts } from './parts.ts'

const part = parts.token
const patienceMs = 10_000

/** To be called when Microsoft's sign-in can be reached. */
export async function checkToken(deps: Pick<DoctorDeps, 'appToken' | 'environment'>, entra: EntraConfig): Promise<Finding> {
  const { credential } = entra
  try {
    await inTime(deps.appToken(entra), patienceMs)
    return ok(part, 'Entra gave a token for Teams\u2019 connector (api.botframework.com).')
  } catch (error) {
    const code = entraCode(error)
    if (code !== null) {
      const { found, next } = entraRefusal(code, credential)
      return problem(part, found, next)
    }
    if (credential.kind === 'managed-identity' && (isIdentityMissing(error) || !isNetworkFault(error))) return identityFinding(deps)
    if (error instanceof LateError)
      return problem(part, 'Entra gave no answer within 10 seconds.', 'Look for a firewall or a proxy in between.')
    const { why, next } = noAnswer(error)
    return problem(part, `No token could be had: ${why}.`, next)
  }
}

/** The identity's endpoint gave nothing, as far as the Azure SDK can tell: Entra was not asked. */
function isIdentityMissing(error: unknown): boolean {
  for (let at = error; at instanceof Error; at = at.cause) if (at.name === 'CredentialUnavailableError') return true
  return false
}

/** The identity's endpoint is on the host alone. */
function identityFinding(deps: Pick<DoctorDeps, 'environment'>): Finding {
  const host = hostingOf(deps)
  if (host === null) return skipped(part, 'The managed identity answers only on the host in Azure, and this is not one.', runOnHost)
  return problem(
    part,
    `${host} gives no token of the managed identity whose client id is AZURE_CLIENT_ID.`,
    `Assign it: Azure portal, the ${host === 'App Service' ? 'App Service' : 'Container App'}, Settings, Identity, *User assigned*; then compare its client id with AZURE_CLIENT_ID.`,
  )
}
